import type { TextAnalysis } from '../../text/analysis';
import type { DataSource } from '../../text/data-source';
import type { LexiconBuilder } from '../../text/lexicon';
import type { TableFile, TableWriter } from '../../text/table-file';
import type { Reading } from '../reading';
import { Field } from '../reading';
import type { PhraseTables } from './phrases';
import { openPhrases, reads } from './phrases';
import type { PairFeature } from './pairs';
import { compilePairs, PairFinder } from './pairs';
import { compileStyle, STYLE_FEATURE, StyleReader } from './style';
import type { TopicTree } from './vocabulary';

/**
 * The features of the model are named: `ceasefire` is a word, `peace talks` a phrase of two words that stand together,
 * `^ceasefire` a word among the first of the article, `@medtop/17000000` the strength of the reviewed phrases for a
 * topic and all below it, and `#weekday>5` a measure of style (style.ts).
 */
export const LEXICON_FEATURE = '@medtop/';
export const OPENING_FEATURE = '^';
/** How many words the opening of an article has: a headline and the first sentences, where stories say what they are. */
export const OPENING_WORDS = 80;
/** After so many words come background and quotations, which say less of what the story is about. */
const MAIN_WORDS = 300;
/** How much a word counts by where it stands, in the halves that weights are counted in. */
const OPENING_WEIGHT = 4;
const MAIN_WEIGHT = 2;
const REST_WEIGHT = 1;
/** So that the measures of a text weigh about as much together as its words do, where they decide. */
const STYLE_WEIGHT = 40;

/** How many times a word of each field counts, by `Field`; 0 leaves it out. */
const WEIGHT_OF_FIELD = new Uint8Array(16);
WEIGHT_OF_FIELD[Field.headline] = 2;
WEIGHT_OF_FIELD[Field.lead] = 1;
WEIGHT_OF_FIELD[Field.body] = 1;
WEIGHT_OF_FIELD[Field.caption] = 1;

/** In the tables of features: none. */
export const NO_FEATURE = 0xffff;

/**
 * Adds the named features to the lexicon and tables, numbered as they come.
 * @throws Error when there are more than 65,535 of them.
 */
export function compileFeatures(
  data: DataSource,
  names: readonly string[],
  tree: TopicTree,
  lexicon: LexiconBuilder,
  writer: TableWriter,
): void {
  if (names.length >= NO_FEATURE) throw new Error(`A topic model has at most ${NO_FEATURE - 1} features.`);
  const words: [word: number, feature: number][] = [];
  const openings: [word: number, feature: number][] = [];
  const pairs: PairFeature[] = [];
  const styles = new Map<string, number>();
  const ofTopic = new Uint16Array(tree.concepts.length).fill(NO_FEATURE);
  names.forEach((name, feature) => {
    if (name.startsWith(LEXICON_FEATURE)) {
      const topic = tree.find(name.slice(LEXICON_FEATURE.length));
      if (topic !== undefined) ofTopic[topic] = feature;
    } else if (name.startsWith(STYLE_FEATURE)) {
      styles.set(name, feature);
    } else if (name.startsWith(OPENING_FEATURE)) {
      openings.push([lexicon.word(name.slice(OPENING_FEATURE.length)), feature]);
    } else if (name.includes(' ')) pairs.push({ words: lexicon.words(name), feature });
    else words.push([lexicon.word(name), feature]);
  });
  const byWord = (pairs: readonly [word: number, feature: number][]) => {
    const table = new Uint16Array(lexicon.wordCount).fill(NO_FEATURE);
    for (const [word, feature] of pairs) table[word] = feature;
    return table;
  };
  writer.add('topics.featureOfWord', byWord(words));
  writer.add('topics.featureOfOpening', byWord(openings));
  writer.add('topics.featureOfTopic', ofTopic);
  compilePairs(pairs, writer);
  compileStyle(data, (name) => styles.get(name) ?? -1, lexicon, writer);
}

/** Where a phrase of a topic stands. */
export interface PhraseHit {
  topic: number;
  phrase: number;
  /** The weight of the phrase, times that of its field. */
  weight: number;
  first: number;
  end: number;
}

/** Counts the features of one article at a time. Its arrays are overwritten by the next. */
export class FeatureCounter {
  /** How many of `found` are of this article. */
  count = 0;
  /** The features found, in order of appearance. */
  readonly found: Uint16Array;
  /** By feature found: the weighted number of its places, in halves. */
  readonly weight: Float32Array;
  /** By feature found: its first place, as tokens; an empty one for a measure of style. */
  readonly first: Uint32Array;
  readonly end: Uint32Array;
  /** By topic: the weights of its own phrases, not those of topics below it. */
  readonly topicWeight: Float32Array;
  /** The phrases that counted, in order of appearance: their topics, and places as tokens. */
  readonly hits: PhraseHit[] = [];
  /** Topics with weight, in order of appearance. */
  readonly topics: number[] = [];
  /** Topics that a negative phrase rules out. */
  readonly excluded = new Set<number>();
  /** By feature: one more than where it stands in `found`, 0 when not found. The only array that is as long as the model. */
  private readonly placeOf: Uint16Array;
  private readonly ofWord: Uint16Array;
  private readonly ofOpening: Uint16Array;
  private readonly ofTopic: Uint16Array;
  private readonly pairs: PairFinder;
  private readonly phrases: PhraseTables;
  private readonly tree: TopicTree;
  private readonly style: StyleReader;

