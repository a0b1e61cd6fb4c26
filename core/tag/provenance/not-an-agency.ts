import type { Occurrence } from './occurrence';

/** Characters before letters in brackets in which the words they stand for are looked for. */
const REACH = 80;
const SMALL_WORDS = new Set([
  'of',
  'the',
  'for',
  'and',
  'de',
  'la',
  'del',
  'des',
  'du',
  'da',
  'do',
  'e',
  'y',
  'et',
  'und',
]);

/**
 * Whether letters are the initials of other words beside them: "Aam Aadmi Party (AAP)", "Environmental Protection Agency, EPA".
 * An agency's own name in full is found as such before, and is not asked about.
 */
export function areInitials(text: string, { start, end, lineStart }: Occurrence): boolean {
  const letters = text.slice(start, end);
  if (letters.length < 2 || letters.length > 6 || letters !== letters.toUpperCase()) return false;
  const before = text.slice(Math.max(lineStart, start - REACH), start);
  if (!/[(,]\s?$/.test(before)) return false;
  const words = before
    .slice(0, before.search(/[(,]\s?$/))
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '' && !SMALL_WORDS.has(word));
  const last = words.slice(-letters.length);
  if (last.some((word) => /^(?:news|press|nachrichten|noticias)/i.test(word))) return false;
  return last.length === letters.length && last.every((word, index) => word[0]!.toUpperCase() === letters[index]);
}

/** Letters within a name in capitals are part of it: "(JAM STA ROSA/AFP via Getty Images)". */
export function isWithinCapitals(text: string, { start, end, lineStart, lineEnd }: Occurrence): boolean {
  const before = text.slice(Math.max(lineStart, start - 12), start);
  const after = text.slice(end, Math.min(lineEnd, end + 12));
  return /\p{Lu}\p{Lu} $/u.test(before) && /^ \p{Lu}{2,}(?!\p{L})/u.test(after);
}
