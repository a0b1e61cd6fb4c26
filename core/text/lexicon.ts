import { makeCharacterTable } from './characters';
import {
  CHECK,
  COMMON_WORDS,
  edgeHash,
  emptySlots,
  ENTRIES,
  fillSlot,
  LAST_WORD,
  NEXT,
  NODE,
  PARENT,
  wordBit,
} from './lexicon-layout';
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

/** Where phrases stand that end with a word, and those that go on from there. */
interface Node {
  entries: { lexicon: number; rule: number; value: number }[];
  /** By the id of the word that goes on. */
  below?: Map<number, Node>;
}

interface Word extends Node {
  /** The two together name a word. */
  hash: number;
  check: number;
}

/** Builds the compiled lexicon from phrases. Used when tables are built, never on the hot path. */
export class LexiconBuilder {
  private readonly characters = makeCharacterTable();
  private readonly tokens = new TokenBuffer();
  private readonly ids = new Map<string, number>();
  /** By id; the first stands for all unknown words. */
  private readonly known: Word[] = [{ hash: 0, check: 0, entries: [] }];
  private readonly abbreviations = new Set<number>();

  /** The ids of the words of a phrase, added when new; `TextAnalysis.word` gives the same where they stand in a text. */
  words(phrase: string): number[] {
    const { tokens } = this;
    tokenize(phrase, this.characters, tokens);
    return Array.from({ length: tokens.count }, (_, index) => this.idOf(tokens.hash[index]!, tokens.check[index]!));
  }

  private idOf(hash: number, check: number): number {
    const key = `${hash}:${check}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.known.length;
      this.ids.set(key, id);
      this.known.push({ hash, check, entries: [] });
    }
    return id;
  }

  /**
   * The id of a word, added when new.
   * @throws Error when the tokenizer sees anything but one word.
   */
  word(word: string): number {
    const [id, ...others] = this.words(word);
    if (id === undefined || others.length > 0) throw new Error(`"${word}" is not one word.`);
    return id;
  }

  /** Marks a word as an abbreviation: a full stop after it ends no sentence. */
  abbreviation(word: string): void {
    this.abbreviations.add(this.word(word));
  }

  /** How many words there are, counting the unknown word, whose id is 0. */
  get wordCount(): number {
    return this.known.length;
  }

  /** @throws Error when the phrase holds no word. */
  add({ phrase, lexicon, value, match = 'any' }: LexiconEntry): void {
    const [first, ...others] = this.words(phrase);
    if (first === undefined) throw new Error(`The ${lexicon} phrase "${phrase}" holds no word.`);
    let node: Node = this.known[first]!;
    for (const word of others) {
      node.below ??= new Map();
      let next = node.below.get(word);
      if (!next) node.below.set(word, (next = { entries: [] }));
      node = next;
    }
    const entry = { lexicon: LEXICONS.indexOf(lexicon), rule: CASE_RULES.indexOf(match), value };
    if (
      !node.entries.some(
        (each) => each.lexicon === entry.lexicon && each.rule === entry.rule && each.value === entry.value,
      )
    ) {
      node.entries.push(entry);
    }
  }

  write(writer: TableWriter): void {
    writer.add('text.classes', this.characters.classes);
    writer.add('text.folds', this.characters.folds);
    this.writeWords(writer);
    this.writeNodes(writer);
  }

  private writeWords(writer: TableWriter): void {
    const common = emptySlots(COMMON_WORDS);
    const others = emptySlots(this.known.length);
    this.known.forEach(({ hash }, id) => {
      if (id > 0) fillSlot(id < COMMON_WORDS ? common : others, hash, id);
    });
    writer.add('lexicon.commonSlots', common);
    writer.add('lexicon.wordSlots', others);
    const flags = new Uint8Array(this.known.length);
    for (const id of this.abbreviations) flags[id] = 1;
    writer.add('lexicon.abbreviations', flags);
  }

  /** Words first, then what goes on from them in the order of the words: what the commonest words need lies close together. */
  private writeNodes(writer: TableWriter): void {
    const order: Node[] = [...this.known];
    const place: { parent: number; word: number }[] = [];
    for (let number = 0; number < order.length; number++) {
      for (const [word, node] of order[number]!.below ?? []) {
        place[order.length] = { parent: number, word };
        order.push(node);
      }
    }
    const edges = emptySlots(order.length - this.known.length);
    // One more, that says where the entries of the last end.
    const nodes = new Uint32Array((order.length + 1) * NODE);
    const entries: number[] = [];
    order.forEach((node, number) => {
      const at = number * NODE;
      nodes[at + ENTRIES] = entries.length;
      for (const { lexicon, rule, value } of node.entries) entries.push(lexicon | (rule << 8), value);
      let next = 0;
      for (const word of node.below?.keys() ?? []) next |= wordBit(word);
      nodes[at + NEXT] = next >>> 0;
      const { parent, word } = place[number] ?? { parent: 0, word: 0 };
      if (parent === 0) nodes[at + CHECK] = this.known[number]!.check;
      else {
        fillSlot(edges, edgeHash(parent, word), number);
        nodes[at + PARENT] = parent;
        nodes[at + LAST_WORD] = word;
      }
    });
    nodes[order.length * NODE + ENTRIES] = entries.length;
    writer.add('lexicon.edgeSlots', edges);
    writer.add('lexicon.nodes', nodes);
    writer.add('lexicon.entries', new Uint32Array(entries));
  }
}
