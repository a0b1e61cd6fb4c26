import { meetsRule } from '../../text/compiled-lexicon';
import type { MatchList } from '../../text/compiled-lexicon';
import type { TableFile } from '../../text/table-file';
import type { TextAnalysis } from '../../text/analysis';
import { CueWords } from './cue-words';
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
  /**
   * The most that the phrases of a cue can weigh together, each counted once, when a place counts as the factor of its
   * first token says. What takes away from it is left out, so that most cues need not be looked at closer.
   */
  most(cue: Cue, factor: (first: number) => number): number;
  /** Adds up by weight how much the places of a cue count: `into[weight]` grows by the factor of each first token. */
  tally(cue: Cue, factor: (first: number) => number, into: Float64Array): void;
}

/** Places kept of one cue; rules compare places with each other, which must stay cheap for hostile texts. */
const MOST_PLACES = 300;
const NONE: readonly CueMatch[] = [];
const NUMBER_OF_CUE = Object.fromEntries(CUES.map((cue, number) => [cue, number])) as Record<Cue, number>;
const EXCEPTION = NUMBER_OF_CUE.exception;
/** Cues that exceptions take back; context words are left alone. */
const EXCEPTED = new Set<number>(
  (['hate', 'profanity', 'sexual', 'graphic', 'self-harm', 'minor'] as const).map((cue) => NUMBER_OF_CUE[cue]),
);

/** Cues whose phrases are added up, each once: the first place of a phrase is enough. */
const COUNTED_ONCE = new Set<number>(
  (['sexual', 'graphic', 'self-harm', 'minor'] as const).map((cue) => NUMBER_OF_CUE[cue]),
);

/** Finds the places of cues in one text at a time. Cues are read when they are asked for: most articles need few of them. */
export class CueReader implements CueList {
  private readonly cueOf: Uint8Array;
  private readonly weightOf: Int8Array;
  private readonly ruleOf: Uint8Array;
  private readonly words: CueWords;
  /** By run of rows: the cues of its rows, a bit each. */
  private readonly cuesOfRun: Uint32Array;
  /** By row: the reading in which it was last seen. */
  private readonly seenIn: Uint32Array;
  private reading = 0;
  /** The cues that the text may have, a bit each. */
  private present = 0;
  private phrases: MatchList | undefined;
  private flags: Uint16Array = new Uint16Array(0);
  /** By cue: its places, once they are asked for. */
  private readonly places: (readonly CueMatch[] | undefined)[] = CUES.map(() => undefined);

  constructor(tables: TableFile) {
    this.cueOf = tables.u8('moderation.cue');
    this.weightOf = tables.i8('moderation.weight');
    this.ruleOf = tables.u8('moderation.rule');
    this.words = new CueWords(tables);
    this.seenIn = new Uint32Array(this.cueOf.length);
    const { starts, rows } = this.words;
    this.cuesOfRun = new Uint32Array(starts.length);
    for (let run = 0; run + 1 < starts.length; run++)
      for (let at = starts[run]!; at < starts[run + 1]!; at++) this.cuesOfRun[run]! |= 1 << this.cueOf[rows[at]!]!;
  }

  /** Takes a text. What the other methods say is of it, until the next. */
  read(analysis: TextAnalysis): void {
    const { words, places, cuesOfRun } = this;
    const phrases = analysis.matches.moderation;
    words.find(analysis);
    places.fill(undefined);
    let present = 0;
    for (let word = 0; word < words.count; word++) present |= cuesOfRun[words.run[word]!]!;
    for (let match = 0; match < phrases.count; match++) present |= 1 << this.cueOf[phrases.value[match]!]!;
    this.present = present;
    this.phrases = phrases;
    this.flags = analysis.flags;
  }

  of(name: Cue): readonly CueMatch[] {
    return this.placesOf(NUMBER_OF_CUE[name]);
  }

  has(name: Cue): boolean {
    return this.placesOf(NUMBER_OF_CUE[name]).length > 0;
  }

