import type { TableFile } from './table-file';
import type { TableWriter } from './table-file';
import { tokenize, TokenBuffer, TokenFlag } from './tokens';
import { makeCharacterTable } from './characters';

/**
 * Which of the lexicons a phrase belongs to. All lexicons are compiled into one trie, matched in one pass; a tagger reads
 * only the matches of its own.
 */
export const LEXICONS = [
  'regions',
  'persons',
  'countryCues',
  'topics',
  'ngrams',
  'kinds',
  'agencies',
  'sourcing',
  'editorial',
  'moderation',
] as const;
export type Lexicon = (typeof LEXICONS)[number];

/**
 * How the words must be written to match, beyond folding. A script without case meets every rule.
 * - any: however written
 * - capitalised: the first and the last word begin with a capital
 * - upper: all capitals, as in US or A.P.
 * - lower: no capital at its beginning
 */
export const CASE_RULES = ['any', 'capitalised', 'upper', 'lower'] as const;
export type CaseRule = (typeof CASE_RULES)[number];

export interface LexiconEntry {
  phrase: string;
  lexicon: Lexicon;
  /** What the tagger gets back: an index into its own tables, below 2^32. */
  value: number;
  match?: CaseRule;
}

const EMPTY_SLOT = 0;

function slotsFor(count: number): number {
  let size = 16;
  while (size < count * 2) size *= 2;
  return size;
}

function edgeHash(node: number, word: number): number {
  let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
  hash ^= hash >>> 15;
  return hash >>> 0;
}

/** Builds the compiled lexicon from phrases. Used when tables are built, never on the hot path. */
export class LexiconBuilder {
  private readonly characters = makeCharacterTable();
  private readonly tokens = new TokenBuffer();
  private readonly wordIds = new Map<string, number>();
  private readonly wordHashes: [number, number][] = [[0, 0]];
  private readonly abbreviations = new Set<number>();
  private readonly rootOfWord = new Map<number, number>();
  private readonly edges = new Map<number, Map<number, number>>();
  private readonly entries: { lexicon: number; rule: number; value: number }[][] = [[]];

  private tokenized(phrase: string): TokenBuffer {
    tokenize(phrase, this.characters, this.tokens);
    return this.tokens;
  }

  private idAt(index: number): number {
    const hashes: [number, number] = [this.tokens.hash[index]!, this.tokens.check[index]!];
    const key = `${hashes[0]}:${hashes[1]}`;
    let id = this.wordIds.get(key);
    if (id === undefined) {
      id = this.wordHashes.length;
      this.wordIds.set(key, id);
      this.wordHashes.push(hashes);
    }
    return id;
  }

  /**
   * The id of a word, added when new; `TextAnalysis.word` gives the same id where the word stands in a text.
   * @throws Error when the tokenizer sees anything but one word.
   */
  word(word: string): number {
    if (this.tokenized(word).count !== 1) throw new Error(`"${word}" is not one word.`);
    return this.idAt(0);
  }

  /** Marks a word as an abbreviation: a full stop after it ends no sentence. */
  abbreviation(word: string): void {
    this.abbreviations.add(this.word(word));
  }

  /** How many words there are, counting the unknown word, whose id is 0. */
  get wordCount(): number {
    return this.wordHashes.length;
  }

  /** @throws Error when the phrase holds no word. */
  add({ phrase, lexicon, value, match = 'any' }: LexiconEntry): void {
    const count = this.tokenized(phrase).count;
    if (count === 0) throw new Error(`The ${lexicon} phrase "${phrase}" holds no word.`);
    const first = this.idAt(0);
    let node = this.rootOfWord.get(first) ?? this.newNode();
    this.rootOfWord.set(first, node);
    for (let index = 1; index < count; index++) {
      const children = this.edges.get(node) ?? new Map<number, number>();
      this.edges.set(node, children);
      const word = this.idAt(index);
      let child = children.get(word);
      if (child === undefined) children.set(word, (child = this.newNode()));
      node = child;
    }
    const entry = { lexicon: LEXICONS.indexOf(lexicon), rule: CASE_RULES.indexOf(match), value };
    const known = this.entries[node]!;
    if (!known.some((each) => each.lexicon === entry.lexicon && each.rule === entry.rule && each.value === value)) {
      known.push(entry);
    }
  }

  private newNode(): number {
    this.entries.push([]);
    return this.entries.length - 1;
  }

