import { isProse } from './body-block';
import type { RoledLine } from './body-block';

/** Words a headline has at the least and the most. */
const SHORTEST = 2;
const LONGEST = 32;
/** Lines above the story that are looked at. */
const REACH = 40;
/** Lines of the story that a headline is compared with. */
const OPENING = 6;
const DISTANCE_COST = 0.015;
const REPEATED_BONUS = 0.25;
const SENTENCE_COST = 0.35;
/** A byline or a date stands so many lines below most headlines. */
const CREDIT_REACH = 4;
const CREDIT_BONUS = 0.5;
const LONGEST_CREDIT = 12;
const YEAR = /\b(?:19|20)\d\d\b/;

function contentWords(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3),
  );
}

function isCredit(line: RoledLine): boolean {
  return (
    line.role === 'byline' ||
    line.role === 'updated' ||
    line.role === 'published' ||
    (line.words <= LONGEST_CREDIT && !line.sentence && YEAR.test(line.text))
  );
}

/** Whether a line may be a headline at all: the first of the story too, when it ends as no sentence of a story does. */
function isCandidate(line: RoledLine, first: boolean): boolean {
  if (line.role || line.words < SHORTEST || line.words > LONGEST) return false;
  if (first) return !line.text.endsWith('.') && line.words <= LONGEST / 2;
  return !(line.sentence && isProse(line) && line.words > LONGEST / 2);
}

/**
 * The line above the story that is its headline: it shares words with the opening, often stands twice (as the page's
 * title too), and is near. Undefined when no line can be one.
 */
export function findHeadline(lines: readonly RoledLine[], bodyStart: number): number | undefined {
  const opening = contentWords(
    lines
      .slice(bodyStart, bodyStart + OPENING)
      .map((line) => line.text)
      .join(' '),
  );
  let best = -Infinity;
  let headline: number | undefined;
  const from = Math.max(0, bodyStart - REACH);
  for (let index = from; index <= bodyStart && index < lines.length; index++) {
    const line = lines[index]!;
    if (!isCandidate(line, index === bodyStart)) continue;
    const words = contentWords(line.text);
    let shared = 0;
    for (const word of words) if (opening.has(word)) shared++;
    const repeated = lines.some((other, at) => at !== index && at < bodyStart && other.text.startsWith(line.text));
    const score =
      shared / Math.max(3, words.size) +
      Math.min(line.words, 8) / 16 +
      (repeated ? REPEATED_BONUS : 0) +
      (lines.slice(index + 1, index + 1 + CREDIT_REACH).some(isCredit) ? CREDIT_BONUS : 0) -
      (line.text.endsWith('.') ? SENTENCE_COST : 0) -
      (bodyStart - index) * DISTANCE_COST;
    if (score > best) {
      best = score;
      headline = index;
    }
  }
  return headline;
}
