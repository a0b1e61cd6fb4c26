import { personalDataIssue } from '../personal-data/contact';
import type { Copy, Rule } from '../rule';

/** 10.x, 127.x, 172.16–31.x, 192.168.x and 0.x name no machine on the internet (RFC 6890). */
const PRIVATE_RANGE = /^(?:0|10|127)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\./;

/** IPv4 addresses are too short for a number run (8.8.8.8), so the dots are looked for themselves. */
function findAddresses({ reading: { analysis }, figures }: Copy): { first: number; end: number }[] {
  const { text, start, end, tokenCount } = analysis;
  const found: { first: number; end: number }[] = [];
  let behind = 0;
  for (const first of figures) {
    if (first < behind || first + 3 >= tokenCount) continue;
    const isDotted = text.charCodeAt(end[first]!) === 0x2e && start[first + 1] === end[first]! + 1;
    if (!isDotted) continue;
    const written = text.slice(start[first], end[first + 3]);
    const octets = written.split('.');
    const isAddress = octets.length === 4 && octets.every((each) => /^\d{1,3}$/.test(each) && Number(each) <= 255);
    if (!isAddress) continue;
    if (!PRIVATE_RANGE.test(written) && !/^\.\d/.test(text.slice(end[first + 3], end[first + 3]! + 2)))
      found.push({ first, end: first + 4 });
    behind = first + 4;
  }
  return found;
}

/** IPv4 addresses of the public internet. */
export const personalIp: Rule = {
  id: 'personal-data/ip',
  check(copy) {
    const { analysis } = copy.reading;
    if (analysis.tokenCount < 4) return 'not-applicable';
    return personalDataIssue(copy, findAddresses(copy), { what: 'an IP address', rule: 'ip', confidence: 85 });
  },
};
