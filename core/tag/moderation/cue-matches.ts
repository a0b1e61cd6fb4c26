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

/** Cues whose phrases are added up, each once: the first place of a phrase is enough. */
const COUNTED_ONCE = new Set<number>(
  (['sexual', 'graphic', 'self-harm', 'minor'] as const).map((cue) => CUES.indexOf(cue)),
);

/**
 * Makes the function that finds the places of a cue among the `moderation` matches of a text. Cues are read when they are
 * asked for: most articles need few of them.
 */
export function createCueReader(tables: TableFile): (analysis: TextAnalysis) => CueList {
  const cueOf = tables.u8('moderation.cue');
  const weightOf = tables.i8('moderation.weight');
  // By row: the reading in which it was last seen.
  const seenIn = new Uint32Array(cueOf.length);
  let reading = 0;

  return ({ matches: { moderation: list } }) => {
    const read = new Map<number, readonly CueMatch[]>();
    let present = 0;
    for (let match = 0; match < list.count; match++) present |= 1 << cueOf[list.value[match]!]!;

    function placesOf(cue: number): readonly CueMatch[] {
      if ((present & (1 << cue)) === 0) return NONE;
      reading++;
      const once = COUNTED_ONCE.has(cue);
      const places: CueMatch[] = [];
      for (let match = 0; match < list.count && places.length < MOST_PLACES; match++) {
        const row = list.value[match]!;
        if (cueOf[row] !== cue || (once && seenIn[row] === reading)) continue;
        seenIn[row] = reading;
        places.push({ row, first: list.first[match]!, end: list.end[match]!, weight: weightOf[row]! });
      }
      return EXCEPTED.has(cue) ? outside(places, placesOf(EXCEPTION)) : places;
    }

    function of(name: Cue): readonly CueMatch[] {
      const cue = CUES.indexOf(name);
      let places = read.get(cue);
      if (places === undefined) read.set(cue, (places = placesOf(cue)));
      return places;
    }
    return { of, has: (cue) => of(cue).length > 0 };
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
