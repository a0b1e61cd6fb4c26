import { span } from '../../evidence';
import type { Reading } from '../../reading';
import { Field } from '../../reading';
import type { CueMatch } from '../cue-matches';
import type { Rule } from '../rule';
import type { ThemedRule } from '../themes';

/** Points count most where an article says what it is about, and little where it tells background. */
const HEAD_FACTOR = 1.5;
const LEAD_FACTOR = 1.1;
const MIDDLE_FACTOR = 0.7;
const TAIL_FACTOR = 0.2;
/** Tokens up to which these count, whatever their field: pages pasted as text have poor fields. */
const HEAD_TOKENS = 40;
const LEAD_TOKENS = 120;
const MIDDLE_TOKENS = 200;
/** Points from which a flag is noted. */
export const FLAG_THRESHOLD = 50;
const LEAST_CONFIDENCE = 60;
const MOST_SPANS = 5;

/** How much a place counts, by where in the article its first token stands. */
export function placeFactor(first: number, { fields }: Reading): number {
  // Not the lead as such: where a page's paragraphs run together, it is the whole text.
  if (fields[first] === Field.headline || first < HEAD_TOKENS) return HEAD_FACTOR;
  if (first < LEAD_TOKENS) return LEAD_FACTOR;
  return first < MIDDLE_TOKENS ? MIDDLE_FACTOR : TAIL_FACTOR;
}

/** Adds up the weights of the phrases found, each by its first place. */
export function scorePlaces(places: readonly CueMatch[], reading: Reading): number {
  return places.reduce((points, place) => points + place.weight * placeFactor(place.first, reading), 0);
}

/**
 * A rule that notes an article once the phrases of its cue and the themes of the article weigh enough together. Weights are
 * in data/moderation, one file a rule and theme-weights.tsv: 50 suffices alone, less needs company, below 0 speaks against.
 */
export function weightedRule(id: ThemedRule, message: string): Rule {
  return {
    id,
    check({ reading, cues, themes }) {
      const about = themes.points(id);
      if (about + cues.most(id, (first) => placeFactor(first, reading)) < FLAG_THRESHOLD) return 'clean';
      const places = cues.of(id);
      const points = about + scorePlaces(places, reading);
      if (points < FLAG_THRESHOLD) return 'clean';
      const { text, start, end } = reading.analysis;
      const said = [
        ...places.map((place) => ({ ...place, rule: `phrase:${id}` })),
        ...themes.words(id).map((place) => ({ ...place, rule: `theme:${id}` })),
      ].sort((a, b) => b.weight - a.weight);
      const evidence = said
        .filter(
          ({ weight, first, end: to }, index) =>
            weight > 0 && !said.slice(0, index).some((other) => other.first < to && first < other.end),
        )
        .slice(0, MOST_SPANS)
        .map(({ first, end: to, rule }) => span(text, start[first]!, end[to - 1]!, rule));
      const confidence = Math.min(99, LEAST_CONFIDENCE + Math.round((points - FLAG_THRESHOLD) / 3));
      return [{ confidence, message, evidence }];
    },
  };
}
