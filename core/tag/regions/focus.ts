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
] as const;

/** Writes the features of a region, each about 0–1, in the order of `FOCUS_FEATURES`. */
export function focusFeatures(standing: Standing, { heaviest, rivals, mentions }: Story, into: Float32Array): void {
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
}

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
    return 1 / (1 + Math.exp(-score));
  }
}
