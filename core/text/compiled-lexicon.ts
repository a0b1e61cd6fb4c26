import { CASE_RULES } from './lexicon';
import { CHECK, edgeHash, LAST_WORD, NEXT, NODE, numberIn, PARENT, tagMatches, wordBit } from './lexicon-layout';
import type { TableFile } from './table-file';
import type { TokenBuffer } from './tokens';
import { TokenFlag } from './tokens';

/** The places where phrases of one lexicon stand, in order of their first token, shorter before longer. */
export class MatchList {
  count = 0;
  /** By match: its first token. */
  first = new Uint32Array(256);
  /** By match: the token after its last. */
  end = new Uint32Array(256);
  /** By match: the value the phrase was added with. */
  value = new Uint32Array(256);

  push(first: number, end: number, value: number): void {
    if (this.count === this.first.length) this.grow();
    this.first[this.count] = first;
    this.end[this.count] = end;
    this.value[this.count] = value;
    this.count++;
  }

  private grow(): void {
    for (const name of ['first', 'end', 'value'] as const) {
      const larger = new Uint32Array(this[name].length * 2);
      larger.set(this[name]);
      this[name] = larger;
    }
  }
}

/** The compiled lexicons, as read from the tables (layout: lexicon-layout.ts). */
export class CompiledLexicon {
  private readonly commonSlots: Uint32Array;
  private readonly wordSlots: Uint32Array;
  private readonly abbreviations: Uint8Array;
  private readonly edgeSlots: Uint32Array;
  private readonly nodes: Uint32Array;
  private readonly entries: Uint32Array;

  constructor(tables: TableFile) {
    this.commonSlots = tables.u32('lexicon.commonSlots');
    this.wordSlots = tables.u32('lexicon.wordSlots');
    this.abbreviations = tables.u8('lexicon.abbreviations');
    this.edgeSlots = tables.u32('lexicon.edgeSlots');
    this.nodes = tables.u32('lexicon.nodes');
    this.entries = tables.u32('lexicon.entries');
  }

  isAbbreviation(word: number): boolean {
    return this.abbreviations[word] === 1;
  }

  /** Fills in the word ids of all tokens. */
  lookUp({ hash, check, word, count }: TokenBuffer): void {
    const { commonSlots, wordSlots } = this;
    for (let token = 0; token < count; token++) {
      word[token] =
        this.find(commonSlots, hash[token]!, check[token]!) || this.find(wordSlots, hash[token]!, check[token]!);
    }
  }

  /** The id of a word; 0 when the table has none. */
  private find(slots: Uint32Array, hash: number, check: number): number {
    const { nodes } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (!tagMatches(slots[slot]!, hash)) continue;
      const id = numberIn(slots[slot]!);
      if (nodes[id * NODE + CHECK] === check) return id;
    }
    return 0;
  }

  /** Finds every phrase of every lexicon. `lists` is by lexicon, in the order of `LEXICONS`. */
  match({ word, flags, count }: TokenBuffer, lists: readonly MatchList[]): void {
    const { nodes } = this;
    for (const list of lists) list.count = 0;
    for (let first = 0; first < count; first++) {
      // The node of a word has the word's own number.
      let node = word[first]!;
      let end = first;
      while (node !== 0) {
        end++;
        const from = nodes[node * NODE]!;
        const to = nodes[node * NODE + NODE]!;
        if (from !== to) this.emit(from, to, first, end, flags, lists);
        if (end >= count || (nodes[node * NODE + NEXT]! & wordBit(word[end]!)) === 0) break;
        if ((flags[end]! & TokenFlag.joined) === 0) break;
        node = this.child(node, word[end]!);
      }
    }
  }

  private emit(
    from: number,
    to: number,
    first: number,
    end: number,
    flags: Uint16Array,
    lists: readonly MatchList[],
  ): void {
    const { entries } = this;
    for (let entry = from; entry < to; entry += 2) {
      const head = entries[entry]!;
      const rule = head >>> 8;
      if (rule === 0 || meetsRule(rule, first, end, flags)) lists[head & 0xff]!.push(first, end, entries[entry + 1]!);
    }
  }

  /** The node a word leads to; 0 when it leads nowhere. */
  private child(node: number, word: number): number {
    const { edgeSlots, nodes } = this;
    if (word === 0) return 0;
    const hash = edgeHash(node, word);
    const mask = edgeSlots.length - 1;
    for (let slot = hash & mask; edgeSlots[slot] !== 0; slot = (slot + 1) & mask) {
      if (!tagMatches(edgeSlots[slot]!, hash)) continue;
      const child = numberIn(edgeSlots[slot]!);
      if (nodes[child * NODE + PARENT] === node && nodes[child * NODE + LAST_WORD] === word) return child;
    }
    return 0;
  }
}

const CAPITALISED = CASE_RULES.indexOf('capitalised');
const UPPER = CASE_RULES.indexOf('upper');
const CAPITAL_OR_CASELESS = TokenFlag.capital | TokenFlag.caseless;
const UPPER_OR_CASELESS = TokenFlag.upper | TokenFlag.caseless;

/** Whether the words are written as a rule other than `any` asks. @param rule a place in `CASE_RULES` */
export function meetsRule(rule: number, first: number, end: number, flags: Uint16Array): boolean {
  if (rule === CAPITALISED)
    return (flags[first]! & CAPITAL_OR_CASELESS) !== 0 && (flags[end - 1]! & CAPITAL_OR_CASELESS) !== 0;
  if (rule !== UPPER) return (flags[first]! & TokenFlag.capital) === 0;
  for (let token = first; token < end; token++) if ((flags[token]! & UPPER_OR_CASELESS) === 0) return false;
  return true;
}
