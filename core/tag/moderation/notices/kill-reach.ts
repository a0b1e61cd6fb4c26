import type { KillTarget } from '../../tags';

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

/** How far a notice reaches an article, and by which names. */
export interface Reach {
  reach: KillReach;
  /** Rule of the evidence, such as `kill-by-guid` or `names-headline`; absent when it does not reach at all. */
  rule?: string;
}

/** A notice reaches stories so far from it, before or after, since it may come first. */
export const KILL_REACH_DAYS = 30;
const DAY = 86_400_000;

/** A slugline or headline as notices and articles are compared by it: letters and digits alone, without case. */
export function foldName(value: string | undefined): string {
  return (value ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function same(a: string | undefined, b: string | undefined): boolean {
  const folded = foldName(a);
  return folded !== '' && folded === foldName(b);
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
export function killReach(notice: Arrival & { target: KillTarget }, article: KillCandidate): Reach {
  const { target } = notice;
  const apart = Math.abs(Date.parse(notice.receivedAt) - Date.parse(article.receivedAt));
  if (!(apart <= KILL_REACH_DAYS * DAY)) return { reach: 'none' };
  const byGuid = target.guid !== undefined && target.guid === article.guid;
  const bySlug = same(target.slugline, article.slugline);
  const byHeadline = same(target.headline, article.headline);
  if ((byGuid || (bySlug && byHeadline)) && sharesSource(notice, article)) {
    return { reach: 'reaches', rule: byGuid ? 'kill-by-guid' : 'kill-by-slugline-and-headline' };
  }
  const name = byGuid ? 'guid' : bySlug ? 'slugline' : byHeadline ? 'headline' : undefined;
  return name ? { reach: 'candidate', rule: `names-${name}` } : { reach: 'none' };
}
