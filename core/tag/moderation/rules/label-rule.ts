import { span } from '../../evidence';
import type { RuleId } from '../../tags';
import type { Cue } from '../cues';
import type { Rule } from '../rule';

const CONFIDENCE = 85;
/** At most so many places are shown; one is enough to decide. */
const MOST_SPANS = 5;

/** A rule that any phrase of its cue raises. */
export function labelRule(id: RuleId & Cue, message: string): Rule {
  return {
    id,
    check({ reading: { analysis }, cues }) {
      const places = cues.of(id).slice(0, MOST_SPANS);
      if (places.length === 0) return 'clean';
      const evidence = places.map(({ first, end }) =>
        span(analysis.text, analysis.start[first]!, analysis.end[end - 1]!, `phrase:${id}`),
      );
      return [{ confidence: CONFIDENCE, message, evidence }];
    },
  };
}
