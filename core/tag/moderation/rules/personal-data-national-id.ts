import { TokenFlag } from '../../../text/tokens';
import { hasCueNear, personalDataIssue } from '../personal-data/contact';
import type { Rule } from '../rule';

/** Control letters of the Spanish DNI and NIE, by the number modulo 23 (Real Decreto 1553/2005). */
const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
/** United Kingdom national insurance number: two letters, six digits, A to D (HMRC, NIM39110). */
const NINO = /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/;
/** Italian codice fiscale (Decreto 23 dicembre 1976). */
const CODICE_FISCALE = /^[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]$/;
const DNI = /^[XYZ\d]\d{7}[A-Z]$/;

function isDni(word: string): boolean {
  if (!DNI.test(word)) return false;
  const number = Number(word.slice(0, 8).replace('X', '0').replace('Y', '1').replace('Z', '2'));
  return DNI_LETTERS[number % 23] === word[8];
}

/** National identity numbers: by their form where it is unmistakable, else by the words before a long number. */
export const personalNationalId: Rule = {
  id: 'personal-data/national-id',
  check(copy) {
    const { text, flags, start, end } = copy.reading.analysis;
    const places: { first: number; end: number }[] = [];
    for (const token of copy.figures) {
      const length = end[token]! - start[token]!;
      const mixed = (flags[token]! & (TokenFlag.digit | TokenFlag.caseless)) === TokenFlag.digit;
      if (!mixed || (length !== 9 && length !== 16)) continue;
      const word = text.slice(start[token], end[token]);
      if (NINO.test(word) || CODICE_FISCALE.test(word) || isDni(word)) places.push({ first: token, end: token + 1 });
    }
    if (copy.cues.has('national-id'))
      for (const { first, end: last, digits } of copy.numbers)
        if (digits.length >= 8 && hasCueNear(copy, 'national-id', first)) places.push({ first, end: last });
    return personalDataIssue(copy, places, { what: 'a national identity number', rule: 'national-id', confidence: 85 });
  },
};
