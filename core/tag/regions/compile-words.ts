import type { DataSource } from '../../text/data-source';
import type { LexiconBuilder } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';
import { WordFlag } from './gazetteer';
import type { GazetteerBuilder } from './gazetteer-builder';

/** A name that is also this large a city's (100,000 people) is no first name unless a row says so. */
const LARGE_CITY = 5;

/** English has `common-words.tsv`, which was counted in news: its stop words leave out most, and hold names of large cities. */
const WITH_OWN_LIST = 'en';
/** Tags of written Norwegian, beside `no`. */
const NORWEGIAN = ['nb', 'nn'];

/**
 * By language, the ids of its words that are also names of places: Spanish este, German auch, Finnish jos, which are stop words of
 * stopwords-iso, and nouns of rows, which German writes with a capital.
 */
function ordinaryWords(
  data: DataSource,
  lexicon: LexiconBuilder,
  gazetteer: GazetteerBuilder,
): Record<string, number[]> {
  const lists = JSON.parse(data.packageFile('stopwords-iso/stopwords-iso.json')) as Record<string, string[]>;
  for (const { language, word } of data.rows('regions/ordinary-words.tsv')) (lists[language!] ??= []).push(word!);
  const idsOf = (words: readonly string[]) =>
    words.filter((word) => gazetteer.priorOf(word) > 0).flatMap((word) => lexicon.words(word));
  const byLanguage = Object.entries(lists).filter(([language]) => language !== WITH_OWN_LIST);
  const ids = Object.fromEntries(byLanguage.map(([language, words]) => [language, idsOf(words)]));
  return { ...ids, ...Object.fromEntries(NORWEGIAN.map((language) => [language, ids.no ?? []])) };
}

/**
 * Words around names. Flags of single words go to the table `regions.flagsOfWord`, since only those beside a name are ever
 * asked for; phrases go to the `persons` lexicon, their flags as its value.
 */
export function addWords(
  data: DataSource,
  lexicon: LexiconBuilder,
  gazetteer: GazetteerBuilder,
  writer: TableWriter,
): void {
  const flags = new Map<string, number>();
  const flag = (word: string, bit: number) => flags.set(word, (flags.get(word) ?? 0) | bit);
  for (const { word, kind } of data.rows('regions/person-words.tsv'))
    flag(word!, kind === 'first' ? WordFlag.firstName : WordFlag.title);
  for (const { name } of data.rows('regions/first-names.tsv'))
    if (gazetteer.priorOf(name!) < LARGE_CITY) flag(name!, WordFlag.firstName);
  for (const { word } of data.rows('regions/organisation-words.tsv')) flag(word!, WordFlag.organisation);
  for (const { word } of data.rows('regions/street-words.tsv')) flag(word!, WordFlag.street);
  for (const { word } of data.rows('regions/currency-words.tsv')) flag(word!, WordFlag.currency);
  for (const { word, where } of data.rows('regions/government-words.tsv'))
    flag(word!, where === 'after' ? WordFlag.governmentAfter : WordFlag.governmentBefore);
  for (const { word } of data.rows('regions/place-prepositions.tsv')) flag(word!, WordFlag.preposition);
  for (const { phrase } of data.rows('regions/scene-words.tsv')) flag(phrase!, WordFlag.scene);
  for (const { word } of data.rows('regions/common-words.tsv')) flag(word!, WordFlag.common);
  for (const { name } of data.rows('regions/surnames.tsv')) flag(name!, WordFlag.surname);
  const single: [word: number, value: number][] = [];
  for (const [phrase, value] of flags) {
    const words = lexicon.words(phrase);
    if (words.length === 1) single.push([words[0]!, value]);
    else lexicon.add({ phrase, lexicon: 'persons', value });
  }
  const ofWord = new Uint16Array(lexicon.wordCount);
  for (const [word, value] of single) ofWord[word]! |= value;
  writer.add('regions.flagsOfWord', ofWord);
  writer.addJson('regions.ordinaryWords', ordinaryWords(data, lexicon, gazetteer));
}
