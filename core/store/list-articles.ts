import type { ItemTable } from '../ports';
import type { ArticleStore } from './article-store';
import type { Facet } from './facets';
import type { Head } from './head-item';
import { standsIn } from './index-rows';
import { indexPartition, shardIn } from './keys';
import { MatchingRows } from './matching-rows';

export interface FacetFilter {
  facet: Facet;
  value: string;
}

export interface ListRequest {
  /** All of these must hold; at least one. */
  filters: FacetFilter[];
  /** UTC times in RFC 3339, `from` inclusive, `to` exclusive. */
  from?: string;
  to?: string;
  limit: number;
  /** Continue after this place: the cursor of the page before. */
  after?: string;
  /** A further test of an article, such as words to search for. */
  accepts?: (head: Head) => boolean;
}

export interface ListPage {
  heads: Head[];
  /** Absent when the list is read to its end. */
  cursor?: string;
  /** How far back the request has looked, when there may be more. */
  searchedBackTo?: string;
}

/** Rows whose heads are fetched at once. */
const BATCH = 100;
const LEAST_BATCH = 25;
/** Sorts behind all times. */
const END_OF_TIME = '~';
/** More lists than these are not read: the rest of a request's filters are looked up in the heads. */
const MAX_LISTS = 3;

/** From the facet that narrows most to the one that narrows least: of several filters, the first of these is read. */
const NARROWEST_FIRST: readonly Facet[] = [
  'story',
  'guid',
  'rejected',
  'review',
  'edited',
  'agency',
  'publisher',
  'topic',
  'region',
  'kind',
  'language',
  'provenance',
  'decision',
  'status',
];

/** The lists to read for a request. Whatever stands in another list stands in that of its status as well. */
function listsToRead(filters: readonly FacetFilter[]): FacetFilter[] {
  const narrowing = filters.filter(({ facet }) => facet !== 'status');
  return [...(narrowing.length > 0 ? narrowing : filters)]
    .sort((a, b) => NARROWEST_FIRST.indexOf(a.facet) - NARROWEST_FIRST.indexOf(b.facet))
    .slice(0, MAX_LISTS);
}

/** A page of articles, newest first by `receivedAt`. Rows whose head no longer calls for them are passed over. */
export async function listArticles(table: ItemTable, store: ArticleStore, request: ListRequest): Promise<ListPage> {
  const { shards } = store.settings;
  const { filters, from = '', to = END_OF_TIME, after = to, limit } = request;
  const lists = listsToRead(filters);
  const partitions = Array.from({ length: shards }, (_, shard) =>
    lists.map(({ facet, value }) => indexPartition(facet, value, shard)),
  );
  const batchFor = (wanted: number) => Math.min(BATCH, Math.max(LEAST_BATCH, wanted));
  const matching = new MatchingRows(table, partitions, from, after, batchFor(limit));

  const heads: Head[] = [];
  for (;;) {
    const rows = await matching.take(batchFor(limit - heads.length));
    if (rows.length === 0) {
      const stoppedAt = matching.stoppedAt;
      return stoppedAt === undefined ? { heads } : { heads, ...placeOf(stoppedAt) };
    }
    const found = await store.heads(rows.map((row) => row.id as string));
    for (const [index, row] of rows.entries()) {
      const head = found[index];
      const place = { sk: row.sk, shard: shardIn(row.pk) };
      if (!head || !standsIn(filters, place, head, shards) || request.accepts?.(head) === false) continue;
      heads.push(head);
      if (heads.length === limit) return { heads, ...placeOf(row.sk) };
    }
  }
}

/** A place in a list, as the next request continues from it and as a time. */
function placeOf(cursor: string): Pick<ListPage, 'cursor' | 'searchedBackTo'> {
  return { cursor, searchedBackTo: cursor.split('#', 1)[0] };
}
