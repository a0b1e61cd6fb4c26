/** Control words of RTF 1.9 that matter to the words of a document. */

/** Groups whose text is not the document's. A group that begins with `\*` is skipped as well. */
export const SKIPPED_GROUPS: ReadonlySet<string> = new Set(
  'annotation atnauthor atndate atnicn atnid atnparent atnref atntime bkmkend bkmkstart buptim category colortbl comment company doccomm docvar falt fldinst fonttbl footer footerf footerl footerr footnote ftncn ftnsep ftnsepc header headerf headerl headerr hlinkbase keywords listname listoverridetable listtable manager nonshppict object objdata operator pict printim private result revtbl rsidtbl rxe stylesheet subject tc template themedata xe xmlnstbl'.split(
    ' ',
  ),
);

/** Groups of `\info` whose text is kept apart. */
export const INFO_GROUPS: ReadonlySet<string> = new Set(['title', 'author']);

/** Control words that stand for characters. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  bullet: '•',
  cell: ' ',
  emdash: '—',
  emspace: ' ',
  endash: '–',
  enspace: ' ',
  ldblquote: '“',
  line: ' ',
  lquote: '‘',
  nestcell: ' ',
  qmspace: ' ',
  rdblquote: '”',
  rquote: '’',
  softline: ' ',
  tab: ' ',
};

/** Control words that end a paragraph. */
export const PARAGRAPH_ENDS: ReadonlySet<string> = new Set(['par', 'sect', 'page', 'row', 'nestrow', 'column']);
