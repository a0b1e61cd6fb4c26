import { isProse } from './body-block';
import type { RoledLine } from './body-block';

/** Words a headline has at the least and the most. */
const SHORTEST = 2;
const LONGEST = 32;
/** Lines above the story that are looked at. */
const REACH = 40;
/** Lines of the story that a headline is compared with. */
const OPENING = 6;
const DISTANCE_COST = 0.03;
const REPEATED_BONUS = 0.4;
const SENTENCE_COST = 0.35;

function contentWords(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 3),
  );
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
  for (let index = from; index < bodyStart; index++) {
    const line = lines[index]!;
    if (
      line.role ||
      line.words < SHORTEST ||
      line.words > LONGEST ||
      (line.sentence && isProse(line) && line.words > LONGEST / 2)
    )
      continue;
    const words = contentWords(line.text);
    let shared = 0;
    for (const word of words) if (opening.has(word)) shared++;
    const repeated = lines.some((other, at) => at !== index && at < bodyStart && other.text.startsWith(line.text));
    const score =
      shared / Math.max(3, words.size) +
      Math.min(line.words, 8) / 16 +
      (repeated ? REPEATED_BONUS : 0) -
      (line.text.endsWith('.') ? SENTENCE_COST : 0) -
      (bodyStart - index) * DISTANCE_COST;
    if (score > best) {
      best = score;
      headline = index;
    }
  }
  return headline;
}
