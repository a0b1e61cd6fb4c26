import type { TableFile } from '../../text/table-file';
import type { Reading } from '../reading';
import type { Kind, Topic } from '../tags';
import { topicEvidence } from './evidence';
import { FeatureCounter } from './features';
import { genreReader } from './genres';
import type { KindGuess } from './kind-cues';
import { kindCueReader, questionKind } from './kind-cues';
import { englishTest } from './language';
import { TopicModel } from './model';
import { LabelIndex, phraseTopics, selectTopics } from './select';
import { supplierTopicReader } from './supplier-topics';
import { assembleTopics } from './assemble';
import type { TreeConcept } from './vocabulary';
import { TopicTree } from './vocabulary';

export interface TopicTags {
  kind: Kind;
  /** 0–100 */
  kindConfidence: number;
  /** Ordered by relevance, then confidence; ancestors included and marked. */
  topics: Topic[];
}

export type TopicTagger = (reading: Reading) => TopicTags;

/** The confidence of a kind that the supplier names. */
const SUPPLIER_SAYS = 100;
/** A judgement: a section of opinion also carries the odd interview. */
const SECTION_SAYS = 90;
/** A keyword stands where the model gives its first-level topic at least this probability: then the text does not contradict it. */
const LEAST_FOR_KEYWORD = 0.1;
/** The share of plain news among all copy, when nothing else is known. */
const NEWS_SHARE = 74;

/** Makes the topic tagger from the compiled tables. */
export function createTopicTagger(tables: TableFile): TopicTagger {
  const tree = new TopicTree(tables.json<TreeConcept[]>('topics.tree'));
  const model = new TopicModel(tables);
  const labels = new LabelIndex(model.labels, tree);
  const counter = new FeatureCounter(tables, tree, model.featureCount);
  const isEnglish = englishTest(tables);
  const genreOf = genreReader(tables);
  const readCue = kindCueReader(tables);
  const readSubjects = supplierTopicReader(tables, (code) => tree.find(code) !== undefined);

  return (reading) => {
    const { supplier } = reading.article;
    const english = isEnglish(reading);
    counter.read(reading, english);
    if (english) model.score(counter);
    const chosen = english ? selectTopics(model, labels, counter, tree) : phraseTopics(counter, tree);
    const evidence = topicEvidence(reading, chosen, model, labels, counter, tree);
    const supplied = readSubjects(supplier.subjects).filter(
      ({ code, isKeyword }) => !isKeyword || !english || mayStand(code),
    );
    const topics = assembleTopics(tree, chosen, evidence, supplied);

    const { kind, confidence } = kindOf(reading, english);
    return { kind, kindConfidence: confidence, topics };
  };

  function mayStand(code: string): boolean {
    const label = labels.ofTopic.get(tree.top(tree.find(code)!));
    return label === undefined || model.probability[label]! >= LEAST_FOR_KEYWORD;
  }

  /** What the supplier says, else what the words give away, else what the model holds likeliest. */
  function kindOf(reading: Reading, english: boolean): KindGuess {
    const { supplier, details } = reading.article;
    const genre = genreOf.ofGenres(supplier.genres);
    if (genre) return { kind: genre, confidence: SUPPLIER_SAYS };
    const ofSection = genreOf.ofSection(details.section);
    if (ofSection) return { kind: ofSection, confidence: SECTION_SAYS };
    const cue = readCue(reading);
    if (cue) return cue;
    if (!english) return { kind: 'news', confidence: NEWS_SHARE };
    const [kind, share] = labels.bestKind(model.probability);
    return (kind === 'news' && questionKind(reading)) || { kind, confidence: Math.round(100 * share) };
  }
}
