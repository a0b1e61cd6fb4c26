import { docxFile, docxParagraph, docxPicture, docxTable } from '../../files/docx-file';
import { pdfFile } from '../../files/pdf-file';
import { articleOf, outcomesOf, segmentsOf } from '../taste';

jest.setTimeout(30_000);

const STORY = [
  'headline: Quay reopens',
  'byline: By Ann Lee',
  'dateline: OSLO, March 5 (AP) -',
  'body: The western quay reopened on Monday – “at last”.',
];

describe('Word documents', () => {
  const body = [
    docxParagraph('Quay reopens', 'Title'),
    docxParagraph('By Ann Lee'),
    docxParagraph('OSLO, March 5 (AP) - The western quay reopened on Monday – “at last”.'),
    docxPicture('Two ferries at the quay. Description automatically generated'),
    docxParagraph('Ferries at dawn (Bo Ek/AFP)', 'Caption'),
    docxTable([
      ['Harbour', 'Ferries'],
      ['Oslo', '3'],
    ]),
    docxParagraph('Repairs &amp; checks go on.'),
  ].join('');

  it('gives the story, its captions and what the properties say', async () => {
    const bytes = docxFile({ body, title: 'Document1', author: 'A. Lee', created: '2024-03-05T09:30:00Z' });
    const article = await articleOf({ bytes, name: 'story.docx' });
    expect(segmentsOf(article)).toEqual([
      ...STORY,
      'caption: Two ferries at the quay.',
      'caption: Ferries at dawn (',
      'credit: Bo Ek/AFP',
      'body: Harbour Ferries',
      'body: Oslo 3',
      'body: Repairs & checks go on.',
    ]);
    expect(article.details).toMatchObject({
      headline: 'Quay reopens',
      by: 'Ann Lee',
      located: 'Oslo',
      language: 'en',
      firstCreated: '2024-03-05T09:30:00Z',
      captions: [{ text: 'Two ferries at the quay.' }, { text: 'Ferries at dawn', credit: 'Bo Ek/AFP' }],
    });
  });

  it('takes the title of the properties for the headline where no paragraph is one', async () => {
    const bytes = docxFile({ body: docxParagraph('The quay reopened on Monday.'), title: 'Quay reopens' });
    expect((await articleOf({ bytes })).details.headline).toBe('Quay reopens');
  });

  it.each([
    ['no words', docxFile({ body: docxParagraph(' ') }), 'NO_ARTICLE'],
    ['a document type', docxFile({ body: docxParagraph('x'), prologue: '<!DOCTYPE x>' }), 'UNSAFE'],
    ['XML that breaks off', docxFile({ body: '<w:p>' }), 'MALFORMED'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await outcomesOf({ bytes })).toEqual([code]);
  });
});

describe('RTF', () => {
  const rtf = (content: string) => Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0 ${content}}`, 'latin1');
  const FONTS =
    '{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}{\\f2\\fcharset134 SimSun;}}{\\stylesheet{\\s1 heading 1;}}';
  const INFO = '{\\info{\\title Quay}{\\author A. Lee}{\\creatim\\yr2024\\mo3\\dy5\\hr9\\min30}}';

  it('gives the story and what the properties say', async () => {
    const bytes = rtf(
      `${FONTS}${INFO}{\\*\\generator Program 1;}{\\pict 89504e47}\\pard{\\b Quay reopens}\\par By Ann Lee\\par OSLO, March 5 (AP) - The western quay reopened on Monday \\u8211?{\\v secret} \\ldblquote at last\\rdblquote .\\par {\\header top}`,
    );
    const article = await articleOf({ bytes, name: 'story.rtf' });
    expect(segmentsOf(article)).toEqual([
      ...STORY.slice(0, 3),
      'body: The western quay reopened on Monday – “at last”.',
    ]);
    expect(article.details).toMatchObject({
      headline: 'Quay reopens',
      by: 'Ann Lee',
      firstCreated: '2024-03-05T09:30:00',
    });
  });

  it.each([
    ['the document’s code page', "caf\\'e9 cr\\'e8me", 'café crème'],
    ['bytes beyond ASCII', 'caf\xe9', 'café'],
    ['a font’s character set', "{\\f1 \\'cf\\'f0\\'e8\\'f7\\'e0\\'eb} open", 'Причал open'],
    ['characters of two bytes', "{\\f2 \\'b3\\'c7\\'ca\\'d0} city", '城市 city'],
    ['Unicode with one character to pass over', 'a\\u8364?b', 'a€b'],
    ['Unicode with two', "\\uc2 a\\u8364\\'80\\'80b", 'a€b'],
    ['Unicode with none', '\\uc0 a\\u8364 b', 'a€b'],
    ['Unicode below zero', 'a\\u-10179?\\u-8704?b', 'a😀b'],
    ['signs that stand for themselves', 'a\\{b\\}c\\\\d', 'a{b}c\\d'],
    ['binary data', 'a{\\pict\\bin5 }}}}}}b', 'ab'],
    ['a link', '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt quay}}', 'quay'],
  ])('reads %s', async (_, content, expected) => {
    expect((await articleOf({ bytes: rtf(FONTS + content) })).text).toBe(expected);
  });

  it.each([
    ['no words', rtf(FONTS), 'NO_ARTICLE'],
    ['a file that breaks off', rtf('{a').subarray(0, -1), 'MALFORMED'],
    ['groups within groups', rtf('{'.repeat(50_000) + 'a' + '}'.repeat(50_000)), 'TOO_DEEP'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await outcomesOf({ bytes })).toEqual([code]);
  });
});

describe('PDF', () => {
  const line = (text: string, y: number, size = 11) => ({ text, size, y });
  const first = [
    line('The Daily Ferry', 780, 8),
    line('Quay reopens', 750, 24),
    line('By Ann Lee', 710),
    line('OSLO, March 5 (AP) - The western quay re-', 680),
    line('opened on Monday, said the port.', 667),
    line('Ferries left', 640),
    line('1', 20, 8),
  ];
  const page = (number: number) => [
    line('The Daily Ferry', 780, 8),
    line(`at ${number + 4} in the morning`, 750),
    line(String(number), 20, 8),
  ];

  it('joins lines and pages to paragraphs, without heads, feet and hyphens', async () => {
    const bytes = pdfFile({ pages: [first, page(2), page(3)], title: 'Quay reopens' });
    const article = await articleOf({ bytes, name: 'story.pdf' });
    expect(segmentsOf(article)).toEqual([
      ...STORY.slice(0, 3),
      'body: The western quay reopened on Monday, said the port.',
      'body: Ferries left at 6 in the morning at 7 in the morning',
    ]);
    expect(article.details).toMatchObject({
      headline: 'Quay reopens',
      by: 'Ann Lee',
      firstCreated: '2024-03-05T09:30:00+01:00',
    });
  });

  const encryption = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (${'x'.repeat(32)}) /U (${'y'.repeat(32)}) >> /ID [(abcdefghijklmnop) (abcdefghijklmnop)]`;
  it.each([
    ['one without a text layer', pdfFile({ pages: [[]] }), 'NO_ARTICLE'],
    ['an encrypted one', pdfFile({ pages: [first], trailer: encryption }), 'ENCRYPTED'],
    ['a book', pdfFile({ pages: Array.from({ length: 61 }, () => first) }), 'TOO_COMPLEX'],
    ['what only begins as one', Buffer.from('%PDF-1.7 nothing else'), 'MALFORMED'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await outcomesOf({ bytes })).toEqual([code]);
  });
});
