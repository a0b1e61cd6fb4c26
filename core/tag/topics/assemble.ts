import type { SpanEvidence } from '../evidence';
import type { Topic } from '../tags';
import type { ChosenTopic } from './select';
import type { SupplierTopic } from './supplier-topics';
import type { TopicTree } from './vocabulary';

const SUPPLIER_CONFIDENCE = 100;
/** Of the topics that keywords of 92 web pages named, so many in 100 were right (docs/topics.md). */
const KEYWORD_CONFIDENCE = 60;

/** `medtop:` before the code of a Media Topic; local codes stay as they are. */
function qcode(code: string): string {
  return code.includes(':') ? code : `medtop:${code}`;
}

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
  const row = (topic: number): Omit<Topic, 'implied' | 'confidence' | 'relevance' | 'creator' | 'evidence'> => {
    const { code, name, level, parent } = tree.concepts[topic]!;
    return {
      code: qcode(code),
      name,
      level,
      ...(parent >= 0 ? { parent: qcode(tree.concepts[parent]!.code) } : {}),
    };
  };
  chosen.forEach(({ topic, probability }, index) => {
    const { level, parent } = tree.concepts[topic]!;
    const ofParent = topics.get(parent)?.relevance ?? 100;
    topics.set(topic, {
      ...row(topic),
      implied: false,
      confidence: percent(probability),
      relevance: Math.round((ofParent * probability) / best[level]!),
      creator: 'machine',
      evidence: evidence[index]!,
    });
  });
  for (const { code, subject, rule, isKeyword } of supplied) {
    const topic = tree.find(code)!;
    const before = topics.get(topic);
    const { field, value } = subject;
    const confidence = subject.confidence ?? (isKeyword ? KEYWORD_CONFIDENCE : SUPPLIER_CONFIDENCE);
    topics.set(topic, {
      ...row(topic),
      implied: false,
      confidence: Math.max(confidence, before?.confidence ?? 0),
      relevance: subject.relevance ?? before?.relevance ?? confidence,
      creator: 'supplier',
      evidence: [{ field, value, rule }, ...(before?.evidence ?? [])],
    });
  }
  fillAncestors(tree, topics, row);
  return [...topics.values()].sort(
    (a, b) =>
      b.relevance - a.relevance || b.confidence - a.confidence || a.level - b.level || (a.code < b.code ? -1 : 1),
  );
}

/** Gives every topic its ancestors, as sure and as relevant as the surest below them. */
function fillAncestors(
  tree: TopicTree,
  topics: Map<number, Topic>,
  row: (topic: number) => Pick<Topic, 'code' | 'name' | 'level' | 'parent'>,
): void {
  for (const [topic, below] of [...topics]) {
    for (const ancestor of tree.ancestors(topic)) {
      const known = topics.get(ancestor);
      if (known && !known.implied) continue;
      topics.set(ancestor, {
        ...row(ancestor),
        implied: true,
        confidence: Math.max(below.confidence, known?.confidence ?? 0),
        relevance: Math.max(below.relevance, known?.relevance ?? 0),
        creator: known?.creator ?? below.creator,
        evidence: known?.evidence ?? [{ derivedFrom: below.code, rule: 'ancestor' }],
      });
    }
  }
}
