import type { TableFile } from '../../text/table-file';
import type { Standing } from './standing';

/** What is known of the article that a region stands in. */
export interface Story {
  /** How much the heaviest country or area weighs. */
  heaviest: number;
  /** How many countries and areas it names. */
  rivals: number;
  /** Mentions of all of them. */
  mentions: number;
  /** How many tokens the article holds. */
  tokens: number;
}

/** What tells whether a story is about a region; the names of the rows of data/regions/focus-weights.tsv, in this order. */
export const FOCUS_FEATURES = [
  'bias',
  'headline',
  'headline-again',
  'lead',
  'dateline',
  'dateline-only',
  'mentions',
  'share-of-heaviest',
  'share-of-mentions',
  'heaviest',
  'alone',
  'rivals',
  'late',
  'demonyms-only',
  'currency',
  'long',
  'long-rivals',
  'long-headline',
  'long-lead',
  'long-mentions',
  'long-share-of-heaviest',
  'long-share-of-mentions',
  'long-late',
] as const;

/** Writes the features of a region, each about 0–1, in the order of `FOCUS_FEATURES`. */
export function focusFeatures(
  standing: Standing,
  { heaviest, rivals, mentions, tokens }: Story,
  into: Float32Array,
): void {
  const { weight, inHeadline, inLead, inDateline, demonyms, currencies, since } = standing;
  const share = heaviest > 0 ? weight / heaviest : 0;
  into[0] = 1;
  into[1] = inHeadline > 0 ? 1 : 0;
  into[2] = inHeadline > 1 ? 1 : 0;
  into[3] = inLead > 0 ? 1 : 0;
  into[4] = inDateline > 0 ? 1 : 0;
  into[5] = inDateline > 0 && standing.mentions === inDateline ? 1 : 0;
  into[6] = Math.min(1, Math.log2(standing.mentions) / 4);
  into[7] = Math.min(1, share);
  into[8] = mentions > 0 ? standing.mentions / mentions : 0;
  into[9] = share >= 1 ? 1 : 0;
  into[10] = rivals <= 1 ? 1 : 0;
  into[11] = Math.min(1, Math.log2(Math.max(1, rivals)) / 4);
  into[12] = since;
  into[13] = demonyms === standing.mentions ? 1 : 0;
  into[14] = currencies / Math.max(1, standing.mentions);
  // Short copy is about all that it names, a long read about what it keeps coming back to.
  const long = Math.min(1, Math.max(0, Math.log2(tokens / 200) / 3));
  into[15] = long;
  into[16] = long * into[11];
  into[17] = long * into[1];
  into[18] = long * into[3];
  into[19] = long * into[6];
  into[20] = long * into[7];
  into[21] = long * into[8];
  into[22] = long * into[12];
}

/** From this probability on a region is focus. */
export const FOCUS = 0.5;
/** So often told as where force is used, a country is focus whatever else is told: own decision, no learned figure. */
const SCENES = 2;

/** Decides focus with the weights learned by training/focus.ts. */
export class FocusModel {
  private readonly weights: Float32Array;
  private readonly features = new Float32Array(FOCUS_FEATURES.length);

  constructor(tables: TableFile) {
    this.weights = tables.f32('regions.focus');
  }

  /** 0–1: how likely the story is about the region. */
  probability(standing: Standing, story: Story): number {
    focusFeatures(standing, story, this.features);
    let score = 0;
    for (let feature = 0; feature < this.weights.length; feature++)
      score += this.weights[feature]! * this.features[feature]!;
    const learned = 1 / (1 + Math.exp(-score));
    return standing.scenes < SCENES ? learned : Math.max(learned, FOCUS);
  }
}
