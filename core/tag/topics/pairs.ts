import type { TextAnalysis } from '../../text/analysis';
import type { TableFile, TableWriter } from '../../text/table-file';
import { TokenFlag } from '../../text/tokens';

/**
 * Features of two words that stand together. An article has hundreds of pairs, a third of them features, and no two of them
 * lie near each other in a table: each is worth as few lines of memory as can be.
 * - `topics.pairFilter`: a bit for each hash that a feature has; small enough to stay in a near cache
 * - `topics.pairSlots`: hash table of pairs: the words side by side (0 is empty), and the feature
 */

/** Bits of the filter: thirty for each of 16,000 pairs, so that one in thirty gets through that is none. */
const FILTER_BITS = 19;
/** Words of features are numbered first, so that two of them fit into one number. */
const MOST_WORDS = 0x10000;

function pairHash(pair: number): number {
  let hash = Math.imul(pair ^ (pair >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export interface PairFeature {
  /** Ids of the words, in order. */
  words: readonly number[];
  feature: number;
}

/** @throws Error when a feature is not of two words that were among the first to be added to the lexicon. */
export function compilePairs(pairs: readonly PairFeature[], writer: TableWriter): void {
  let size = 16;
  while (size < pairs.length * 2) size *= 2;
  const slots = new Uint32Array(size * 2);
  const filter = new Uint8Array(2 ** (FILTER_BITS - 3));
  for (const { words, feature } of pairs) {
    const [first, second] = words;
    if (words.length !== 2 || first! >= MOST_WORDS || second! >= MOST_WORDS)
      throw new Error(`Feature ${feature} of the topic model is not two of its first ${MOST_WORDS} words.`);
    const pair = (first! * MOST_WORDS + second!) >>> 0;
    const hash = pairHash(pair);
    filter[hash >>> (35 - FILTER_BITS)]! |= 1 << ((hash >>> (32 - FILTER_BITS)) & 7);
    let slot = hash & (size - 1);
    while (slots[slot * 2] !== 0 && slots[slot * 2] !== pair) slot = (slot + 1) & (size - 1);
    slots[slot * 2] = pair;
    slots[slot * 2 + 1] = feature;
  }
  writer.add('topics.pairFilter', filter);
  writer.add('topics.pairSlots', slots);
}

/** Finds the pairs of one text at a time. Its arrays are overwritten by the next. */
export class PairFinder {
  count = 0;
  /** By pair found: its first word, as a token, and its feature. */
  first = new Uint32Array(1024);
  feature = new Uint16Array(1024);
  private readonly filter: Uint8Array;
  private readonly slots: Uint32Array;

  constructor(tables: TableFile) {
    this.filter = tables.u8('topics.pairFilter');
    this.slots = tables.u32('topics.pairSlots');
  }

  find({ tokenCount, word, flags }: TextAnalysis): void {
    if (this.first.length < tokenCount) {
      this.first = new Uint32Array(tokenCount * 2);
      this.feature = new Uint16Array(tokenCount * 2);
    }
    const { filter, first, feature, slots } = this;
    let likely = 0;
    let before = 0;
    for (let token = 0; token < tokenCount; token++) {
      const id = word[token]!;
      const hash = pairHash((before << 16) | id);
      // No branch, since none could be foreseen: a token that begins no pair is written over by the next.
      first[likely] = token - 1;
      const seen = filter[hash >>> (35 - FILTER_BITS)]! >>> ((hash >>> (32 - FILTER_BITS)) & 7);
      likely += seen & (flags[token]! >>> JOINED_SHIFT) & 1;
      before = id;
    }
    let count = 0;
    for (let index = 0; index < likely; index++) {
      const token = first[index]!;
      const found = this.lookUp(word[token]!, word[token + 1]!, slots);
      if (found < 0) continue;
      first[count] = token;
      feature[count++] = found;
    }
    this.count = count;
  }

  private lookUp(first: number, second: number, slots: Uint32Array): number {
    if (first === 0 || first >= MOST_WORDS || second >= MOST_WORDS) return -1;
    const pair = (first * MOST_WORDS + second) >>> 0;
    const mask = (slots.length >>> 1) - 1;
    for (let slot = pairHash(pair) & mask; slots[slot * 2] !== 0; slot = (slot + 1) & mask)
      if (slots[slot * 2] === pair) return slots[slot * 2 + 1]!;
    return -1;
  }
}

const JOINED_SHIFT = Math.log2(TokenFlag.joined);
