import type { TextAnalysis } from '../../../text/analysis';
import { isContactPoint, personalDataIssue } from '../personal-data/contact';
import { isEmail } from '../personal-data/libraries';
import type { Rule } from '../rule';

/** Longest address, by RFC 5321. */
const LONGEST = 254;
const MOST_ADDRESSES = 50;
/** Stretches that look like an address and are none, such as `a.b@a.b@`: an article of more is made to cost time. */
const MOST_CANDIDATES = 2000;
/** Mail providers whose addresses are people's own. */
const PRIVATE_HOSTS =
  /@(?:gmail|googlemail|yahoo|hotmail|outlook|live|icloud|aol|gmx|web|mail|proton|protonmail|qq|163)\./i;

/** Without the @ itself: each character is then read for two addresses at most, so a text of "a@a@…" costs no more than its length. */
function isAddressUnit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a) ||
    unit === 0x2e ||
    unit === 0x2d ||
    unit === 0x5f ||
    unit === 0x2b ||
    unit === 0x25 ||
    unit > 0x7f
  );
}

/** The stretch of address characters around an @, without the full stop that ends the sentence. */
function around(text: string, at: number): [number, number] {
  let [start, end] = [at, at + 1];
  while (start > 0 && at - start < LONGEST && isAddressUnit(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - at < LONGEST && isAddressUnit(text.charCodeAt(end))) end++;
  while (end > at && '.-'.includes(text[end - 1]!)) end--;
  return [start, end];
}

function tokenAt({ start, tokenCount }: TextAnalysis, offset: number): number {
  let [low, high] = [0, tokenCount];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** E-mail addresses. A newsroom's or press office's own is a contact point; those of private hosts in the story are not. */
export const personalEmail: Rule = {
  id: 'personal-data/email',
  check(copy) {
    const { analysis } = copy.reading;
    const { text } = analysis;
    let at = text.indexOf('@');
    if (at < 0) return 'not-applicable';
    const places: { first: number; end: number; lesser: boolean }[] = [];
    let candidates = 0;
    for (; at >= 0 && places.length < MOST_ADDRESSES && candidates < MOST_CANDIDATES; at = text.indexOf('@', at + 1)) {
      const [start, end] = around(text, at);
      const address = text.slice(start, end);
      if (!address.includes('.', at - start)) continue;
      candidates++;
      if (!isEmail(address)) continue;
      const first = tokenAt(analysis, start);
      const lesser = !PRIVATE_HOSTS.test(address) || isContactPoint(copy, first);
      places.push({ first, end: tokenAt(analysis, end), lesser });
    }
    return personalDataIssue(copy, places, { what: 'an e-mail address', rule: 'email', confidence: 95 });
  },
};