  write(writer: TableWriter): void {
    writer.add('text.classes', this.characters.classes);
    writer.add('text.folds', this.characters.folds);

    const wordSlots = slotsFor(this.wordHashes.length);
    const words = new Uint32Array(wordSlots * 4);
    this.wordHashes.forEach(([hash, check], id) => {
      if (id === 0) return;
      let slot = hash & (wordSlots - 1);
      while (words[slot * 4 + 2] !== EMPTY_SLOT) slot = (slot + 1) & (wordSlots - 1);
      words.set([hash, check, id, this.rootOfWord.get(id) ?? 0], slot * 4);
    });
    writer.add('lexicon.words', words);
    const flags = new Uint8Array(this.wordHashes.length);
    for (const id of this.abbreviations) flags[id] = 1;
    writer.add('lexicon.abbreviations', flags);

    let edgeCount = 0;
    for (const children of this.edges.values()) edgeCount += children.size;
    const edgeSlots = slotsFor(edgeCount);
    const edges = new Uint32Array(edgeSlots * 4);
    for (const [node, children] of this.edges) {
      for (const [word, child] of children) {
        let slot = edgeHash(node, word) & (edgeSlots - 1);
        while (edges[slot * 4 + 2] !== EMPTY_SLOT) slot = (slot + 1) & (edgeSlots - 1);
        edges.set([node, word, child], slot * 4);
      }
    }
    writer.add('lexicon.edges', edges);

    // By node: where its entries begin, and in the lowest bit whether it has children.
    const nodes = new Uint32Array(this.entries.length + 1);
    const entries: number[] = [];
    this.entries.forEach((list, node) => {
      nodes[node] = entries.length * 2 + (this.edges.has(node) ? 1 : 0);
      for (const { lexicon, rule, value } of list) entries.push(lexicon | (rule << 8), value);
    });
    nodes[this.entries.length] = entries.length * 2;
    writer.add('lexicon.nodes', nodes);
    writer.add('lexicon.entries', new Uint32Array(entries));
  }
}

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

/** The compiled lexicons, as read from the tables. */
export class CompiledLexicon {
  private readonly words: Uint32Array;
  private readonly abbreviations: Uint8Array;
  private readonly edges: Uint32Array;
  private readonly nodes: Uint32Array;
  private readonly entries: Uint32Array;
  private readonly wordMask: number;
  private readonly edgeMask: number;

  constructor(tables: TableFile) {
    this.words = tables.u32('lexicon.words');
    this.abbreviations = tables.u8('lexicon.abbreviations');
    this.edges = tables.u32('lexicon.edges');
    this.nodes = tables.u32('lexicon.nodes');
    this.entries = tables.u32('lexicon.entries');
    this.wordMask = this.words.length / 4 - 1;
    this.edgeMask = this.edges.length / 4 - 1;
  }

  isAbbreviation(word: number): boolean {
    return this.abbreviations[word] === 1;
  }

  /** Fills in the word ids and trie roots of all tokens. */
  lookUp(tokens: TokenBuffer): void {
    const { words, wordMask } = this;
    const { hash, check, word, root, count } = tokens;
    for (let token = 0; token < count; token++) {
      let slot = (hash[token]! & wordMask) * 4;
      let id = words[slot + 2]!;
      while (id !== EMPTY_SLOT && (words[slot] !== hash[token] || words[slot + 1] !== check[token])) {
        slot = (slot + 4) & (wordMask * 4 + 3);
        id = words[slot + 2]!;
      }
      word[token] = id;
      root[token] = id === EMPTY_SLOT ? 0 : words[slot + 3]!;
    }
  }

  /** Finds every phrase of every lexicon. `lists` is by lexicon, in the order of `LEXICONS`. */
  match(tokens: TokenBuffer, lists: readonly MatchList[]): void {
    const { nodes } = this;
    const { word, root, flags, count } = tokens;
    for (const list of lists) list.count = 0;
    for (let first = 0; first < count; first++) {
      let node = root[first]!;
      let end = first;
      while (node !== 0) {
        end++;
        const info = nodes[node]!;
        if (info >>> 1 !== nodes[node + 1]! >>> 1) this.emit(node, first, end, flags, lists);
        if ((info & 1) === 0 || end >= count || (flags[end]! & TokenFlag.joined) === 0) break;
        node = this.child(node, word[end]!);
      }
    }
  }

  private emit(node: number, first: number, end: number, flags: Uint16Array, lists: readonly MatchList[]): void {
    const { entries } = this;
    const last = this.nodes[node + 1]! >>> 1;
    for (let entry = this.nodes[node]! >>> 1; entry < last; entry += 2) {
      const head = entries[entry]!;
      const rule = head >>> 8;
      if (rule === 0 || meetsRule(rule, first, end, flags)) lists[head & 0xff]!.push(first, end, entries[entry + 1]!);
    }
  }

  private child(node: number, word: number): number {
    const { edges, edgeMask } = this;
    if (word === 0) return 0;
    let slot = (edgeHash(node, word) & edgeMask) * 4;
    while (edges[slot + 2] !== EMPTY_SLOT) {
      if (edges[slot] === node && edges[slot + 1] === word) return edges[slot + 2]!;
      slot = (slot + 4) & (edgeMask * 4 + 3);
    }
    return 0;
  }
}

function meetsRule(rule: number, first: number, end: number, flags: Uint16Array): boolean {
  const has = (token: number, flag: number) => (flags[token]! & (flag | TokenFlag.caseless)) !== 0;
  switch (CASE_RULES[rule]) {
    case 'capitalised':
      return has(first, TokenFlag.capital) && has(end - 1, TokenFlag.capital);
    case 'lower':
      return (flags[first]! & TokenFlag.capital) === 0;
    case 'upper':
      for (let token = first; token < end; token++) if (!has(token, TokenFlag.upper)) return false;
      return true;
    default:
      return true;
  }
}
