import { latestEmbargo } from '../notices/notices-of-item';
import type { Rule } from '../rule';
import { noticeRule } from './notice-rule';

const base = noticeRule('embargo', ['embargo'], 'Under embargo.');

/**
 * Not to run before a time. Always reported, passed or not, since core has no clock; without a time that can be told it
 * holds without end.
 */
export const embargo: Rule = {
  ...base,
  check(copy) {
    const answer = base.check(copy);
    if (typeof answer === 'string') return answer;
    const until = latestEmbargo(copy.notices);
    const message =
      until === undefined ? 'Under embargo, with no time that could be read.' : `Under embargo until ${until}.`;
    return answer.map((issue) => ({ ...issue, message, ...(until !== undefined && { until }) }));
  },
};
