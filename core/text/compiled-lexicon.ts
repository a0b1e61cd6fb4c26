import { CASE_RULES } from './lexicon';
import { edgeHash, numberIn, tagMatches, wordBit } from './lexicon-layout';
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
  /** What `fetch` read; kept, so that the reading is not optimised away. */
  protected looked = 0;
  private readonly commonSlots: Uint32Array;
  private readonly wordSlots: Uint32Array;
  private readonly words: Uint32Array;
  private readonly abbreviations: Uint8Array;
  private readonly edgeSlots: Uint32Array;
  private readonly nodes: Uint32Array;
  private readonly entries: Uint32Array;

  constructor(tables: TableFile) {
    this.commonSlots = tables.u32('lexicon.commonSlots');
    this.wordSlots = tables.u32('lexicon.wordSlots');
    this.words = tables.u32('lexicon.words');
    this.abbreviations = tables.u8('lexicon.abbreviations');
    this.edgeSlots = tables.u32('lexicon.edgeSlots');
    this.nodes = tables.u32('lexicon.nodes');
    this.entries = tables.u32('lexicon.entries');
  }

  isAbbreviation(word: number): boolean {
    return this.abbreviations[word] === 1;
  }

  /** Fills in the word ids and trie roots of all tokens. */
  lookUp(tokens: TokenBuffer): void {
    const { commonSlots, wordSlots, words } = this;
    const { hash, check, word, root, count } = tokens;
    for (let token = 0; token < count; token++) {
      const id =
        this.find(commonSlots, hash[token]!, check[token]!) || this.find(wordSlots, hash[token]!, check[token]!);
      word[token] = id;
      // The unknown word has no root.
      root[token] = words[id * 2 + 1]!;
    }
  }

  /** The id of a word; 0 when the table has none. */
  private find(slots: Uint32Array, hash: number, check: number): number {
    const { words } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      if (!tagMatches(slots[slot]!, hash)) continue;
      const id = numberIn(slots[slot]!);
      if (words[id * 2] === check) return id;
    }
    return 0;
  }

  /** Finds every phrase of every lexicon. `lists` is by lexicon, in the order of `LEXICONS`. */
  match(tokens: TokenBuffer, lists: readonly MatchList[]): void {
    const { nodes } = this;
    const { word, root, flags, count } = tokens;
    for (const list of lists) list.count = 0;
    this.fetch(tokens);
    for (let first = 0; first < count; first++) {
      let node = root[first]!;
      let end = first;
      while (node !== 0) {
        end++;
        const from = nodes[node * 4]!;
        const to = nodes[node * 4 + 4]!;
        if (from !== to) this.emit(from, to, first, end, flags, lists);
        if (end >= count || (nodes[node * 4 + 1]! & wordBit(word[end]!)) === 0) break;
        if ((flags[end]! & TokenFlag.joined) === 0) break;
        node = this.child(node, word[end]!);
      }
    }
  }

  /**
   * Looks at what matching will read of each word and the word behind it. Nothing here waits for a comparison, so that the
   * processor brings in the tables of many words at a time; waiting for each in turn was most of the cost of matching.
   */
  private fetch({ word, root, count }: TokenBuffer): void {
    const { nodes, entries, edgeSlots } = this;
    const mask = edgeSlots.length - 1;
    let looked = 0;
    for (let token = 0; token < count - 1; token++) {
      const node = root[token]!;
      const next = word[token + 1]!;
      // 1 where the next word may go on; where not, the first slot is looked at, over and over.
      const mayGoOn = (nodes[node * 4 + 1]! >>> (next & 31)) & 1;
      const child = numberIn(edgeSlots[edgeHash(node, next) & mask & -mayGoOn]!);
      looked ^= entries[nodes[node * 4]!]! ^ entries[nodes[child * 4]!]!;
    }
    this.looked = looked;
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
      if (nodes[child * 4 + 2] === node && nodes[child * 4 + 3] === word) return child;
    }
    return 0;
  }
}

const CAPITALISED = CASE_RULES.indexOf('capitalised');
const UPPER = CASE_RULES.indexOf('upper');
const CAPITAL_OR_CASELESS = TokenFlag.capital | TokenFlag.caseless;
const UPPER_OR_CASELESS = TokenFlag.upper | TokenFlag.caseless;

/** Whether the words are written as a rule other than `any` asks. */
function meetsRule(rule: number, first: number, end: number, flags: Uint16Array): boolean {
  if (rule === CAPITALISED)
    return (flags[first]! & CAPITAL_OR_CASELESS) !== 0 && (flags[end - 1]! & CAPITAL_OR_CASELESS) !== 0;
  if (rule !== UPPER) return (flags[first]! & TokenFlag.capital) === 0;
  for (let token = first; token < end; token++) if ((flags[token]! & UPPER_OR_CASELESS) === 0) return false;
  return true;
}