  constructor(tables: TableFile, tree: TopicTree, featureCount: number) {
    this.ofWord = tables.u16('topics.featureOfWord');
    this.ofOpening = tables.u16('topics.featureOfOpening');
    this.ofTopic = tables.u16('topics.featureOfTopic');
    this.pairs = new PairFinder(tables);
    this.phrases = openPhrases(tables);
    this.style = new StyleReader(tables);
    this.tree = tree;
    this.placeOf = new Uint16Array(featureCount);
    this.found = new Uint16Array(featureCount);
    this.weight = new Float32Array(featureCount);
    this.first = new Uint32Array(featureCount);
    this.end = new Uint32Array(featureCount);
    this.topicWeight = new Float32Array(tree.concepts.length);
  }

  /** @param english whether to read English phrases and the model's words, or the phrases of other languages */
  read(reading: Reading, english: boolean): void {
    const { analysis, fields } = reading;
    for (let index = 0; index < this.count; index++) this.placeOf[this.found[index]!] = 0;
    for (const topic of this.topics) this.topicWeight[topic] = 0;
    this.count = 0;
    this.topics.length = 0;
    this.hits.length = 0;
    this.excluded.clear();
    if (english) {
      this.readWords(analysis, fields);
      this.style.read(reading, this.addStyle);
    }
    this.readPhrases(analysis, fields, english);
  }

  private readWords(analysis: TextAnalysis, fields: Uint8Array): void {
    const { ofWord, ofOpening, pairs } = this;
    const { tokenCount, word } = analysis;
    const known = ofWord.length;
    const knownOpening = ofOpening.length;
    let words = 0;
    let openingEnd = tokenCount;
    let mainEnd = tokenCount;
    for (let token = 0; token < tokenCount; token++) {
      const ofField = WEIGHT_OF_FIELD[fields[token]!]!;
      if (ofField === 0) continue;
      words++;
      const id = word[token]!;
      // Reading past the end of a typed array is many times slower than asking first.
      const feature = id < known ? ofWord[id]! : NO_FEATURE;
      if (words > OPENING_WORDS) {
        if (words === OPENING_WORDS + 1) openingEnd = token;
        if (words === MAIN_WORDS + 1) mainEnd = token;
        const weight = words > MAIN_WORDS ? REST_WEIGHT : MAIN_WEIGHT;
        if (feature !== NO_FEATURE) this.add(feature, weight * ofField, token, token + 1);
        continue;
      }
      if (feature !== NO_FEATURE) this.add(feature, OPENING_WEIGHT * ofField, token, token + 1);
      const first = id < knownOpening ? ofOpening[id]! : NO_FEATURE;
      if (first !== NO_FEATURE) this.add(first, OPENING_WEIGHT, token, token + 1);
    }
    pairs.find(analysis);
    for (let index = 0; index < pairs.count; index++) {
      const token = pairs.first[index]!;
      const weight = token < openingEnd ? OPENING_WEIGHT : token < mainEnd ? MAIN_WEIGHT : REST_WEIGHT;
      const ofField = WEIGHT_OF_FIELD[fields[token]!]!;
      if (ofField !== 0) this.add(pairs.feature[index]!, weight * ofField, token, token + 2);
    }
  }

  private readPhrases({ matches }: TextAnalysis, fields: Uint8Array, english: boolean): void {
    const { count, first, end, value } = matches.topics;
    const { phrases } = this;
    for (let index = 0; index < count; index++) {
      const phrase = value[index]!;
      const fieldWeight = WEIGHT_OF_FIELD[fields[first[index]!]!]!;
      if (fieldWeight === 0 || !reads(phrases.language[phrase]!, english)) continue;
      const topic = phrases.topic[phrase]!;
      const weight = phrases.weight[phrase]! * fieldWeight;
      if (weight === 0) {
        this.excluded.add(topic);
        continue;
      }
      if (this.topicWeight[topic] === 0) this.topics.push(topic);
      this.hits.push({ topic, phrase, weight, first: first[index]!, end: end[index]! });
      this.topicWeight[topic]! += weight;
      if (!english) continue;
      this.addTopic(topic, weight, first[index]!, end[index]!);
      for (const above of this.tree.ancestors(topic)) this.addTopic(above, weight, first[index]!, end[index]!);
    }
  }

  private addTopic(topic: number, weight: number, first: number, end: number): void {
    const feature = this.ofTopic[topic]!;
    if (feature !== NO_FEATURE) this.add(feature, weight * MAIN_WEIGHT, first, end);
  }

  private readonly addStyle = (feature: number) => this.add(feature, STYLE_WEIGHT, 0, 0);

  private add(feature: number, weight: number, first: number, end: number): void {
    const { placeOf, weight: weights } = this;
    const place = placeOf[feature]! - 1;
    if (place >= 0) {
      weights[place]! += weight;
      return;
    }
    const next = this.count++;
    placeOf[feature] = next + 1;
    this.found[next] = feature;
    weights[next] = weight;
    this.first[next] = first;
    this.end[next] = end;
  }
}
