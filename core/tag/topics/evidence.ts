import type { SpanEvidence } from '../evidence';
import { span } from '../evidence';
import type { Reading } from '../reading';
import type { FeatureCounter } from './features';
import type { TopicModel } from './model';
import type { ChosenTopic, LabelIndex } from './select';
import type { TopicTree } from './vocabulary';

/** As the record's contract has it: at most five spans a topic. */
const MOST_SPANS = 5;
const MODEL_RULE = 'model/words';

/** The words that decided each chosen topic, strongest first. */
export function topicEvidence(
  { analysis }: Reading,
  chosen: readonly ChosenTopic[],
  model: TopicModel,
  labels: LabelIndex,
  counter: FeatureCounter,
  tree: TopicTree,
): SpanEvidence[][] {
  const { text, start, end } = analysis;
  const words = (first: number, last: number, rule: string) => span(text, start[first]!, end[last - 1]!, rule);
  const wanted = chosen.filter(({ by }) => by === 'model').map(({ topic }) => labels.ofTopic.get(topic)!);
  let next = 0;
  const contributions = model.contributions(counter, wanted, MOST_SPANS);
  return chosen.map(({ topic, by }) => {
    if (by === 'lexicon') {
      const rule = `lexicon/${tree.concepts[topic]!.code}`;
      // One place for each wording: five times the same word would hide the others.
      const spans = new Map<string, SpanEvidence>();
      for (const hit of counter.hits) {
        if (spans.size === MOST_SPANS) break;
        if (hit.topic !== topic && !tree.ancestors(hit.topic).includes(topic)) continue;
        const found = words(hit.first, hit.end, rule);
        const wording = found.quote!.toLowerCase();
        if (!spans.has(wording)) spans.set(wording, found);
      }
      return [...spans.values()];
    }
    const spans: SpanEvidence[] = [];
    for (const { place } of contributions[next++]!) {
      const first = start[counter.first[place]!]!;
      // A phrase and one of its words say the same: the stronger stands for both.
      if (spans.some((each) => first < each.end && each.start < end[counter.end[place]! - 1]!)) continue;
      spans.push(words(counter.first[place]!, counter.end[place]!, MODEL_RULE));
    }
    return spans;
  });
}
