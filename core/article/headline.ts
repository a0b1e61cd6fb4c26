import { isProse } from './body-block';
import type { RoledLine } from './body-block';
import { splitCredit } from './captions';
import { countWords } from './lines';
import { parsePrintedDate } from './printed-dates';

/**
 * Finds the headline among the lines above a story. The weights are those of a conditional logit over the lines of 105
 * pasted pages whose title is known and shown (five-fold: 92 right, where hand-set weights had 90), rounded.
 */

/** Words a headline has at the least and the most. */
const SHORTEST = 2;
const LONGEST = 32;
/** Lines above the story that are looked at, and lines around it where a headline may stand again. */
const REACH = 80;
const REPEAT_REACH = 400;
/** Lines of the story that a headline is compared with: its opening counts apart. */
const OPENING = 6;
const LONGEST_STORY = 400;
/** A byline or a date stands so many lines below most headlines. */
const CREDIT_REACH = 4;
const NEAR_CREDIT = 2;
const LONGEST_CREDIT = 12;
const LONGEST_DATE = 8;
/** Words that a line in a longer one has at the least to be a title in a sentence about it ("Share …"). */
const SHORTEST_TITLE = 4;
/** Words before a headline that a page joins to it without a space, and those of the headline, at the least. */
const SHORTEST_KICKER = 2;
const SHORTEST_REST = 3;
const KICKER = /^.{6,80}?["”“»:](?=\p{Lu}\p{Ll})/u;
/** Words that make a line long enough for any headline. */
const FULL = 8;
/** What stands so often again is a label or a button. */
const MENU_TIMES = 3;
const YEAR = /\b(?:19|20)\d\d\b/;
const COPYRIGHT = /©|^copyright\b/i;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff]/;
const QUOTED = /^[“"„«‚‘'].*[”"“»’']$/;
const BETWEEN_SECTIONS = /[|»>]|(?:・[^・]*){3}/;

const WEIGHTS = {
  /** Share of its words, of at least three, that stand in the opening; and in the whole story. */
  inOpening: 1.9,
  inStory: 2.2,
  length: 3.5,
  creditBelow: 2.6,
  creditNear: 0.6,
  /** Below stands another line as long as a headline: its standfirst. */
  standfirst: 1.5,
  /** Stands again alone, as the beginning of the page's title, and within another line. */
  repeated: 0.3,
  beginsTitle: 1.25,
  within: 1.1,
  stop: -3,
  /** A path of sections ("News » Sport"), words that are wholly in quotation marks, a label or a button. */
  sections: -2,
  quoted: -1,
  label: -2,
  /** The upper of two long lines above a byline or date: the lower is its standfirst. */
  above: 0.8,
  ofStory: -1.5,
  perLine: -0.05,
};

/** Words of some length; of scripts that write words together, every two characters. */
function contentWords(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u)) {
    if (UNSPACED.test(word)) for (let at = 0; at + 1 < word.length; at++) found.add(word.slice(at, at + 2));
    else if (word.length > 3) found.add(word);
  }
  return found;
}

const wordsOf = (lines: readonly RoledLine[]) => contentWords(lines.map(({ text }) => text).join(' '));

function isCredit(line: RoledLine): boolean {
  return (
    line.role === 'byline' ||
    line.role === 'updated' ||
    line.role === 'published' ||
    (line.words <= LONGEST_CREDIT && !line.sentence && YEAR.test(line.text))
  );
}

/** A date alone, or a longer line with date and time, as below a headline. */
function isDate({ text, words }: RoledLine): boolean {
  const date = parsePrintedDate(text);
  return date !== undefined && (words <= LONGEST_DATE || date.includes('T'));
}

/** Whether a line may be a headline at all: the first of the story too, when it ends as no sentence of a story does. */
function isCandidate(line: RoledLine, first: boolean): boolean {
  if (line.role || line.words < SHORTEST || line.words > LONGEST) return false;
  if (COPYRIGHT.test(line.text) || splitCredit(line.text)) return false;
  if (/\d/.test(line.text) && isDate(line)) return false;
  if (first) return !line.text.endsWith('.') && line.words <= LONGEST / 2;
  return !(line.sentence && isProse(line) && line.words > LONGEST / 2);
}

