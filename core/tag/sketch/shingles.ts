/** Named once: where programs run in a sandbox, as tests do, each look at a global takes as long as a token. */
const { imul } = Math;

/** Words of a shingle: shorter runs are common to unrelated stories, longer ones break at the first word that is changed. */
export const SHINGLE_WORDS = 5;
/** Of words that are single characters, as in Chinese, a run of five is common. */
export const SHINGLE_CHARACTERS = 2 * SHINGLE_WORDS;

/** Odd multipliers of two rolling hashes, independent of each other: one orders shingles, the other names them. */
export const ORDERING = 0x2c1b3c6d;
export const NAMING = 0x297a2d39;

/** Spreads the bits of a rolling hash (the finaliser of MurmurHash3, public domain). */
export function mixed(hash: number): number {
  let bits = hash ^ (hash >>> 16);
  bits = imul(bits, 0x85ebca6b);
  bits ^= bits >>> 13;
  bits = imul(bits, 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** What a word has been multiplied by once `width` words have come after it. */
export function powerOf(multiplier: number, width: number): number {
  let power = 1;
  for (let step = 0; step < width; step++) power = imul(power, multiplier);
  return power;
}

/** The ordering hashes of all runs of `width` words. @param words hashes of words, as of TextAnalysis */
export function shinglesOf(words: readonly number[], width: number): number[] {
  return words.slice(width - 1).map((_, first) => {
    const run = words.slice(first, first + width);
    return mixed(run.reduce((rolling, word) => (imul(rolling, ORDERING) + word) | 0, 0));
  });
}
