import type { KillTarget } from './kill-target';

/** Where and when an item came in, and from whom. */
export interface Arrival {
  bucket: string;
  key: string;
  /** RFC 3339, UTC. */
  receivedAt: string;
  /** Ids of its supplying agencies. */
  agencies: readonly string[];
}

/** What of an article a notice can name. */
export interface KillCandidate extends Arrival {
  guid?: string;
  slugline?: string;
  headline?: string;
}

/** reaches: the notice kills it; candidate: a person must decide; none: not meant. */
export type KillReach = 'reaches' | 'candidate' | 'none';

/** A notice reaches stories so far from it, before or after, since it may come first. */
export const KILL_REACH_DAYS = 30;
const DAY = 86_400_000;

function fold(value: string | undefined): string {
  return (value ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function same(a: string | undefined, b: string | undefined): boolean {
  const folded = fold(a);
  return folded !== '' && folded === fold(b);
}

/** The key up to and with its last slash. */
function prefixOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

function sharesSource(notice: Arrival, article: Arrival): boolean {
  const samePlace = notice.bucket === article.bucket && prefixOf(notice.key) === prefixOf(article.key);
  return samePlace || notice.agencies.some((agency) => agency !== 'unnamed' && article.agencies.includes(agency));
}

/**
 * How far a notice reaches an article. A notice is hostile input too: it kills only within its own bucket and prefix, or
 * its own agency's copy, within 30 days, by exact guid or by slugline and headline together. Anything weaker makes a
 * candidate that a person decides on.
 */
export function killReach(notice: Arrival & { target: KillTarget }, article: KillCandidate): KillReach {
  const { target } = notice;
  const apart = Math.abs(Date.parse(notice.receivedAt) - Date.parse(article.receivedAt));
  if (!(apart <= KILL_REACH_DAYS * DAY)) return 'none';
  const byGuid = target.guid !== undefined && target.guid === article.guid;
  const bySlug = same(target.slugline, article.slugline);
  const byHeadline = same(target.headline, article.headline);
  if ((byGuid || (bySlug && byHeadline)) && sharesSource(notice, article)) return 'reaches';
  return byGuid || bySlug || byHeadline ? 'candidate' : 'none';
}
