import type { DataSource } from '../../text/data-source';
import type { LexiconBuilder } from '../../text/lexicon';
import type { TableFile, TableWriter } from '../../text/table-file';
import { TokenFlag } from '../../text/tokens';
import type { Reading } from '../reading';
import { Field } from '../reading';

/** Features of style are named `#measure>cut`: `#weekday>5.5` is had by texts with more than 5.5 weekdays in a thousand words. */
export const STYLE_FEATURE = '#';
const STYLE = 'topics/style.tsv';

/** How many words are measured: style shows early, and long texts are then measured as training texts are. */
const MOST_WORDS = 800;
const OPENING_WORDS = 60;
const OPENING = 'opening ';

/** Measures of marks that follow a word, and the characters of each. */
const MARKS = {
  'question mark': '?',
  'exclamation mark': '!',
  colon: ':',
  semicolon: ';',
  bracket: '(',
  dash: '–—',
  dollar: '$',
};
const MARK_NAMES = Object.keys(MARKS);
/** The other measures that have no words, in the order in which `StyleReader.read` finds them. */
const OTHERS = [
  'number',
  'capitals',
  'quoted',
  'sentence length',
  'paragraph length',
  'length',
  'headline length',
  'headline question',
  'headline colon',
];

interface Measure {
  name: string;
  cuts: number[];
  words: string[];
}

/** @throws Error when a measure has no words and is none that is known. */
function readMeasures(data: DataSource): Measure[] {
  const measures = data.rows(STYLE).map((row) => ({
    name: row.measure!,
    cuts: row.cuts!.split(' ').map(Number),
    words: row.words ? row.words.split(' ') : [],
  }));
  const ofWords = new Set(measures.filter(({ words }) => words.length > 0).map(({ name }) => name));
  for (const { name } of measures) {
    const known = ofWords.has(name.replace(OPENING, '')) || MARK_NAMES.includes(name) || OTHERS.includes(name);
    if (!known) throw new Error(`${STYLE}: "${name}" has no words and is no measure that is known.`);
  }
  return measures;
}

/** The names of all features of style. */
export function styleFeatures(data: DataSource): string[] {
  return readMeasures(data).flatMap(({ name, cuts }) => cuts.map((cut) => `${STYLE_FEATURE}${name}>${cut}`));
}

interface CompiledMeasure {
  name: string;
  cuts: number[];
  /** By cut: the number of its feature, -1 where the model has none. */
  features: number[];
}

/** @param numberOf the number of a named feature of the model, -1 when it has none */
export function compileStyle(
  data: DataSource,
  numberOf: (feature: string) => number,
  lexicon: LexiconBuilder,
  writer: TableWriter,
): void {
  const measures = readMeasures(data);
  const words = measures.flatMap(({ words }, index) =>
    words.map((word): [word: number, measure: number] => [lexicon.word(word), index + 1]),
  );
  const ofWord = new Uint8Array(Math.max(...words.map(([word]) => word)) + 1);
  for (const [word, measure] of words) ofWord[word] = measure;
  writer.add('topics.measureOfWord', ofWord);
  writer.addJson(
    'topics.style',
    measures.map(({ name, cuts }): CompiledMeasure => ({
      name,
      cuts,
      features: cuts.map((cut) => numberOf(`${STYLE_FEATURE}${name}>${cut}`)),
    })),
  );
}

const LAST_MARK = 0x2014;
const MARK_OF_CHARACTER = new Uint8Array(LAST_MARK + 1);
Object.values(MARKS).forEach((characters, index) => {
  for (const character of characters) MARK_OF_CHARACTER[character.charCodeAt(0)] = index + 1;
});
const QUESTION_MARK = MARK_NAMES.indexOf('question mark') + 1;
const COLON = MARK_NAMES.indexOf('colon') + 1;
const SPACE = 0x20;
const SHOWS_STYLE =
  TokenFlag.sentenceStart | TokenFlag.paragraphStart | TokenFlag.digit | TokenFlag.upper | TokenFlag.quoted;

/** Where the value of a measure is found: counts of words, of words of the opening, of marks, or the others. */
const From = { words: 0, opening: 1, marks: 2, others: 3 } as const;

