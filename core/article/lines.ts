import { UnitBuffer } from '../text/units';

/** A line of a text without the white space around it, and the shape that tells prose from site furniture. */
export interface Line {
  text: string;
  /** Offsets of `text` in the whole, in UTF-16 code units, end exclusive. */
  start: number;
  end: number;
  /** Words, or half the number of characters where a script writes none apart. */
  words: number;
  /** Ends as a sentence does. */
  sentence: boolean;
  /** An empty line stands before it. */
  paragraph: boolean;
}

/** A text wrapped by a typewriter or a wire: lines end near one margin, in the middle of sentences. */
const LONGEST_WRAPPED = 90;
/** A line shorter than this was not broken by the margin. */
const LEAST_WRAPPED = 42;
const LEAST_LINES = 4;
/** Of the lines that end within a sentence, this share must be followed by a small letter. */
const LEAST_CARRIED = 0.4;

const NEWLINE = 0x0a;
const FIRST_UNSPACED = 0x2e80;
const LAST_UNSPACED = 0x9fff;

/** By UTF-16 code unit, what the shape of a line is told by. */
const Shape = { other: 0, sentenceEnd: 1, afterSentenceEnd: 2 } as const;
const SHAPES = new Uint8Array(0x10000);
for (const end of '.!?…。！？؟۔') SHAPES[end.charCodeAt(0)] = Shape.sentenceEnd;
for (const after of '"\'”’»)]」』*') SHAPES[after.charCodeAt(0)] = Shape.afterSentenceEnd;

const buffer = new UnitBuffer();

/** By UTF-16 code unit: white space, or a character of a script that writes no spaces. */
const SPACE = 1;
const UNSPACED = 2;
const KINDS = new Uint8Array(0x10000).fill(UNSPACED, FIRST_UNSPACED, LAST_UNSPACED + 1);
for (const space of [9, 10, 11, 12, 13, 0x20, 0xa0, 0x200b, 0x3000, 0xfeff]) KINDS[space] = SPACE;

/** Whether a text ends as a sentence does, quotes and brackets after it left aside. */
export function endsSentence(text: string): boolean {
  let last = text.length - 1;
  while (last > 0 && SHAPES[text.charCodeAt(last)] === Shape.afterSentenceEnd) last--;
  return last >= 0 && SHAPES[text.charCodeAt(last)] === Shape.sentenceEnd;
}

/** The lines that hold something, in order. Linear in the length of the text: each character is looked at once. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  const units = buffer.take(text);
  const { length } = text;
  let emptyBefore = false;
  for (let position = 0; position < length; position++) {
    while (position < length && units[position] !== NEWLINE && (KINDS[units[position]!]! & SPACE) !== 0) position++;
    const start = position;
    let words = 0;
    let unspaced = 0;
    let before: number = SPACE;
    for (; position < length; position++) {
      const unit = units[position]!;
      if (unit === NEWLINE) break;
      // Sums instead of branches, since where words end cannot be foreseen.
      const kind = KINDS[unit]!;
      words += before & ~kind & SPACE;
      unspaced += kind >> 1;
      before = kind;
    }
    let end = position;
    while (end > start && (KINDS[units[end - 1]!]! & SPACE) !== 0) end--;
    if (end === start) {
      emptyBefore = true;
      continue;
    }
    let last = end - 1;
    while (last > start && SHAPES[units[last]!] === Shape.afterSentenceEnd) last--;
    lines.push({
      text: text.slice(start, end),
      start,
      end,
      words: words + (unspaced >> 1),
      sentence: SHAPES[units[last]!] === Shape.sentenceEnd,
      paragraph: emptyBefore,
    });
    emptyBefore = false;
  }
  return lines;
}

/** Whether a line goes on in the next one: broken at the margin, with neither an empty line nor an indent between. */
function isCarried(text: string, line: Line, next: Line): boolean {
  const between = text.slice(line.end, next.start);
  return !next.paragraph && !/\n[ \t]/.test(between) && line.end - line.start >= LEAST_WRAPPED;
}

/**
 * Lines of a wrapped text joined to paragraphs; other texts as they are. `text` of a joined line keeps its newlines, so
 * that offsets stay those of the text.
 */
export function joinWrapped(text: string, lines: Line[]): Line[] {
  if (lines.length < LEAST_LINES || lines.some(({ start, end }) => end - start > LONGEST_WRAPPED)) return lines;
  const next = lines.filter(
    (line, index) => index > 0 && !lines[index - 1]!.sentence && isCarried(text, lines[index - 1]!, line),
  );
  const small = next.filter((line) => /^[\p{Ll}\d("“]/u.test(line.text));
  if (next.length < LEAST_LINES || small.length < next.length * LEAST_CARRIED) return lines;
  const joined: Line[] = [];
  let last: Line | undefined;
  lines.forEach((line, index) => {
    if (last && isCarried(text, lines[index - 1]!, line)) {
      const content = text.slice(last.start, line.end);
      Object.assign(last, { text: content, end: line.end, words: last.words + line.words, sentence: line.sentence });
    } else joined.push((last = { ...line }));
  });
  return joined;
}

/** Words between spaces, from one offset to another; of scripts without spaces, one for every two characters. */
export function countWords(text: string, from = 0, to = text.length): number {
  let words = 0;
  let unspaced = 0;
  let before: number = SPACE;
  for (let position = from; position < to; position++) {
    const kind = KINDS[text.charCodeAt(position)]!;
    words += before & ~kind & SPACE;
    unspaced += kind >> 1;
    before = kind;
  }
  return words + (unspaced >> 1);
}
