import type { TaggedRecord } from '../record/record';
import { embargoEnd } from '../tag/moderation/clock/release-time';
import type { Decision, Finding, Severity } from '../tag/tags';
import { DECISIONS, SEVERITIES } from '../tag/tags';

/** A note counts as pass; the other severities are decisions of the same name. */
const DECISION_OF: Record<Severity, Decision> = { note: 'pass', review: 'review', hold: 'hold', block: 'block' };

/** The decision that findings lead to: that of the highest severity. */
export function decisionOf(findings: readonly Pick<Finding, 'severity'>[]): Decision {
  const highest = findings.reduce((most, { severity }) => Math.max(most, SEVERITIES.indexOf(severity)), 0);
  return DECISION_OF[SEVERITIES[highest]!];
}

/**
 * Whether an article may run at this moment. The stored decision never depends on the clock: an embargo whose `until` has
 * passed stays a finding, and only here stops counting. What an editor decided stands. Every reader surface asks this.
 */
export function effectiveDecision(record: TaggedRecord, now: Date): Decision {
  const { decision, findings } = record.moderation;
  const decidedByRules = decision === decisionOf(findings);
  if (!decidedByRules) return decision;
  return decisionOf(
    findings.filter(
      ({ rule, until }) => !(rule === 'embargo' && until !== undefined && embargoEnd(until) <= now.getTime()),
    ),
  );
}

/** Held copy is for editors; everybody else gets a placeholder. */
export function isServed(decision: Decision): boolean {
  return DECISIONS.indexOf(decision) < DECISIONS.indexOf('hold');
}
