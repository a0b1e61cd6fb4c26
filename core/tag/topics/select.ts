import type { Kind } from '../tags';
import type { FeatureCounter } from './features';
import type { ModelLabel, TopicModel } from './model';
import type { TopicTree } from './vocabulary';

/** Which labels of the model stand for which topics and kinds. */
export class LabelIndex {
  /** Labels of first-level topics, and their numbers in the tree. */
  readonly tops: { label: number; topic: number }[] = [];
  /** Labels of topics below, in tree order. */
  readonly below: { label: number; topic: number }[] = [];
  readonly kinds: { label: number; kind: Kind }[] = [];
  /** By topic: its label. */
  readonly ofTopic = new Map<number, number>();

  constructor(labels: readonly ModelLabel[], tree: TopicTree) {
    labels.forEach(({ name }, label) => {
      const [scheme, code] = name.split('/') as [string, string];
      if (scheme === 'kind') this.kinds.push({ label, kind: code as Kind });
      const topic = tree.find(code);
      if (topic === undefined) return;
      this.ofTopic.set(topic, label);
      (tree.concepts[topic]!.level === 1 ? this.tops : this.below).push({ label, topic });
    });
  }

  /** The likeliest kind, and its share of the odds of all: an article has one kind, and their logits were fitted together. */
  bestKind(probability: Float32Array): [Kind, number] {
    let sum = 0;
    let most = 0;
    let best = this.kinds[0]!;
    for (const each of this.kinds) {
      const odds = probability[each.label]! / (1 - Math.min(probability[each.label]!, SUREST));
      sum += odds;
      if (odds > most) {
        most = odds;
        best = each;
      }
    }
    return [best.kind, most / sum];
  }
}

/** Beyond it a probability has no digits left that tell how sure it is. */
const SUREST = 0.999999;

/** A topic that the article is tagged with, before ancestors are filled in. */
export interface ChosenTopic {
  topic: number;
  /** 0–1 */
  probability: number;
  /** Whether the model or the reviewed phrases decided. */
  by: 'model' | 'lexicon';
}

/** As annotators and editors do: nearly every story has one to three topics at the first level. */
const MOST_TOPS = 3;
const MOST_BELOW = 4;
/** Two strong phrases, or one in the headline and a weak one. */
const LEXICON_THRESHOLD = 6;
/** A judgement: phrases decide where labels are too few to measure, so they never claim to be sure. */
const LEXICON_PROBABILITY = { least: 0.5, most: 0.8, step: 0.02 };

function lexiconProbability(weight: number): number {
  const { least, most, step } = LEXICON_PROBABILITY;
  return Math.min(most, least + step * (weight - LEXICON_THRESHOLD));
}

/** The topics of an English article: the model's where it has a label, the phrases' for the rest. */
export function selectTopics(
  { labels, probability }: TopicModel,
  index: LabelIndex,
  counter: FeatureCounter,
  tree: TopicTree,
): ChosenTopic[] {
  if (counter.count === 0) return [];
  const chosen = strongest(index.tops, labels, probability, MOST_TOPS);
  if (chosen.length === 0) {
    const best = index.tops.reduce((a, b) => (probability[b.label]! > probability[a.label]! ? b : a));
    chosen.push({ topic: best.topic, probability: probability[best.label]!, by: 'model' });
  }
  const asserted = new Set(chosen.map(({ topic }) => topic));
  // A topic below stands only under one that stands: the levels must not contradict each other.
  const isUnder = (topic: number) => asserted.has(tree.concepts[topic]!.parent);
  for (const each of strongest(index.below, labels, probability, MOST_BELOW, isUnder)) {
    chosen.push(each);
    asserted.add(each.topic);
  }
  for (const topic of lexiconTopics(counter, tree, (topic) => !index.ofTopic.has(topic) && isUnder(topic))) {
    chosen.push(topic);
  }
  return chosen;
}

/** Topics that their phrases speak for strongly: local ones, and those that `mayStand` lets through. */
function lexiconTopics(
  { topics, topicWeight, excluded }: FeatureCounter,
  tree: TopicTree,
  mayStand: (topic: number) => boolean,
): ChosenTopic[] {
  const chosen: ChosenTopic[] = [];
  for (const topic of topics) {
    if (topicWeight[topic]! < LEXICON_THRESHOLD || excluded.has(topic)) continue;
    if (isLocal(tree.concepts[topic]!.code) || mayStand(topic))
      chosen.push({ topic, probability: lexiconProbability(topicWeight[topic]!), by: 'lexicon' });
  }
  return chosen;
}

/** A topic of the newsroom's own, which its phrases alone decide. */
function isLocal(code: string): boolean {
  return code.includes(':');
}

/** The likeliest of those that reach their threshold. */
function strongest(
  candidates: readonly { label: number; topic: number }[],
  labels: readonly ModelLabel[],
  probability: Float32Array,
  most: number,
  mayStand: (topic: number) => boolean = () => true,
): ChosenTopic[] {
  const reached: ChosenTopic[] = [];
  for (const { label, topic } of candidates) {
    if (probability[label]! >= labels[label]!.threshold && mayStand(topic))
      reached.push({ topic, probability: probability[label]!, by: 'model' });
  }
  return reached.sort((a, b) => b.probability - a.probability).slice(0, most);
}

/** A second topic of a foreign text must have this share of the weight of the first. */
const SECOND_SHARE = 0.7;
const LEAST_FOREIGN_WEIGHT = 2.5;
/** So that confidence meets the precision measured on the French and German sets (docs/topics.md). */
const FOREIGN_PROBABILITY = { least: 0.3, most: 0.75 };

/** The first-level topics of a text in another language, by its phrases alone; local topics too. */
export function phraseTopics(counter: FeatureCounter, tree: TopicTree): ChosenTopic[] {
  // The same wording over and over says less than several wordings do, so repetition is damped as in the model.
  const wordings = new Map<number, { topic: number; weight: number; times: number }>();
  for (const { topic, phrase, weight } of counter.hits) {
    if (counter.excluded.has(topic) || isLocal(tree.concepts[topic]!.code)) continue;
    const wording = wordings.get(phrase);
    if (wording) wording.times++;
    else wordings.set(phrase, { topic, weight, times: 1 });
  }
  const weights = new Map<number, number>();
  let total = 0;
  for (const { topic, weight, times } of wordings.values()) {
    const top = tree.top(topic);
    const damped = weight * (1 + Math.log(times));
    weights.set(top, (weights.get(top) ?? 0) + damped);
    total += damped;
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1]);
  const best = ranked[0]?.[1] ?? 0;
  const local = lexiconTopics(counter, tree, () => false);
  if (best < LEAST_FOREIGN_WEIGHT) return local;
  const { least, most } = FOREIGN_PROBABILITY;
  const tops = ranked
    .filter(([, weight]) => weight >= SECOND_SHARE * best)
    .slice(0, MOST_TOPS)
    .map(([topic, weight]): ChosenTopic => ({
      topic,
      probability: least + (weight / total) * (most - least),
      by: 'lexicon',
    }));
  return [...tops, ...local];
}