  most(name: Cue, factor: (first: number) => number): number {
    const cue = NUMBER_OF_CUE[name];
    if ((this.present & (1 << cue)) === 0) return 0;
    const { words, weightOf, cueOf, seenIn, cuesOfRun, phrases } = this;
    const { starts, rows } = words;
    const reading = ++this.reading;
    let most = 0;
    for (let word = 0; word < words.count; word++) {
      const run = words.run[word]!;
      if ((cuesOfRun[run]! & (1 << cue)) === 0) continue;
      for (let at = starts[run]!; at < starts[run + 1]!; at++) {
        const row = rows[at]!;
        if (cueOf[row] !== cue || weightOf[row]! <= 0 || seenIn[row] === reading) continue;
        // A row with a rule of case may count at a later place, which another factor may be for.
        if (this.ruleOf[row] === 0) seenIn[row] = reading;
        most += weightOf[row]! * factor(words.token[word]!);
      }
    }
    for (let match = 0; match < phrases!.count; match++) {
      const row = phrases!.value[match]!;
      if (cueOf[row] === cue && weightOf[row]! > 0) most += weightOf[row]! * factor(phrases!.first[match]!);
    }
    return most;
  }

  tally(name: Cue, factor: (first: number) => number, into: Float64Array): void {
    const cue = NUMBER_OF_CUE[name];
    if ((this.present & (1 << cue)) === 0) return;
    const { words, weightOf, cueOf, cuesOfRun, phrases } = this;
    const { starts, rows } = words;
    for (let word = 0; word < words.count; word++) {
      const run = words.run[word]!;
      if ((cuesOfRun[run]! & (1 << cue)) === 0) continue;
      for (let at = starts[run]!; at < starts[run + 1]!; at++)
        if (cueOf[rows[at]!] === cue) into[weightOf[rows[at]!]!]! += factor(words.token[word]!);
    }
    for (let match = 0; match < phrases!.count; match++) {
      const row = phrases!.value[match]!;
      if (cueOf[row] === cue) into[weightOf[row]!]! += factor(phrases!.first[match]!);
    }
  }

  private placesOf(cue: number): readonly CueMatch[] {
    if ((this.present & (1 << cue)) === 0) return NONE;
    return (this.places[cue] ??= EXCEPTED.has(cue)
      ? outside(this.find(cue), this.placesOf(EXCEPTION))
      : this.find(cue));
  }

  /** The places of a cue, words and phrases in one order. */
  private find(cue: number): CueMatch[] {
    const { words, cuesOfRun, flags } = this;
    const { starts, rows } = words;
    const phrases = this.phrases!;
    const reading = ++this.reading;
    const once = COUNTED_ONCE.has(cue);
    const places: CueMatch[] = [];
    const add = (row: number, first: number, end: number) => {
      if (this.cueOf[row] !== cue || (once && this.seenIn[row] === reading) || places.length === MOST_PLACES) return;
      this.seenIn[row] = reading;
      places.push({ row, first, end, weight: this.weightOf[row]! });
    };
    let match = 0;
    for (let word = 0; word < words.count; word++) {
      const run = words.run[word]!;
      if ((cuesOfRun[run]! & (1 << cue)) === 0) continue;
      const token = words.token[word]!;
      for (; match < phrases.count && phrases.first[match]! < token; match++)
        add(phrases.value[match]!, phrases.first[match]!, phrases.end[match]!);
      for (let at = starts[run]!; at < starts[run + 1]!; at++) {
        const row = rows[at]!;
        const rule = this.ruleOf[row]!;
        if (rule === 0 || meetsRule(rule, token, token + 1, flags)) add(row, token, token + 1);
      }
    }
    for (; match < phrases.count; match++) add(phrases.value[match]!, phrases.first[match]!, phrases.end[match]!);
    return places;
  }
}

/** Names and harmless phrases: a match within one is not meant. Both lists are in order of their first token. */
function outside(places: readonly CueMatch[], exceptions: readonly CueMatch[]): readonly CueMatch[] {
  if (exceptions.length === 0) return places;
  let next = 0;
  let coveredTo = 0;
  return places.filter((place) => {
    for (; next < exceptions.length && exceptions[next]!.first <= place.first; next++)
      coveredTo = Math.max(coveredTo, exceptions[next]!.end);
    return place.end > coveredTo;
  });
}
