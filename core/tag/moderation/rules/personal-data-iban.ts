import { TokenFlag } from '../../../text/tokens';
import { personalDataIssue } from '../personal-data/contact';
import { isIban } from '../personal-data/libraries';
import type { Copy, Rule } from '../rule';

/** Lengths of IBANs: Norway's is the shortest in use, ISO 13616 allows 34. */
const SHORTEST = 15;
const LONGEST = 34;
/** Printed in groups of four, the longest takes nine tokens. */
const MOST_GROUPS = 9;
const HEAD = /^[a-z]{2}\d{2}/i;
const BODY = /^[a-z0-9]+$/i;

/** The IBAN that begins at a token, as the token behind it; undefined when none does. */
function endOfIban({ reading: { analysis } }: Copy, first: number): number | undefined {
  const { text, start, end, tokenCount } = analysis;
  let value = text.slice(start[first], Math.min(end[first]!, start[first]! + LONGEST + 1));
  if (!HEAD.test(value)) return undefined;
  for (let token = first; ; token++) {
    if (value.length >= SHORTEST && isIban(value.toUpperCase())) return token + 1;
    const next = token + 1;
    if (next >= tokenCount || next - first >= MOST_GROUPS || start[next]! - end[token]! !== 1) return undefined;
    value += text.slice(start[next], end[next]);
    if (value.length > LONGEST || !BODY.test(value)) return undefined;
  }
}

/** International bank account numbers, by country, length and check digits. */
export const personalIban: Rule = {
  id: 'personal-data/iban',
  check(copy) {
    const { flags } = copy.reading.analysis;
    const places: { first: number; end: number }[] = [];
    for (const token of copy.figures) {
      const mixed = (flags[token]! & (TokenFlag.digit | TokenFlag.caseless)) === TokenFlag.digit;
      const end = mixed ? endOfIban(copy, token) : undefined;
      if (end !== undefined) places.push({ first: token, end });
    }
    return personalDataIssue(copy, places, { what: 'a bank account number', rule: 'iban', confidence: 95 });
  },
};
