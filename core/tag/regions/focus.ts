import type { Reading } from '../reading';
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

/** The token the body begins with; 0 when there is none. */
export function firstBodyToken({ fields, analysis }: Reading): number {
  for (let token = 0; token < analysis.tokenCount; token++)
    if (fields[token] === Field.lead || fields[token] === Field.body) return token;
  return 0;
}

/** How far into the body a mention stands, 0–1; 0 for what stands outside it. */
export function placeInBody({ field, first }: Mention, bodyStart: number, tokenCount: number): number {
  return field === Field.body ? (first - bodyStart) / (tokenCount - bodyStart) : 0;
}

/** What a mention adds to the weight of its region. `place` is how far into the body it stands, 0–1. */
export function weightOf({ field, kind }: Mention, place: number): number {
  return (WEIGHTS[field] ?? 0) * (1 - FADE * place) * (kind === NameKind.demonym ? DEMONYM : 1);
}

/** What is known of a region over the whole article. */
export interface Standing {
  weight: number;
  mentions: number;
  /** In the headline or the lead. */
  prominent: boolean;
  /** How far into the body the first mention stands, 0–1. */
  since: number;
}

/** A region is focus when it weighs at least this much of the heaviest, and stands in headline or lead, or early and again. */
const LEAST_SHARE = 0.2;
const EARLY = 0.6;
/** One that keeps coming back from the first half on needs to weigh less. */
const LEAST_SHARE_OF_RECURRING = 0.1;
const RECURRING = 3;
const FIRST_HALF = 0.5;

/** Whether the story is about a region, given how much the heaviest one weighs. */
export function isFocus({ weight, mentions, prominent, since }: Standing, heaviest: number): boolean {
  if (weight >= heaviest) return true;
  if (mentions >= RECURRING && since < FIRST_HALF) return weight >= heaviest * LEAST_SHARE_OF_RECURRING;
  return weight >= heaviest * LEAST_SHARE && (prominent || (mentions > 1 && since < EARLY));
}
