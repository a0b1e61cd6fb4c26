import type { TextAnalysis } from '../../text/analysis';
import { TokenFlag } from '../../text/tokens';
import type { CueList, CueMatch } from './cue-matches';

/** Farthest that an attribution or negation reaches, in tokens of the same sentence. */
const REACH = 14;
const SINGLE_QUOTES = new Set("'‘’‚‹›");

/**
 * Whether words are told rather than said: inside quotation marks, or in one sentence with a word of attribution or
 * condemnation ("called", "slur", "racist") or, before them, of negation.
 */
export function isReported({ first, end }: CueMatch, analysis: TextAnalysis, cues: CueList): boolean {
  const { flags, text, start } = analysis;
  if ((flags[first]! & TokenFlag.quoted) !== 0 || SINGLE_QUOTES.has(text[start[first]! - 1] ?? '')) return true;
  const opens = sentenceEdge(analysis, first, -1);
  const closes = sentenceEdge(analysis, end, 1);
  const near = (each: CueMatch) =>
    each.first >= opens && each.end <= closes && (each.end <= first || each.first >= end);
  return cues.of('attribution').some(near) || cues.of('negation').some((each) => near(each) && each.end <= first);
}

/** The token that opens the sentence (step -1), or the one behind its last (step 1), no farther than `REACH`. */
function sentenceEdge({ flags, tokenCount }: TextAnalysis, from: number, step: 1 | -1): number {
  let token = from;
  for (let steps = 0; steps < REACH && token > 0 && token < tokenCount; steps++) {
    if ((flags[token]! & TokenFlag.sentenceStart) !== 0) break;
    token += step;
  }
  return token;
}
