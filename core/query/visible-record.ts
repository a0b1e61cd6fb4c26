import { mergeHuman } from '../record/merge-human';
import type { CopytasterRecord, TaggedRecord } from '../record/record';
import type { Decision } from '../tag/tags';
import { effectiveDecision, isServed } from './effective-decision';
import type { Role } from './roles';
import { isAtLeast } from './roles';

/** What is said of held copy to those who may not read it: that it is there, and why, but none of its words. */
export interface Placeholder {
  id: string;
  status: 'tagged';
  revision: number;
  source: { receivedAt: string };
  moderation: { decision: Decision; reasons: string[] };
}

export type VisibleRecord = CopytasterRecord | Placeholder;

/** Whether a record is an article with its words, rather than a placeholder or what is left of a file. */
export function isWhole(record: VisibleRecord): record is TaggedRecord {
  return record.status === 'tagged' && 'article' in record;
}

function placeholder({ id, revision, source, moderation }: TaggedRecord, decision: Decision): Placeholder {
  const reasons = [
    ...new Set(moderation.findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule)),
  ];
  return {
    id,
    status: 'tagged',
    revision,
    source: { receivedAt: source.receivedAt },
    moderation: { decision, reasons },
  };
}

/** Whether a role may read the words of a record now: the one rule that every list, article, feed and export asks. */
export function mayRead(machineRecord: CopytasterRecord, role: Role, now: Date): boolean {
  const record = mergeHuman(machineRecord);
  return record.status === 'tagged' ? maySee(effectiveDecision(record, now), role) : isAtLeast(role, 'reader');
}

function maySee(decision: Decision, role: Role): boolean {
  return isAtLeast(role, 'reader') && (role === 'editor' || isServed(decision));
}

/** The record as a role may see it now: with what editors did, and the decision that holds at this moment. */
export function visibleRecord(machineRecord: CopytasterRecord, role: Role, now: Date): VisibleRecord {
  const record = mergeHuman(machineRecord);
  if (record.status !== 'tagged') return record;
  const decision = effectiveDecision(record, now);
  if (!maySee(decision, role)) return placeholder(record, decision);
  return { ...record, moderation: { ...record.moderation, decision } };
}
