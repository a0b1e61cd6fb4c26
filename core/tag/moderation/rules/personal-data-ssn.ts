import { hasCueNear, personalDataIssue } from '../personal-data/contact';
import type { NumberRun } from '../personal-data/number-runs';
import type { Rule } from '../rule';

const SSN_DIGITS = 9;

/** Written 123-45-6789; area 000 and 666, group 00 and serial 0000 are never given out (SSA, POMS RM 10201.035). */
function isWrittenAsSsn({ digits, groups, separators }: NumberRun): boolean {
  const isGrouped = groups.length === 3 && groups[0] === 3 && groups[1] === 2 && groups[2] === 4;
  return (
    isGrouped && separators.every((each) => each === '-' || each === ' ') && !/^(?:000|666)|^.{3}00|0000$/.test(digits)
  );
}

/** United States social security numbers, by their form or by the words before them. */
export const personalSsn: Rule = {
  id: 'personal-data/ssn',
  check(copy) {
    if (copy.numbers.length === 0) return 'not-applicable';
    const places = copy.numbers.filter(
      (run) =>
        (isWrittenAsSsn(run) && run.separators[0] === '-') ||
        (run.digits.length === SSN_DIGITS && hasCueNear(copy, 'ssn', run.first)),
    );
    return personalDataIssue(copy, places, { what: 'a social security number', rule: 'ssn', confidence: 90 });
  },
};
