import { parsePrintedDate } from '../printed-dates';
import type { GivenDetails } from '../rendering';
import type { ArticleVocabulary } from '../vocabulary';
import { roleOfLine } from '../vocabulary';
import { countWords } from '../lines';
import type { PageBlock } from './page-blocks';

/** Blocks between headline and story that are looked at: more are a menu. */
const MOST_BLOCKS = 15;
const LONGEST_BLOCK = 40;
const LONGEST_BYLINE = 12;
const LONGEST_DATE = 12;
/** What parts byline and date on one line. */
const BETWEEN = /\s[|•·–—]\s|\n/;
/** A name begins with a capital, or is written in a script that has none. */
const NAME = /^[\p{Lu}\p{Lo}]/u;
/** What begins a date behind a name: "By Ann Lee, 5 March 2024". */
const DIGIT = /\d/;

/**
 * Byline and dates as a reader sees them between a page's headline and its story, by the same cues as on pasted pages.
 * They count where the page's own fields are silent.
 * @param blocks those of the page in reading order, and `story` the first of the story among them
 */
export function headOf(
  blocks: readonly PageBlock[],
  story: PageBlock | undefined,
  isHeadline: (block: PageBlock) => boolean,
  vocabulary: ArticleVocabulary,
  timeZone: string | undefined,
): Pick<GivenDetails, 'by' | 'firstCreated' | 'versionCreated'> {
  const end = story ? blocks.indexOf(story) : -1;
  let start = end;
  while (start > 0 && end - start < MOST_BLOCKS && !isHeadline(blocks[start]!)) start--;
  const head: Pick<GivenDetails, 'by' | 'firstCreated' | 'versionCreated'> = {};
  for (const block of blocks.slice(start + 1, Math.max(end, 0))) {
    if (block.words > LONGEST_BLOCK) continue;
    for (const line of block.text.split(BETWEEN)) readLine(line.trim(), head, vocabulary, timeZone);
  }
  head.versionCreated ??= head.firstCreated;
  return head;
}

/** Whether a block at the beginning of a story is its byline or date. */
export function isOfHead(block: PageBlock): boolean {
  const { words, sentence, text, cue } = block;
  if (sentence || words > LONGEST_BYLINE) return false;
  if (cue === 'byline') return NAME.test(text.replace(/^\S+\s+/, ''));
  return (
    words <= LONGEST_DATE && DIGIT.test(text) && block.kind === 'paragraph' && parsePrintedDate(text) !== undefined
  );
}

function readLine(
  line: string,
  head: Pick<GivenDetails, 'by' | 'firstCreated' | 'versionCreated'>,
  vocabulary: ArticleVocabulary,
  timeZone: string | undefined,
): void {
  if (line === '') return;
  const words = countWords(line);
  const cue = roleOfLine(line, vocabulary);
  if (cue?.role === 'byline' && words <= LONGEST_BYLINE) {
    const name = line.slice(cue.length).trim();
    if (NAME.test(name) && !DIGIT.test(name)) head.by ??= name;
    return;
  }
  if (words > LONGEST_DATE || !DIGIT.test(line)) return;
  const date = parsePrintedDate(line, timeZone);
  if (date === undefined) return;
  if (cue?.role === 'published') head.firstCreated ??= date;
  else if (cue?.role === 'updated' || !head.versionCreated) head.versionCreated = date;
}
