import type { TextAnalysis } from '../../../text/analysis';
import { TokenFlag } from '../../../text/tokens';
import type { CueMatch } from '../cue-matches';
import { isReported } from '../reported-speech';
import type { Issue, Rule } from '../rule';
import { OPENING_TOKENS } from './opening';

/** A slur whatever stands beside it; lesser weights have an innocent sense and need somebody they are thrown at. */
const ALWAYS = 3;
/** A slur that is also food, a cigarette or a sea wall, where a word of that sense stands in the sentence. */
const HOMONYM = 4;
/** Tokens between a slur and the words that throw it at somebody, or between contempt and the group it is for. */
const REACH = 5;
/** Tokens between a slur and a word of its innocent sense. */
const INNOCENT_REACH = 14;

/**
 * Slurs in direct use, and contempt or threats for a protected group. Quoted, attributed, denied or said of oneself ("my
 * fellow …", "we are …"), they are a note marked `reported`. Evidence has no quote: slurs are never stored.
 */
export const hate: Rule = {
  id: 'hate',
  check({ reading: { analysis }, cues }) {
    if (!cues.has('hate') && !cues.has('contempt')) return 'clean';
    const slurs = cues
      .of('hate')
      .filter((place) =>
        place.weight >= HOMONYM
          ? !isInnocent(place, cues.of('innocent'), analysis)
          : place.weight >= ALWAYS || isNear(place, cues.of('address-to'), analysis),
      );
    const self = cues.of('self');
    const contempt = cues.of('contempt').filter((place) => isNear(place, cues.of('group'), analysis));
    const direct: CueMatch[] = [];
    const reported: CueMatch[] = [];
    for (const place of slurs)
      (isReported(place, analysis, cues) || isOfSelf(place, self) ? reported : direct).push(place);
    for (const place of contempt) (isReported(place, analysis, cues) ? reported : direct).push(place);
    if (direct.length > 0)
      return [issue(direct, analysis, { message: 'Slurs or contempt for a group in direct use.' })];
    if (!reported.some(({ first }) => first < OPENING_TOKENS)) return 'clean';
    return [
      issue(reported, analysis, { message: 'Reports slurs or contempt for a group.', reported: true, lesser: true }),
    ];
  },
};

function issue(
  places: readonly CueMatch[],
  { start, end }: TextAnalysis,
  says: Pick<Issue, 'message' | 'reported' | 'lesser'>,
): Issue {
  const evidence = places.map((place) => ({
    start: start[place.first]!,
    end: end[place.end - 1]!,
    rule: 'phrase:hate',
  }));
  return { confidence: 85, ...says, evidence };
}

/** Whether the speaker is meant: the slur follows at once on "I'm a", "we are", "my fellow". */
function isOfSelf({ first }: CueMatch, self: readonly CueMatch[]): boolean {
  return self.some(({ end }) => end === first);
}

/** Whether a word of the innocent sense stands in the same sentence, within `INNOCENT_REACH` tokens. */
function isInnocent(place: CueMatch, innocent: readonly CueMatch[], analysis: TextAnalysis): boolean {
  return isNear(place, innocent, analysis, INNOCENT_REACH);
}

/** Whether one of the others stands within reach in the same sentence. */
function isNear(place: CueMatch, others: readonly CueMatch[], { flags }: TextAnalysis, reach = REACH): boolean {
  return others.some((other) => {
    const [left, right] = other.first < place.first ? [other, place] : [place, other];
    if (right.first - left.end > reach) return false;
    for (let token = left.first + 1; token <= right.first; token++)
      if ((flags[token]! & TokenFlag.sentenceStart) !== 0) return false;
    return true;
  });
}
