import { editorsDecision } from '../record/merge-human';
import type { TaggedRecord } from '../record/record';
import { countingAt, decisionOf } from '../tag/decision';
import type { Decision } from '../tag/tags';
import { DECISIONS } from '../tag/tags';

/**
 * Whether an article may run at this moment, of a record as readers see it (`mergeHuman`). The stored decision never
 * depends on the clock: an embargo whose `until` has passed stays a finding, and only here stops counting. What an editor
 * decided stands. Every reader surface asks this.
 */
export function effectiveDecision(record: TaggedRecord, now: Date): Decision {
  return editorsDecision(record) ?? decisionOf(countingAt(record.moderation.findings, now.getTime()));
}

/** Held copy is for editors; everybody else gets a placeholder. */
export function isServed(decision: Decision): boolean {
  return DECISIONS.indexOf(decision) < DECISIONS.indexOf('hold');
}
