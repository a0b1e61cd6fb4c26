import { isSpan } from '../../evidence';
import type { Issue, Rule } from '../rule';
import { noticeRule } from './notice-rule';

const announced = noticeRule('advisory', ['advisory'], 'An advisory or schedule for the desk, not a story.');
const internal = noticeRule('advisory', ['not-for-publication'], 'Holds words that are not for publication.');
/** Words that stand so early, in code units, speak of the whole item; later ones of a block below the story. */
const OPENING = 240;

/** Words for the desk: the whole item, or a block of it such as dpa's notebook, which intake leaves out of the story. */
export const advisory: Rule = {
  id: 'advisory',
  check(copy) {
    const answers = [announced.check(copy), internal.check(copy)];
    const issues = answers.flatMap((answer): Issue[] => (typeof answer === 'string' ? [] : answer));
    if (issues.length === 0) return copy.notices.length === 0 ? 'not-applicable' : 'clean';
    return issues.map((issue) => {
      const ofWhole = issue.evidence.some((evidence) => !isSpan(evidence) || evidence.start < OPENING);
      return ofWhole ? issue : { ...issue, lesser: true };
    });
  },
};
