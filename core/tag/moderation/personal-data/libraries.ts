/**
 * Validators of personal data, loaded when the first candidate turns up: most articles have none, and loading them all
 * takes longer than tagging a hundred articles. `require` because rules are synchronous; esbuild keeps it lazy too.
 */
/* eslint-disable @typescript-eslint/no-require-imports */

import type * as Iban from 'ibantools';
import type * as Phone from 'libphonenumber-js/min';

export function isEmail(address: string): boolean {
  const { default: check } = require('validator/lib/isEmail') as { default: (value: string) => boolean };
  return check(address);
}

export function isIban(value: string): boolean {
  const { isValidIBAN } = require('ibantools') as typeof Iban;
  return isValidIBAN(value);
}

/** Whether a number is one that can be dialled. @param country ISO 3166-1 alpha-2 of numbers without + */
export function isPhoneNumber(number: string, country: 'US' | 'GB'): boolean {
  const { isValidPhoneNumber } = require('libphonenumber-js/min') as typeof Phone;
  return isValidPhoneNumber(number, country);
}
