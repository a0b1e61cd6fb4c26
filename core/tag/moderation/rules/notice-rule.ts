import type { Signal } from '../../../article/article';
import type { RuleId } from '../../tags';
import type { Rule } from '../rule';

/** Supplier fields mean what they say; words can be misread. */
const FIELD_CONFIDENCE = 100;
const WORDS_CONFIDENCE = 92;

/** A rule that repeats what the item says of itself by any of the signals. */
export function noticeRule(id: RuleId, signals: readonly Signal[], message: string): Rule {
  return {
    id,
    check({ notices }) {
      if (notices.length === 0) return 'not-applicable';
      const own = notices.filter(({ signal }) => signals.includes(signal));
      if (own.length === 0) return 'clean';
      const confidence = own.some(({ structured }) => structured) ? FIELD_CONFIDENCE : WORDS_CONFIDENCE;
      return [{ confidence, message, evidence: own.map(({ evidence }) => evidence) }];
    },
  };
}
