import type { ArticleVocabulary } from '../vocabulary';
import { roleOfLine } from '../vocabulary';
import type { WireFrame } from './frame';
import type { WireLine } from './wire-lines';

/** The lines between the start of a message's text and its first paragraph, by what they are. */
export interface WireHead {
  /** Wrapped headlines are several lines. */
  headline: WireLine[];
  byline?: { line: WireLine; name: string };
  notes: WireLine[];
  /** "1ST LEAD", "EXTRA", "(Achtung)". */
  tags: WireLine[];
  slugline?: WireLine;
  /** Lines of the head that are none of these. */
  rest: WireLine[];
  /** How many lines belong to the head. */
  count: number;
}

const MOST_LINES = 14;
const LONGEST_LINE = 200;
const LONGEST_TAG = 40;
const LONGEST_HEADLINE_LINES = 3;
/** "BC-US--Ethanol-Losing Grassland, 1st Ld-Writethru,1140", "AP-Top-Entertainment-Headlines,0176". */
const SLUGLINE = /^(?:[A-Z]{2}-\S.{0,90}|.{1,90}), ?\d{0,5}$/;
/** What AP says of its pictures above the story: "AP Photo SDDD101, SDDD102". */
const PICTURES = /^AP (?:Photo|Video|Graphic|Audio)s?\b/;

function isTag({ text }: WireLine): boolean {
  if (text.length > LONGEST_TAG) return false;
  return /^\(.{1,30}\)$/.test(text) || (text === text.toUpperCase() && /^[\p{Lu}\d][\p{Lu}\d .:/-]{1,39}$/u.test(text));
}

/** Sorts the lines at the beginning of a message's text. `lines` are all lines of the text. */
export function readWireHead(
  lines: readonly WireLine[],
  { protocol }: WireFrame,
  slugInHeader: string | undefined,
  vocabulary: ArticleVocabulary,
): WireHead {
  const head: WireHead = { headline: [], notes: [], tags: [], rest: [], count: 0 };
  let closedHead = false;
  for (const [index, line] of lines.entries()) {
    const opensBody =
      line.indented ||
      (line.afterBlank && index > 0 && (protocol !== 'iptc-7901' || closedHead || head.headline.length > 0));
    if (opensBody || index >= MOST_LINES || line.text.length > LONGEST_LINE) break;
    head.count++;
    closedHead = line.closed;
    sortLine(line, lines[index + 1], head, protocol, slugInHeader, vocabulary);
  }
  return head;
}

function sortLine(
  line: WireLine,
  next: WireLine | undefined,
  head: WireHead,
  protocol: WireFrame['protocol'],
  slugInHeader: string | undefined,
  vocabulary: ArticleVocabulary,
): void {
  const role = roleOfLine(line.text, vocabulary);
  const begun = head.headline.length > 0;
  if (role?.role === 'note' || PICTURES.test(line.text)) head.notes.push(line);
  else if (role?.role === 'byline' && begun && /^\S+\s+\p{Lu}/u.test(line.text))
    head.byline ??= { line, name: line.text.slice(role.length).trim() };
  else if (!begun && isSlugline(line, protocol, slugInHeader, head)) head.slugline = line;
  else if (!begun && protocol === 'iptc-7901' && next && !next.afterBlank && isTag(line)) head.tags.push(line);
  else if (!begun) head.headline.push(line);
  else if (protocol === 'iptc-7901' && !head.byline && head.headline.length < LONGEST_HEADLINE_LINES)
    head.headline.push(line);
  else head.rest.push(line);
}

function isSlugline(
  { text }: WireLine,
  protocol: WireFrame['protocol'],
  slugInHeader: string | undefined,
  head: WireHead,
): boolean {
  if (head.slugline) return false;
  if (protocol === 'anpa-1312') return SLUGLINE.test(text) || text === slugInHeader || text.startsWith('*');
  return protocol === 'iptc-7901' && slugInHeader === undefined && (text.startsWith('/') || text.endsWith('/'));
}
