import { hasCueNear, isContactPoint, personalDataIssue } from '../personal-data/contact';
import { isPhoneNumber } from '../personal-data/libraries';
import type { NumberRun } from '../personal-data/number-runs';
import type { Copy, Rule } from '../rule';
import { isCard } from './personal-data-card';

/** Most digits of an international number, by ITU-T E.164; an extension may follow. */
const MOST_DIGITS = 15;
const SHORTEST_INTERNATIONAL = 8;

/** 2010-2015, 2022-01-12, 12.01.2022: years and dates, not numbers to dial. */
function isDate({ groups, digits }: NumberRun): boolean {
  if (groups.includes(4) && groups.every((size) => size === 4) && groups.length === 2)
    return /^(?:1[5-9]|20)\d\d(?:1[5-9]|20)\d\d$/.test(digits);
  const [first, second, third] = groups;
  return (
    groups.length === 3 &&
    ((first === 4 && second! <= 2 && third! <= 2) || (first! <= 2 && second! <= 2 && third === 4))
  );
}

/** 555-010-9999, (555) 010-9999, 555.010.9999: the form of the North American Numbering Plan. */
function isNorthAmerican({ groups, prefix, separators, digits }: NumberRun): boolean {
  const isGrouped = groups.join() === '3,3,4' || (groups.join() === '1,3,3,4' && digits.startsWith('1'));
  return isGrouped && (prefix === '(' || separators.some((each) => each !== ' '));
}

function isPhone(run: NumberRun, copy: Copy): boolean {
  const { digits, prefix } = run;
  if (digits.length > MOST_DIGITS || isDate(run) || isCard(run)) return false;
  if (prefix === '+') return digits.length >= SHORTEST_INTERNATIONAL;
  if (isNorthAmerican(run)) return true;
  if (hasCueNear(copy, 'phone', run.first, run.end)) return true;
  // Numbers that nothing announces: only where they are written as one and can be dialled.
  const isGrouped = run.groups.length > 1 && digits.startsWith('0') && digits.length >= 9;
  return isGrouped && isPhoneNumber(digits, 'GB');
}

/** Phone numbers. Those a story tells its readers to call are contact points. */
export const personalPhone: Rule = {
  id: 'personal-data/phone',
  check(copy) {
    if (copy.numbers.length === 0) return 'not-applicable';
    const places = copy.numbers
      .filter((run) => isPhone(run, copy))
      .map(({ first, end }) => ({ first, end, lesser: isContactPoint(copy, first) }));
    return personalDataIssue(copy, places, { what: 'a phone number', rule: 'phone', confidence: 75 });
  },
};
