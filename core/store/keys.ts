import { createHash } from 'node:crypto';
import { HEAD_SORT_KEY } from '../environment';
import type { ItemKey } from '../ports';

/**
 * The keys of the one table. Parts are joined by `#`, which no part but the last contains: ids are base32, codes hold no
 * `#`, times are RFC 3339 in UTC.
 */

/** The article as it stands: the item whose conditional put commits a version. */
export const headKey = (id: string): ItemKey => ({ pk: `A#${id}`, sk: HEAD_SORT_KEY });

export const REVISION_PREFIX = 'REVISION#';

/** One revision of an article that another has replaced, kept as history. */
export const revisionKey = (id: string, revision: number): ItemKey => ({
  pk: `A#${id}`,
  sk: `${REVISION_PREFIX}${String(revision).padStart(8, '0')}`,
});

/** Where the counters count an article, so that they can be moved exactly once. */
export const countedKey = (id: string): ItemKey => ({ pk: `A#${id}`, sk: 'COUNTED' });

/** A counter of one value of a facet on one UTC day. */
export const counterKey = (facet: string, day: string, shard: number, value: string): ItemKey => ({
  pk: `C#${facet}#${day}#${shard}`,
  sk: value,
});

/** The partition of an index: all articles with one value of a facet, in one shard. */
export const indexPartition = (facet: string, value: string, shard: number): string => `I#${facet}#${value}#${shard}`;

/** The shard that the partition of an index is of. */
export const shardIn = (pk: string): number => Number(pk.slice(pk.lastIndexOf('#') + 1));

/** Orders an index by time, newest last; the id makes it unique. */
export const indexSort = (receivedAt: string, id: string): string => `${receivedAt}#${id}`;

/** Articles whose next embargo ends, in one shard, ordered by when. */
export const duePartition = (shard: number): string => `D#${shard}`;

/** Articles of one name (a guid, slugline or headline), or the notices that mean one of that name; ordered like an index. */
export const namePartition = (name: string, kind: 'article' | 'notice'): string => `L#${name}#${kind}`;

/** The articles whose sketches agree in one band. */
export const bandKey = (band: string): ItemKey => ({ pk: `B#${band}`, sk: 'BAND' });

/** Which shard an article's index rows and counters go to: the same for all its versions. */
export function shardOf(id: string, shards: number): number {
  if (shards === 1) return 0;
  return createHash('sha256').update(id).digest().readUInt32BE(0) % shards;
}

/** The UTC day of a time in UTC. */
export const dayOf = (time: string): string => time.slice(0, 10);

/** A time as indexes order it: RFC 3339 in UTC with milliseconds, whatever offset it was written with. @throws RangeError */
export const utcTime = (time: string): string => new Date(time).toISOString();
