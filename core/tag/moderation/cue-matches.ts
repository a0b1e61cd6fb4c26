import type { TableFile } from '../../text/table-file';
import type { TextAnalysis } from '../../text/analysis';
import type { Cue } from './cues';
import { CUES } from './cues';

/** Where a phrase of a cue stands. Tokens, end exclusive. */
export interface CueMatch {
  /** Row of the moderation lexicon, the same for every place of the phrase. */
  row: number;
  first: number;
  end: number;
  weight: number;
}

/** The places of every cue in one text, in order of their first token. */
export interface CueList {
  of(cue: Cue): readonly CueMatch[];
  has(cue: Cue): boolean;
}

/** Places kept of one cue; rules compare places with each other, which must stay cheap for hostile texts. */
const MOST_PLACES = 300;
const NONE: readonly CueMatch[] = [];
const EXCEPTION = CUES.indexOf('exception');
/** Cues that exceptions take back; context words are left alone. */
const EXCEPTED = new Set<number>(
  (['hate', 'profanity', 'sexual', 'graphic', 'self-harm', 'minor'] as const).map((cue) => CUES.indexOf(cue)),
);

/** Makes the function that sorts the `moderation` matches of a text by their cue. */
export function createCueReader(tables: TableFile): (analysis: TextAnalysis) => CueList {
  const cueOf = tables.u8('moderation.cue');
  const weightOf = tables.i8('moderation.weight');
  return ({ matches: { moderation: list } }) => {
    const byCue: CueMatch[][] = [];
    const exceptions: CueMatch[] = [];
    for (let match = 0; match < list.count; match++) {
      const row = list.value[match]!;
      const cue = cueOf[row]!;
      const found = { row, first: list.first[match]!, end: list.end[match]!, weight: weightOf[row]! };
      if (cue === EXCEPTION) exceptions.push(found);
      else if ((byCue[cue] ??= []).length < MOST_PLACES) byCue[cue].push(found);
    }
    if (exceptions.length > 0)
      for (const cue of EXCEPTED) {
        const places = byCue[cue];
        if (places) byCue[cue] = outside(places, exceptions);
      }
    return {
      of: (cue) => byCue[CUES.indexOf(cue)] ?? NONE,
      has: (cue) => (byCue[CUES.indexOf(cue)]?.length ?? 0) > 0,
    };
  };
}

/** Names and harmless phrases: a match within one is not meant. Both lists are in order of their first token. */
function outside(places: readonly CueMatch[], exceptions: readonly CueMatch[]): CueMatch[] {
  let next = 0;
  let coveredTo = 0;
  return places.filter((place) => {
    for (; next < exceptions.length && exceptions[next]!.first <= place.first; next++)
      coveredTo = Math.max(coveredTo, exceptions[next]!.end);
    return place.end > coveredTo;
  });
}
