import type { Evidence } from '../evidence';
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
/** "Swiss francs" says little of Switzerland. */
const CURRENCY = 0.25;

/** What is known of a region over the whole article, as it grows while mentions are added. */
export interface Standing {
  entity: number;
  evidence: Evidence[];
  /** 0–1: how sure the surest mention is. */
  certainty: number;
  /** All mentions, each by where it stands. */
  weight: number;
  mentions: number;
  inHeadline: number;
  inLead: number;
  inDateline: number;
  demonyms: number;
  /** Mentions as where force is used. */
  scenes: number;
  currencies: number;
  /** How far into the body the first mention stands, 0–1; 0 for what stands outside it. */
  since: number;
  /** 0–1: how likely the story is about the region; set when all mentions are counted. */
  focus: number;
}

export function newStanding(entity: number): Standing {
  return {
    entity,
    evidence: [],
    certainty: 0,
    weight: 0,
    mentions: 0,
    inHeadline: 0,
    inLead: 0,
    inDateline: 0,
    demonyms: 0,
    scenes: 0,
    currencies: 0,
    since: 1,
    focus: 0,
  };
}

/** Counts a mention. `place` is how far into the body it stands, 0–1. */
export function addMention(standing: Standing, mention: Mention, place: number): void {
  const { field, kind, currency } = mention;
  const demonym = kind === NameKind.demonym;
  standing.weight += (WEIGHTS[field] ?? 0) * (1 - FADE * place) * (currency ? CURRENCY : 1) * (demonym ? DEMONYM : 1);
  standing.mentions++;
  standing.since = Math.min(standing.since, place);
  if (demonym) standing.demonyms++;
  if (mention.scene) standing.scenes++;
  if (currency) standing.currencies++;
  else if (field === Field.headline) standing.inHeadline++;
  else if (field === Field.lead) standing.inLead++;
  else if (field === Field.dateline) standing.inDateline++;
  standing.certainty = Math.max(standing.certainty, certaintyOf(mention));
}

/** 0–1: how sure it is that these words name a region at all. */
function certaintyOf({ kind, supported, within, from, to }: Mention): number {
  if (within) return 0.99;
  if (kind === NameKind.demonym || kind === NameKind.abbreviation) return 0.96;
  return (supported ? 0.96 : 0.9) - Math.min(0.2, 0.02 * (to - from - 1));
}
