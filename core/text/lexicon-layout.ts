/** Named once: where programs run in a sandbox, as tests do, each look at a global takes as long as a token. */
const { imul } = Math;

/**
 * The layout of the compiled lexicon. Looking words up is bound by the memory that is touched, so what is touched most is
 * smallest: hash tables hold one u32 a slot (0 is empty), the upper bits a tag of the hash and the lower ones a number, by
 * which all else is found.
 * - `lexicon.commonSlots`: hash table of the ids of words that were added first, which are the commonest
 * - `lexicon.wordSlots`: the same of all others
 * - `lexicon.edgeSlots`: hash table of nodes, by the node above and the word that leads from there
 * - `lexicon.nodes`: `NODE` numbers a node: where its entries begin in `lexicon.entries`, the `wordBit`s of the words that go
 *   on, and what tells the node from others in its hash table. The first nodes are the words themselves, numbered by their
 *   ids, and are told by their second hash; those below are told by the node above and the word that leads from there.
 * - `lexicon.entries`: lexicon + 256 * case rule, and the value
 */

/** Numbers of a node, and where they stand. */
export const NODE = 4;
export const ENTRIES = 0;
export const NEXT = 1;
export const CHECK = 2;
export const PARENT = 2;
export const LAST_WORD = 3;

/** Words, and nodes, that a table can hold. */
const NUMBER_BITS = 18;
const NUMBER_MASK = (1 << NUMBER_BITS) - 1;

/** Nearly all words of nearly all texts are among so many, and a table of them stays in the nearest caches. */
export const COMMON_WORDS = 8192;

/** An empty hash table for so many numbers, at most half full. @throws Error when there are more than a slot can tell apart. */
export function emptySlots(count: number): Uint32Array {
  if (count > NUMBER_MASK) throw new Error(`The lexicon holds at most ${NUMBER_MASK} words and phrase parts.`);
  let size = 16;
  while (size < count * 2) size *= 2;
  return new Uint32Array(size);
}

export function fillSlot(slots: Uint32Array, hash: number, number: number): void {
  const mask = slots.length - 1;
  let slot = hash & mask;
  while (slots[slot] !== 0) slot = (slot + 1) & mask;
  slots[slot] = ((hash & ~NUMBER_MASK) | number) >>> 0;
}

/** Whether a slot may hold what hashes so. */
export function tagMatches(slot: number, hash: number): boolean {
  return (slot ^ hash) >>> NUMBER_BITS === 0;
}

export function numberIn(slot: number): number {
  return slot & NUMBER_MASK;
}

export function edgeHash(node: number, word: number): number {
  let hash = imul(node, 0x9e3779b1) ^ imul(word, 0x85ebca6b);
  hash ^= hash >>> 15;
  return hash >>> 0;
}

/** One bit for a word: a node that lacks it has no such word behind it, and the hash table need not be asked. */
export function wordBit(word: number): number {
  return 1 << (word & 31);
}
