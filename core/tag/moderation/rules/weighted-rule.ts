import { span } from '../../evidence';
import type { Reading } from '../../reading';
import { Field } from '../../reading';
import type { RuleId } from '../../tags';
import type { Cue } from '../cues';
import type { CueMatch } from '../cue-matches';
import type { Rule } from '../rule';

/** Points of a phrase count so much more where an article says what it is about. */
const HEAD_FACTOR = 1.5;
/** Tokens that count as the head of an article, whatever their field: pages pasted as text have poor fields. */
const HEAD_TOKENS = 60;
const LEAST_CONFIDENCE = 60;
const MOST_SPANS = 5;

export interface Score {
  points: number;
  /** Each phrase once, where it counts most. */
  places: readonly CueMatch[];
}

/** Adds up the weights of the different phrases; a phrase that comes again adds nothing. */
export function scorePlaces(places: readonly CueMatch[], { fields }: Reading): Score {
  const counted = new Map<number, { place: CueMatch; points: number }>();
  for (const place of places) {
    const field = fields[place.first];
    const inHead = field === Field.headline || field === Field.lead || place.first < HEAD_TOKENS;
    const points = inHead && place.weight > 0 ? place.weight * HEAD_FACTOR : place.weight;
    const known = counted.get(place.row);
    if (!known || points > known.points) counted.set(place.row, { place, points });
  }
  const all = [...counted.values()];
  return { points: all.reduce((sum, { points }) => sum + points, 0), places: all.map(({ place }) => place) };
}

/**
 * A rule that notes an article once the phrases of its cue weigh enough together. Weights are in data/moderation, one
 * file a rule: 10 is a phrase that suffices alone, less needs company, below 0 speaks against.
 */
export function weightedRule(id: RuleId & Cue, threshold: number, message: string): Rule {
  return {
    id,
    check({ reading, cues }) {
      if (!cues.has(id)) return 'clean';
      const { points, places } = scorePlaces(cues.of(id), reading);
      if (points < threshold) return 'clean';
      const { text, start, end } = reading.analysis;
      const evidence = places
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight)
        .slice(0, MOST_SPANS)
        .map((place) => span(text, start[place.first]!, end[place.end - 1]!, `phrase:${id}`));
      const confidence = Math.min(99, LEAST_CONFIDENCE + Math.round(2 * (points - threshold)));
      return [{ confidence, message, evidence }];
    },
  };
}
