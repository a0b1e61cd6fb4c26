import type { TextAnalysis } from '../../../text/analysis';
import { TokenFlag } from '../../../text/tokens';
import type { SpanEvidence } from '../../evidence';
import type { CueMatch } from '../cue-matches';
import { span } from '../../evidence';
import { isReported } from '../reported-speech';
import type { Rule } from '../rule';
import { OPENING_TOKENS } from './opening';

/** Weight of words that no newsroom prints in its own voice. */
const STRONG = 2;
const MOST_SPANS = 10;
/** A word masked with stars, as family papers print it: f***, s**t, f*ck, b****h. */
const MASKED = /^[a-z]{1,2}\*{1,4}[a-z]{0,4}/i;

/** Masked swear words: a token of one or two letters with stars right behind. */
function maskedWords({ text, tokenCount, start, end, flags }: TextAnalysis): SpanEvidence[] {
  const found: SpanEvidence[] = [];
  if (!text.includes('*')) return found;
  for (let token = 0; token < tokenCount && found.length < MOST_SPANS; token++) {
    if (text[end[token]!] !== '*' || end[token]! - start[token]! > 2 || (flags[token]! & TokenFlag.caseless) !== 0)
      continue;
    const masked = MASKED.exec(text.slice(start[token], start[token]! + 12))?.[0];
    // Two stars and nothing behind may be a footnote mark.
    // M*A*S*H is a title.
    if (masked !== undefined && !/^[A-Z]\*[A-Z]/.test(masked) && (/[a-z]$/i.test(masked) || masked.endsWith('***')))
      found.push(span(text, start[token]!, start[token]! + masked.length, 'masked-word'));
  }
  return found;
}

/**
 * Swear words. Quoted or masked ones and mild ones are a note, and only where one of them stands in the opening: further
 * down they are the ordinary colour of quotes.
 */
export const profanity: Rule = {
  id: 'profanity',
  check({ reading: { analysis }, cues }) {
    const places = cues.of('profanity').slice(0, MOST_SPANS);
    const masked = maskedWords(analysis);
    if (places.length + masked.length === 0) return 'clean';
    const direct = places.filter((place) => place.weight >= STRONG && !isReported(place, analysis, cues));
    if (direct.length === 0 && !standsInOpening(places, masked, analysis)) return 'clean';
    const reported = places.length > 0 && places.every((place) => isReported(place, analysis, cues));
    const evidence = places.map(({ first, end }) =>
      span(analysis.text, analysis.start[first]!, analysis.end[end - 1]!, 'phrase:profanity'),
    );
    return [
      {
        confidence: places.some(({ weight }) => weight >= STRONG) ? 90 : 70,
        message: direct.length > 0 ? 'Swears in its own voice.' : 'Holds swear words.',
        lesser: direct.length === 0,
        ...(reported && { reported }),
        evidence: [...evidence, ...masked],
      },
    ];
  },
};

/** Whether any swear word, masked or not, stands in the opening. */
function standsInOpening(
  places: readonly CueMatch[],
  masked: readonly SpanEvidence[],
  { start, tokenCount }: TextAnalysis,
): boolean {
  const opening = tokenCount > OPENING_TOKENS ? start[OPENING_TOKENS]! : Infinity;
  return places.some(({ first }) => first < OPENING_TOKENS) || masked.some((each) => each.start < opening);
}
