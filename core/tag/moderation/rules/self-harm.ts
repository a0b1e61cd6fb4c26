import { span } from '../../evidence';
import type { Rule } from '../rule';
import { FLAG_THRESHOLD, placeFactor, scorePlaces } from './weighted-rule';

/** Rows of this weight in data/moderation/self-harm.tsv tell how it was done. */
const METHOD_WEIGHT = 90;

/** Suicide and self-harm: a note for the helpline, a review where the method is told. */
export const selfHarm: Rule = {
  id: 'self-harm',
  check({ reading, cues }) {
    if (cues.most('self-harm', (first) => placeFactor(first, reading)) < FLAG_THRESHOLD) return 'clean';
    const places = cues.of('self-harm');
    if (scorePlaces(places, reading) < FLAG_THRESHOLD) return 'clean';
    const { text, start, end } = reading.analysis;
    const tellsMethod = places.some(({ weight }) => weight >= METHOD_WEIGHT);
    return [
      {
        confidence: tellsMethod ? 80 : 75,
        message: tellsMethod
          ? 'Tells the method of a suicide or self-harm.'
          : 'Tells of suicide or self-harm: add a helpline.',
        lesser: !tellsMethod,
        evidence: places.map((place) => span(text, start[place.first]!, end[place.end - 1]!, 'phrase:self-harm')),
      },
    ];
  },
};
