import type { DataRow, DataSource } from '../../text/data-source';
import type { CaseRule, LexiconBuilder } from '../../text/lexicon';
import { CASE_RULES } from '../../text/lexicon';
import type { TableFile, TableWriter } from '../../text/table-file';
import type { TopicConcept, TopicTree } from './vocabulary';
import { NAME_LANGUAGES } from './vocabulary';

/** A phrase that speaks for a topic (or, for a local topic, against it). */
export interface TopicPhrase {
  phrase: string;
  topic: number;
  /** 1 weak, 2 fair, 3 strong; EXCLUDES when its presence rules the topic out. */
  weight: number;
  language: string;
  match?: CaseRule;
}

/** The weight of a negative phrase. */
export const EXCLUDES = 0;
const EXCLUDES_CELL = 'not';
const PHRASES = 'topics/phrases';
const CUSTOM_PHRASES = 'topics/custom/phrases.tsv';
/** Names are made to be read in a list, not to be found in running text, so they weigh less than reviewed phrases. */
const WEIGHT_OF_NAME = 1;
/** Below it names are so narrow (or, like "code", so broad) that they mislead more than they help. */
const LOWEST_NAMED_LEVEL = 2;
/** Shorter parts of names are words like "art" that begin other words' compounds or mean too much. */
const SHORTEST_NAME = 4;

function phraseOf(row: DataRow, language: string, tree: TopicTree, file: string): TopicPhrase {
  const topic = tree.find(row.topic!);
  const weight = row.weight === EXCLUDES_CELL ? EXCLUDES : Number(row.weight);
  const match = (row.match || 'any') as CaseRule;
  if (topic === undefined) throw new Error(`${file}: there is no live topic ${row.topic}.`);
  if (!Number.isInteger(weight) || weight < 0 || weight > 9 || !CASE_RULES.includes(match)) {
    throw new Error(`${file}: the weight or match of "${row.phrase}" is not one there is.`);
  }
  return { phrase: row.phrase!, topic, weight, language, match };
}

/** The parts of a topic's name in other languages: "Kultur, Kunst" says Kultur and Kunst. */
function phrasesOfNames(concepts: readonly TopicConcept[], tree: TopicTree): TopicPhrase[] {
  return concepts.flatMap(({ code, names }) => {
    const topic = tree.find(code);
    if (topic === undefined || tree.concepts[topic]!.level > LOWEST_NAMED_LEVEL) return [];
    return NAME_LANGUAGES.flatMap((language) =>
      (names[language] ?? '')
        .split(/[,/()]/)
        .map((part) => part.trim())
        .filter((part) => part.length >= SHORTEST_NAME)
        .map((phrase) => ({ phrase, topic, weight: WEIGHT_OF_NAME, language })),
    );
  });
}

/**
 * Reads every reviewed phrase, and the topics' names in languages other than English.
 * @throws Error naming the file when a row names no live topic.
 */
export function readPhrases(data: DataSource, concepts: readonly TopicConcept[], tree: TopicTree): TopicPhrase[] {
  const reviewed = data.list(PHRASES).flatMap((name) => {
    const file = `${PHRASES}/${name}`;
    return data.rows(file).map((row) => phraseOf(row, name.replace('.tsv', ''), tree, file));
  });
  const custom = data
    .rows(CUSTOM_PHRASES)
    .map((row) => phraseOf(row, row.language || ANY_LANGUAGE, tree, CUSTOM_PHRASES));
  return [...reviewed, ...custom, ...phrasesOfNames(concepts, tree)];
}

/** Which texts a phrase is read in. */
const PhraseLanguage = { other: 0, english: 1, any: 2 } as const;
const ANY_LANGUAGE = 'any';

function languageOf(language: string): number {
  if (language === ANY_LANGUAGE) return PhraseLanguage.any;
  return language === 'en' ? PhraseLanguage.english : PhraseLanguage.other;
}

/** Whether a phrase of the language is read in a text that is English or not. */
export function reads(language: number, english: boolean): boolean {
  return language === PhraseLanguage.any || (language === PhraseLanguage.english) === english;
}

/** Adds the phrases to the lexicon, and their topics and weights to the tables. */
export function compilePhrases(phrases: readonly TopicPhrase[], lexicon: LexiconBuilder, writer: TableWriter): void {
  phrases.forEach(({ phrase, match }, value) => lexicon.add({ phrase, lexicon: 'topics', value, match }));
  writer.add(
    'topics.phraseTopic',
    Uint16Array.from(phrases, ({ topic }) => topic),
  );
  writer.add(
    'topics.phraseWeight',
    Uint8Array.from(phrases, ({ weight }) => weight),
  );
  writer.add(
    'topics.phraseLanguage',
    Uint8Array.from(phrases, ({ language }) => languageOf(language)),
  );
}

/** By phrase, as the matches of the `topics` lexicon name them. */
export interface PhraseTables {
  topic: Uint16Array;
  weight: Uint8Array;
  /** One of `PhraseLanguage`. */
  language: Uint8Array;
}

export function openPhrases(tables: TableFile): PhraseTables {
  return {
    topic: tables.u16('topics.phraseTopic'),
    weight: tables.u8('topics.phraseWeight'),
    language: tables.u8('topics.phraseLanguage'),
  };
}
