import { splitCredit } from './captions';
import type { Line } from './lines';
import type { LineRole } from './vocabulary';

/**
 * Finds the story on a page: the run of lines with the most prose after what speaks against it, as the densest-block
 * extractors of web pages do (Kohlschütter et al. 2010, "Boilerplate Detection using Shallow Text Features"). The
 * weights were set on pasted pages with a known body.
 */

/** Words that make a line prose even when it ends without a full stop. */
const LONG_LINE = 20;
/** Words that make a line with a full stop prose. */
const SENTENCE_LINE = 6;
/** What a line that is neither prose nor furniture takes off the run, in words. */
const SHORT_LINE = 9;
const FURNITURE_LINE = 6;
/** What an entry of a list takes off: a list may be long. */
const LIST_LINE = 1;
/** What a heading such as "Related stories" takes off: more than the teasers below it can win back. */
const STOP_LINE = 70;
/**
 * Share of its words that prose counts for when no prose stands next to it: so do the teasers of other stories, most of
 * them whole sentences.
 */
const ALONE = 0.8;
const ALONE_UNFINISHED = 0.9;
/** Words of a line in a script without spaces that make it prose without a full stop; headlines there run to 25. */
const LONG_UNSPACED = 40;
/** Characters a word has at the least on average where spaces part words; an unspaced word counts two. */
const UNSPACED_WORD = 2.2;
/** So many short lines in a row are a list of links; subheadings stand alone or in twos. */
const LINK_LIST = 3;
/** Lines of a list that a story holds: the fewest behind a colon; else the fewest, the share with figures, and words (buttons have fewer). */
const LIST = 4;
const ROWS = 8;
const FIGURES = 0.5;
const WORDS_A_ROW = 1.7;
const LONGEST_ENTRY = 16;
const FIGURE = /\d/;
const ANNOUNCES = /[:：]$/;
/** Letters alone on a line are the credit of the picture above, not a heading. */
const ACRONYM = /^\p{Lu}{2,5}$/u;

/** Words; a longer line with a credit in brackets is a paragraph that closes with its agency. */
export const LONGEST_CAPTION = 60;

export interface RoledLine extends Line {
  role?: LineRole;
  /** Length of the words that say so. */
  cueLength?: number;
}

/** Whether a line is running text by its shape. */
export function isProse(line: Line): boolean {
  if (line.sentence) return line.words >= SENTENCE_LINE;
  if (line.words < LONG_LINE) return false;
  return line.words >= LONG_UNSPACED || line.text.length > line.words * UNSPACED_WORD;
}

/**
 * Which lines are entries of a list that a story holds, such as dates of a tour, results or ingredients: so many short lines in
 * a row that most have a figure, or that a line of the story which ends in a colon announces.
 */
function listedLines(lines: readonly RoledLine[]): Uint8Array {
  const listed = new Uint8Array(lines.length);
  const isShort = (line: RoledLine) => line.role === undefined && line.words <= LONGEST_ENTRY && !isProse(line);
  for (let start = 0; start < lines.length; start++) {
    if (!isShort(lines[start]!)) continue;
    let end = start;
    let figures = 0;
    let words = 0;
    for (; end < lines.length && isShort(lines[end]!); end++) {
      if (FIGURE.test(lines[end]!.text)) figures++;
      words += lines[end]!.words;
    }
    const announced = start > 0 && ANNOUNCES.test(lines[start - 1]!.text) && lines[start - 1]!.role === undefined;
    const rows = end - start;
    if (announced ? rows >= LIST : rows >= ROWS && figures >= rows * FIGURES && words >= rows * WORDS_A_ROW)
      listed.fill(1, start, end);
    start = end;
  }
  return listed;
}

/** What a line adds to the run, in words. A notice of the site's in whole sentences says nothing of where a story ends. */
function weight(line: RoledLine, neighbours: number): number {
  if (line.role === 'stop') return line.words > LONG_LINE ? 0 : -STOP_LINE;
  if (line.role === 'furniture') return line.words >= SENTENCE_LINE ? 0 : -FURNITURE_LINE;
  if (line.role === 'note' || line.role === 'caption') return 0;
  if (!isProse(line)) return line.sentence ? 0 : -SHORT_LINE;
  return line.words * (neighbours > 0 ? 1 : line.sentence ? ALONE : ALONE_UNFINISHED);
}

/** A caption of the picture above is no beginning. */
function opensStory(line: RoledLine): boolean {
  return isProse(line) && (line.words > LONGEST_CAPTION || !splitCredit(line.text));
}

export interface BodyBlock {
  /** The first line, and the line after the last. */
  first: number;
  end: number;
  /** By line, 1 for entries of a list. */
  listed: Uint8Array;
}

/** The first and the line after the last of the story; undefined when no line is prose. */
export function findBodyBlock(lines: readonly RoledLine[]): BodyBlock | undefined {
  const prose = lines.map((line) => !line.role && isProse(line));
  const listed = listedLines(lines);
  let best = 0;
  let block: { first: number; end: number } | undefined;
  let sum = 0;
  let first = 0;
  for (let index = 0; index < lines.length; index++) {
    if (sum <= 0) {
      sum = 0;
      first = index;
    }
    if (listed[index]) {
      sum -= LIST_LINE;
      continue;
    }
    sum += weight(lines[index]!, Number(prose[index - 1] ?? false) + Number(prose[index + 1] ?? false));
    if (sum > best) {
      best = sum;
      block = { first, end: index + 1 };
    }
  }
  if (!block) return undefined;
  while (block.first < block.end - 1 && !opensStory(lines[block.first]!)) block.first++;
  while (listed[block.end]) block.end++;
  return { ...block, listed };
}

/** Which lines of a block belong to the story: prose and the headings between, not lists of links or furniture. */
export function storyLines(lines: readonly RoledLine[], block: BodyBlock): boolean[] {
  const belongs = new Array<boolean>(lines.length).fill(false);
  let run: number[] = [];
  const settleRun = () => {
    if (run.length < LINK_LIST) for (const index of run) belongs[index] = true;
    run = [];
  };
  for (let index = block.first; index < block.end; index++) {
    const line = lines[index]!;
    if (line.role && line.role !== 'note') continue;
    if (block.listed[index] || isProse(line) || line.sentence) {
      settleRun();
      belongs[index] = true;
    } else if (!ACRONYM.test(line.text)) run.push(index);
  }
  // What trails off the end is more often a list than a heading of nothing.
  if (run.length > 1) run = [];
  settleRun();
  return belongs;
}
