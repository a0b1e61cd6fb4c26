import { Field } from '../reading';
import { NameKind } from './gazetteer';
import type { Mention } from './mentions';

/** How much a mention says that the story is about the region: by where it stands, and how it is put. */
const WEIGHTS: Record<number, number> = {
  [Field.headline]: 3,
  [Field.dateline]: 1.2,
  [Field.lead]: 2,
  [Field.body]: 1,
  [Field.caption]: 0.6,
  [Field.credit]: 0,
};
/** The last words of the body count this much less than the first. */
const FADE = 0.6;
const DEMONYM = 0.8;

export function weightOf(mention: Mention, tokenCount: number): number {
  const weight = WEIGHTS[mention.field] ?? 0;
  const place = mention.field === Field.body ? 1 - FADE * (mention.first / tokenCount) : 1;
  return weight * place * (mention.kind === NameKind.demonym ? DEMONYM : 1);
}

/** What is known of a region over the whole article. */
export interface Standing {
  weight: number;
  mentions: number;
  /** In the headline or the lead. */
  prominent: boolean;
  /** Token of the first mention, as a share of the article. */
  since: number;
}

/** A region is focus when it weighs at least this much of the heaviest. */
const LEAST_SHARE = 0.3;
/** One that is in neither headline nor lead must come early, and again. */
const EARLY = 0.45;

/** Whether the story is about a region, given how much the heaviest one weighs. */
export function isFocus({ weight, mentions, prominent, since }: Standing, heaviest: number): boolean {
  if (weight >= heaviest) return true;
  return weight >= heaviest * LEAST_SHARE && (prominent || (mentions > 1 && since < EARLY));
}
