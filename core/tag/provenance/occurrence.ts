import type { TextAnalysis } from '../../text/analysis';
import type { MatchList } from '../../text/compiled-lexicon';
import type { Reading } from '../reading';

/** A name of an agency where it stands, and the shape of the line around it. */
export interface Occurrence {
  /** Tokens, end exclusive. */
  first: number;
  endToken: number;
  /** Offsets in the text. */
  start: number;
  end: number;
  /** The line, as far as it is looked at. */
  lineStart: number;
  lineEnd: number;
  /** Of the innermost brackets around it on the line; -1 when there are none. */
  open: number;
  close: number;
  field: number;
}

/** Characters of a line that are looked at on either side; lines of hostile files have no end. */
const REACH = 300;
const NEWLINE = 0x0a;
/** Credits in brackets are short. */
const BRACKET_REACH = 120;
const OPENING = '([（【［';
const CLOSING = ')]）】］';

export function occurrenceAt({ analysis, fields }: Reading, first: number, endToken: number): Occurrence {
  const { text } = analysis;
  const start = analysis.start[first]!;
  const end = analysis.end[endToken - 1]!;
  let lineStart = start;
  while (lineStart > 0 && start - lineStart < REACH && text.charCodeAt(lineStart - 1) !== NEWLINE) lineStart--;
  let lineEnd = end;
  while (lineEnd < text.length && lineEnd - end < REACH && text.charCodeAt(lineEnd) !== NEWLINE) lineEnd++;
  const open = openBracket(text, start, lineStart);
  const close = open < 0 ? -1 : closeBracket(text, end, lineEnd);
  return { first, endToken, start, end, lineStart, lineEnd, open: close < 0 ? -1 : open, close, field: fields[first]! };
}

function openBracket(text: string, start: number, lineStart: number): number {
  for (let position = start - 1; position >= lineStart && start - position < BRACKET_REACH; position--) {
    const character = text[position]!;
    if (OPENING.includes(character)) return position;
    if (character === ')' || character === ']') return -1;
  }
  return -1;
}

function closeBracket(text: string, end: number, lineEnd: number): number {
  for (let position = end; position < lineEnd && position - end < BRACKET_REACH; position++) {
    const character = text[position]!;
    if (CLOSING.includes(character)) return position;
    if (character === '(' || character === '[') return -1;
  }
  return -1;
}

/** Characters of a line from which on it may have been broken for its width. */
const WIDTH = 40;

/** Whether a line goes on with the sentence of the line above, as in copy broken by width. */
export function continuesLine(text: string, { lineStart }: Occurrence): boolean {
  if (text[lineStart - 1] !== '\n' || !/[\p{L},]/u.test(text[lineStart - 2] ?? '')) return false;
  return !text.slice(Math.max(0, lineStart - WIDTH), lineStart - 1).includes('\n');
}

/** The longest of the matches of a list that overlap, the first of equally long ones: "PA news agency" rather than "the PA". */
export function longestMatches(
  list: MatchList,
  counts: (value: number) => boolean = () => true,
): { first: number; end: number; value: number }[] {
  const longest: { first: number; end: number; value: number }[] = [];
  for (let match = 0; match < list.count; match++) {
    const found = { first: list.first[match]!, end: list.end[match]!, value: list.value[match]! };
    if (!counts(found.value)) continue;
    const last = longest.at(-1);
    if (!last || found.first >= last.end) longest.push(found);
    else if (found.end - found.first > last.end - last.first) longest[longest.length - 1] = found;
  }
  return longest;
}

/** Cues of some meanings between two offsets of the text. */
export class CuesBetween {
  constructor(private readonly analysis: TextAnalysis) {}

  /** The offset at which the first such cue begins; -1 when there is none. */
  find(from: number, to: number, ...meanings: number[]): number {
    const { start, end, matches } = this.analysis;
    const { count, first, end: behind, value } = matches.sourcing;
    for (let match = firstFrom(first, start, count, from); match < count && start[first[match]!]! < to; match++) {
      if (meanings.includes(value[match]!) && end[behind[match]! - 1]! <= to) return start[first[match]!]!;
    }
    return -1;
  }

  has(from: number, to: number, ...meanings: number[]): boolean {
    return this.find(from, to, ...meanings) >= 0;
  }
}

/** The first match that begins at an offset or behind it, by bisection. */
function firstFrom(first: Uint32Array, start: Uint32Array, count: number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[first[middle]!]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