/** Measures the style of one text at a time. */
export class StyleReader {
  private readonly measures: { cuts: number[]; features: number[]; from: number; at: number }[];
  private readonly ofWord: Uint8Array;
  /** By measure of words, counted from 1: how many words of it. */
  private readonly words: Uint16Array;
  private readonly opening: Uint16Array;
  private readonly marks = new Uint16Array(MARK_NAMES.length + 1);
  private readonly others = new Float64Array(OTHERS.length);

  constructor(tables: TableFile) {
    const measures = tables.json<CompiledMeasure[]>('topics.style');
    const placeOf = new Map(measures.map(({ name }, index) => [name, index + 1]));
    const source = (name: string) => {
      if (MARK_NAMES.includes(name)) return { from: From.marks, at: MARK_NAMES.indexOf(name) + 1 };
      if (OTHERS.includes(name)) return { from: From.others, at: OTHERS.indexOf(name) };
      if (name.startsWith(OPENING)) return { from: From.opening, at: placeOf.get(name.slice(OPENING.length))! };
      return { from: From.words, at: placeOf.get(name)! };
    };
    this.measures = measures.map(({ name, cuts, features }) => ({ cuts, features, ...source(name) }));
    this.ofWord = tables.u8('topics.measureOfWord');
    this.words = new Uint16Array(measures.length + 1);
    this.opening = new Uint16Array(measures.length + 1);
  }

  /** Calls `found` with the number of every feature of style that the text has. */
  read(reading: Reading, found: (feature: number) => void): void {
    const count = this.count(reading);
    if (count === 0) return;
    for (const { cuts, features, from, at } of this.measures) {
      const value = this.valueOf(from, at, count);
      for (let cut = 0; cut < cuts.length && value > cuts[cut]!; cut++) {
        if (features[cut]! >= 0) found(features[cut]!);
      }
    }
  }

  private valueOf(from: number, at: number, words: number): number {
    if (from === From.others) return this.others[at]!;
    if (from === From.opening) return this.opening[at]!;
    return (1000 * (from === From.marks ? this.marks : this.words)[at]!) / words;
  }

  /** Counts all that is measured, and returns how many words were read. */
  private count({ analysis, fields }: Reading): number {
    const { units, tokenCount, word, flags, end } = analysis;
    const { ofWord, words, opening, marks, others } = this;
    words.fill(0);
    opening.fill(0);
    marks.fill(0);
    let count = 0;
    let sentences = 0;
    let paragraphs = 0;
    let numbers = 0;
    let capitals = 0;
    let quoted = 0;
    let headline = 0;
    let headlineQuestion = 0;
    let headlineColon = 0;
    const known = ofWord.length;
    for (let token = 0; token < tokenCount && count < MOST_WORDS; token++) {
      const field = fields[token]!;
      if (field < Field.headline || field > Field.body) continue;
      count++;
      const id = word[token]!;
      const measure = id < known ? ofWord[id]! : 0;
      if (measure !== 0) {
        words[measure]!++;
        if (count <= OPENING_WORDS) opening[measure]!++;
      }
      const bits = flags[token]!;
      if ((bits & SHOWS_STYLE) !== 0) {
        if (bits & TokenFlag.sentenceStart) sentences++;
        if (bits & TokenFlag.paragraphStart) paragraphs++;
        if (bits & TokenFlag.digit) numbers++;
        else if (bits & TokenFlag.upper) capitals++;
        if (bits & TokenFlag.quoted) quoted++;
      }
      let next = units[end[token]!]!;
      if (next === SPACE) next = units[end[token]! + 1]!;
      const mark = next <= LAST_MARK ? MARK_OF_CHARACTER[next]! : 0;
      if (mark !== 0) marks[mark]!++;
      if (field !== Field.headline) continue;
      headline++;
      headlineQuestion = mark === QUESTION_MARK ? 1 : 0;
      if (mark === COLON) headlineColon = 1;
    }
    const perThousand = 1000 / Math.max(1, count);
    others[0] = numbers * perThousand;
    others[1] = capitals * perThousand;
    others[2] = quoted * perThousand;
    others[3] = count / Math.max(1, sentences);
    others[4] = count / Math.max(1, paragraphs);
    others[5] = count;
    others[6] = headline;
    others[7] = headlineQuestion;
    others[8] = headlineColon;
    return count;
  }
}