/** Whether a line is one of a paragraph that a margin broke: the next goes on with a small letter. */
function isBroken(line: RoledLine, next: RoledLine | undefined): boolean {
  return next !== undefined && !next.role && !next.paragraph && line.words > FULL && /^\p{Ll}/u.test(next.text);
}

function shareOf(words: ReadonlySet<string>, all: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (all.has(word)) shared++;
  return shared / Math.max(3, words.size);
}

/** What it counts that a line stands on the page again. */
function repeats(line: RoledLine, others: readonly RoledLine[]): number {
  let alone = 0;
  let begins = false;
  let within = false;
  for (const other of others) {
    if (other === line || other.text.length < line.text.length) continue;
    if (other.text === line.text) alone++;
    else if (other.text.startsWith(line.text)) begins = true;
    else if (line.words >= SHORTEST_TITLE && other.text.includes(line.text)) within = true;
  }
  if (alone >= MENU_TIMES) return WEIGHTS.label;
  return (alone > 0 ? WEIGHTS.repeated : 0) + (begins ? WEIGHTS.beginsTitle : 0) + (within ? WEIGHTS.within : 0);
}

/** The length of a kicker that stands before a headline without a space between (“Berlin Marathon:A hard day”); 0 without one. */
export function kickerLength(headline: string): number {
  const kicker = KICKER.exec(headline)?.[0];
  if (kicker === undefined) return 0;
  const rest = headline.slice(kicker.length);
  return countWords(kicker) >= SHORTEST_KICKER && countWords(rest) >= SHORTEST_REST ? kicker.length : 0;
}

/**
 * The line above the story that is its headline: it shares words with the story, has a byline, a date or a standfirst
 * below, and often stands again (as the page's title too). Undefined when no line can be one.
 */
export function findHeadline(
  lines: readonly RoledLine[],
  { first: bodyStart, end: bodyEnd }: { first: number; end: number },
): number | undefined {
  const opening = wordsOf(lines.slice(bodyStart, bodyStart + OPENING));
  const story = wordsOf(lines.slice(bodyStart, Math.min(bodyEnd, bodyStart + LONGEST_STORY)));
  const around = lines.slice(Math.max(0, bodyStart - REPEAT_REACH), bodyStart + REPEAT_REACH);
  const may = (index: number) =>
    index < lines.length &&
    isCandidate(lines[index]!, index === bodyStart) &&
    !isBroken(lines[index]!, lines[index + 1]);
  const isFull = ({ words }: RoledLine) => words >= FULL;
  const isLong = (index: number) => index >= 0 && may(index) && isFull(lines[index]!);
  const isPair = (index: number) => isLong(index) && !isLong(index - 1) && !isLong(index + 2);
  let best = -Infinity;
  let headline: number | undefined;
  for (let index = Math.max(0, bodyStart - REACH); index <= bodyStart; index++) {
    if (!may(index)) continue;
    const line = lines[index]!;
    const words = contentWords(line.text);
    const credit = lines.slice(index + 1, index + 1 + CREDIT_REACH).findIndex(isCredit);
    const next = index < bodyStart && may(index + 1) ? lines[index + 1] : undefined;
    const score =
      shareOf(words, opening) * WEIGHTS.inOpening +
      shareOf(words, story) * WEIGHTS.inStory +
      (Math.min(line.words, FULL) / FULL) * WEIGHTS.length +
      (credit >= 0 ? WEIGHTS.creditBelow : 0) +
      (credit >= 0 && credit < NEAR_CREDIT ? WEIGHTS.creditNear : 0) +
      (next && isFull(line) && isFull(next) && next.words > 2 * FULL ? WEIGHTS.standfirst : 0) +
      repeats(line, around) +
      (line.text.endsWith('.') ? WEIGHTS.stop : 0) +
      (BETWEEN_SECTIONS.test(line.text) ? WEIGHTS.sections : 0) +
      (QUOTED.test(line.text) ? WEIGHTS.quoted : 0) +
      (next && credit >= 0 && isFull(next) && isPair(index) ? WEIGHTS.above : 0) +
      (index === bodyStart ? WEIGHTS.ofStory : 0) +
      (bodyStart - index) * WEIGHTS.perLine;
    if (score > best) {
      best = score;
      headline = index;
    }
  }
  return headline;
}
