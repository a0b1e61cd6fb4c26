import type { Rule } from '../rule';
import { labelRule } from './label-rule';

const phrases = labelRule('press-release', 'A press release.');

/** Copy of a public-relations office or its distributor, by its own words or its provenance. */
export const pressRelease: Rule = {
  ...phrases,
  check(copy) {
    const { status, confidence, evidence } = copy.provenance;
    if (status === 'release') return [{ confidence, message: 'A press release, by its provenance.', evidence }];
    return phrases.check(copy);
  },
};
