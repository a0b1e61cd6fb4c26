import { embargoEnd } from './moderation/clock/release-time';
import type { Decision, Finding, Severity } from './tags';
import { SEVERITIES } from './tags';

/** A note counts as pass; the other severities are decisions of the same name. */
const DECISION_OF: Record<Severity, Decision> = { note: 'pass', review: 'review', hold: 'hold', block: 'block' };

/** The decision that findings lead to: that of the highest severity. */
export function decisionOf(findings: readonly Pick<Finding, 'severity'>[]): Decision {
  const highest = findings.reduce((most, { severity }) => Math.max(most, SEVERITIES.indexOf(severity)), 0);
  return DECISION_OF[SEVERITIES[highest]!];
}

/** When the embargo that a finding reports ends, in milliseconds since 1970; undefined for other findings and without a time. */
export function endOfEmbargo({ rule, until }: Pick<Finding, 'rule' | 'until'>): number | undefined {
  if (rule !== 'embargo' || until === undefined) return undefined;
  const end = embargoEnd(until);
  return Number.isNaN(end) ? undefined : end;
}

/** The findings that count at a moment, in milliseconds since 1970: all but embargoes that have ended. */
export function countingAt<T extends Pick<Finding, 'rule' | 'until'>>(findings: readonly T[], moment: number): T[] {
  return findings.filter((finding) => !((endOfEmbargo(finding) ?? Infinity) <= moment));
}
