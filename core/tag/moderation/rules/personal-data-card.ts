import { personalDataIssue } from '../personal-data/contact';
import type { NumberRun } from '../personal-data/number-runs';
import type { Copy, Rule } from '../rule';

/** Digits of payment card numbers, by ISO/IEC 7812; older Visa numbers have 13, Maestro down to 12. */
const FEWEST = 12;
const MOST = 19;

/** The check digit of ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 0x30;
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Issuer ranges in use: American Express and Diners 3, Visa 4, Mastercard 2 and 5, Discover and Maestro 5 and 6; JCB 3, and 1800 and 2131 of old. */
function hasIssuer(digits: string): boolean {
  return /^(?:[3-6]|2[2-7]|2131|1800)/.test(digits);
}

/** Whether a run is a card number: right length, issuer, check digit, one kind of separator. */
export function isCard({ digits, prefix, separators }: NumberRun): boolean {
  return (
    digits.length >= FEWEST &&
    digits.length <= MOST &&
    prefix === '' &&
    (separators.length === 0 || (separators.every((each) => each === separators[0]) && separators.length <= 4)) &&
    hasIssuer(digits) &&
    passesLuhn(digits)
  );
}

/** Payment card numbers. */
export const personalCard: Rule = {
  id: 'personal-data/card',
  check(copy: Copy) {
    if (copy.numbers.length === 0) return 'not-applicable';
    return personalDataIssue(copy, copy.numbers.filter(isCard), {
      what: 'a card number',
      rule: 'card',
      confidence: 92,
    });
  },
};
