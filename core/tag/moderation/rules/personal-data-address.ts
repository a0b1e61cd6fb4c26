import { TokenFlag } from '../../../text/tokens';
import { hasCueNear, personalDataIssue } from '../personal-data/contact';
import type { Rule } from '../rule';

/** Words of a street's name between house number and "Street". */
const LONGEST_NAME = 3;

/** Where somebody lives: house number and street behind words such as "lives at". Places of public events are none. */
export const personalAddress: Rule = {
  id: 'personal-data/address',
  check(copy) {
    const { cues, reading } = copy;
    const { flags } = reading.analysis;
    if (!cues.has('residence') || !cues.has('street')) return 'not-applicable';
    const places = cues.of('street').flatMap(({ first, end }) => {
      for (let token = first - 1; token >= Math.max(0, first - LONGEST_NAME - 1); token--) {
        if ((flags[token]! & TokenFlag.digit) !== 0 && hasCueNear(copy, 'residence', token))
          return [{ first: token, end }];
        if ((flags[token]! & TokenFlag.capital) === 0) break;
      }
      // Other languages put the number behind: Lindenstraße 4, via Roma 12.
      const follows = end < reading.analysis.tokenCount && (flags[end]! & TokenFlag.digit) !== 0;
      return follows && hasCueNear(copy, 'residence', first) ? [{ first, end: end + 1 }] : [];
    });
    return personalDataIssue(copy, places, { what: 'a home address', rule: 'address', confidence: 80 });
  },
};
