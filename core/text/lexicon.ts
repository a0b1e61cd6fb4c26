import { makeCharacterTable } from './characters';
import { COMMON_WORDS, edgeHash, emptySlots, fillSlot, wordBit } from './lexicon-layout';
import type { TableWriter } from './table-file';
import { tokenize, TokenBuffer } from './tokens';

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
    const order = this.nodesInOrder();
    const numberOf = new Uint32Array(this.entries.length);
    order.forEach((node, number) => (numberOf[node] = number));
    this.writeWords(writer, numberOf);
    const nodes = new Uint32Array((order.length + 1) * 4);
    this.writeEdges(writer, numberOf, nodes);
    this.writeNodes(writer, order, nodes);
  }

  /** Where phrases begin first, in the order of their words: what the commonest words need then lies close together. */
  private nodesInOrder(): number[] {
    const roots = this.wordHashes.flatMap((_, word) => this.rootOfWord.get(word) ?? []);
    const known = new Set([0, ...roots]);
    return [...known, ...[...this.entries.keys()].filter((node) => !known.has(node))];
  }

  private writeWords(writer: TableWriter, numberOf: Uint32Array): void {
    const common = emptySlots(COMMON_WORDS);
    const others = emptySlots(this.wordHashes.length);
    const words = new Uint32Array(this.wordHashes.length * 2);
    this.wordHashes.forEach(([hash, check], id) => {
      if (id === 0) return;
      fillSlot(id < COMMON_WORDS ? common : others, hash, id);
      words.set([check, numberOf[this.rootOfWord.get(id) ?? 0]!], id * 2);
    });
    writer.add('lexicon.commonSlots', common);
    writer.add('lexicon.wordSlots', others);
    writer.add('lexicon.words', words);
    const flags = new Uint8Array(this.wordHashes.length);
    for (const id of this.abbreviations) flags[id] = 1;
    writer.add('lexicon.abbreviations', flags);
  }

  private writeEdges(writer: TableWriter, numberOf: Uint32Array, nodes: Uint32Array): void {
    let edgeCount = 0;
    for (const children of this.edges.values()) edgeCount += children.size;
    const slots = emptySlots(edgeCount);
    for (const [node, children] of this.edges) {
      for (const [word, child] of children) {
        fillSlot(slots, edgeHash(numberOf[node]!, word), numberOf[child]!);
        nodes.set([numberOf[node]!, word], numberOf[child]! * 4 + 2);
      }
    }
    writer.add('lexicon.edgeSlots', slots);
  }

  private writeNodes(writer: TableWriter, order: readonly number[], nodes: Uint32Array): void {
    const entries: number[] = [];
    order.forEach((node, number) => {
      let next = 0;
      for (const word of this.edges.get(node)?.keys() ?? []) next |= wordBit(word);
      nodes.set([entries.length, next >>> 0], number * 4);
      for (const { lexicon, rule, value } of this.entries[node]!) entries.push(lexicon | (rule << 8), value);
    });
    nodes[order.length * 4] = entries.length;
    // One more, so that the entries of a node can be looked at before asking whether it has any.
    entries.push(0);
    writer.add('lexicon.nodes', nodes);
    writer.add('lexicon.entries', new Uint32Array(entries));
  }
}
