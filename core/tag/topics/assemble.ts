import type { SpanEvidence } from '../evidence';
import type { Topic } from '../tags';
import type { ChosenTopic } from './select';
import type { SupplierTopic } from './supplier-topics';
import type { TopicTree } from './vocabulary';

const SUPPLIER_CONFIDENCE = 100;
/** Of the topics that keywords of 92 web pages named, so many in 100 were right (docs/topics.md). */
const KEYWORD_CONFIDENCE = 60;

/** A machine is never wholly sure, nor wholly sure of the contrary. */
const percent = (share: number) => Math.min(99, Math.max(1, Math.round(100 * share)));

/**
 * Makes the record's topics: what the machine chose, what the supplier says, and the ancestors of both. Relevance is the
 * probability against that of the likeliest topic of the same level, times that of the parent.
 */
export function assembleTopics(
  tree: TopicTree,
  chosen: readonly ChosenTopic[],
  evidence: readonly SpanEvidence[][],
  supplied: readonly SupplierTopic[],
): Topic[] {
  const topics = new Map<number, Topic>();
  const best: number[] = [];
  for (const { topic, probability } of chosen) {
    const { level } = tree.concepts[topic]!;
    best[level] = Math.max(best[level] ?? 0, probability);
  }
  chosen.forEach(({ topic, probability }, index) => {
    const { level, parent } = tree.concepts[topic]!;
    const ofParent = topics.get(parent)?.relevance ?? 100;
    topics.set(
      topic,
      topicRow(tree, topic, {
        implied: false,
        confidence: percent(probability),
        relevance: Math.round((ofParent * probability) / best[level]!),
        creator: 'machine',
        evidence: evidence[index]!,
      }),
    );
  });
  for (const { code, subject, rule, isKeyword } of supplied) {
    const topic = tree.find(code)!;
    const before = topics.get(topic);
    const { field, value } = subject;
    const confidence = subject.confidence ?? (isKeyword ? KEYWORD_CONFIDENCE : SUPPLIER_CONFIDENCE);
    topics.set(
      topic,
      topicRow(tree, topic, {
        implied: false,
        confidence: Math.max(confidence, before?.confidence ?? 0),
        relevance: subject.relevance ?? before?.relevance ?? confidence,
        creator: 'supplier',
        evidence: [{ field, value, rule }, ...(before?.evidence ?? [])],
      }),
    );
  }
  fillAncestors(tree, topics);
  return [...topics.values()].sort(
    (a, b) =>
      b.relevance - a.relevance || b.confidence - a.confidence || a.level - b.level || (a.code < b.code ? -1 : 1),
  );
}

/** The row of a topic. Written out, since spreading objects costs more than all the rest of it. */
function topicRow(
  tree: TopicTree,
  topic: number,
  tag: Pick<Topic, 'implied' | 'confidence' | 'relevance' | 'creator' | 'evidence'>,
): Topic {
  const { name, level, parent } = tree.concepts[topic]!;
  const { implied, confidence, relevance, creator, evidence } = tag;
  const code = tree.qcode(topic);
  if (parent < 0) return { code, name, level, implied, confidence, relevance, creator, evidence };
  return { code, name, level, parent: tree.qcode(parent), implied, confidence, relevance, creator, evidence };
}

/** Gives every topic its ancestors, as sure and as relevant as the surest below them. */
function fillAncestors(tree: TopicTree, topics: Map<number, Topic>): void {
  for (const [topic, below] of [...topics]) {
    for (const ancestor of tree.ancestors(topic)) {
      const known = topics.get(ancestor);
      if (!known) {
        topics.set(
          ancestor,
          topicRow(tree, ancestor, {
            implied: true,
            confidence: below.confidence,
            relevance: below.relevance,
            creator: below.creator,
            evidence: [{ derivedFrom: below.code, rule: 'ancestor' }],
          }),
        );
      } else if (known.implied) {
        known.confidence = Math.max(below.confidence, known.confidence);
        known.relevance = Math.max(below.relevance, known.relevance);
      }
    }
  }
}
