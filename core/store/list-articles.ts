import type { Item, ItemTable } from '../ports';
import type { ArticleStore } from './article-store';
import type { Facet } from './facets';
import { facetsOf } from './facets';
import type { Head } from './head-item';
import { isCurrent } from './index-rows';
import { indexPartition } from './keys';

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

/** Index rows one request reads at the most, so that it ends in bounded time; a page may then be short, or empty. */
export const MAX_ROWS = 1_000;
const BATCH = 100;
const LEAST_BATCH = 25;
/** Sorts behind all times. */
const END_OF_TIME = '~';

/** From the facet that narrows most to the one that narrows least: of several filters, the first of these is read. */
const NARROWEST_FIRST: readonly Facet[] = [
  'guid',
  'rejected',
  'review',
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

interface Shard {
  partition: string;
  rows: Item[];
  /** Read on from here, exclusive. */
  to: string;
  done: boolean;
}

/** Reads one list from all its shards, newest first, a batch at a time. */
class ShardedList {
  private readonly shards: Shard[];

  constructor(
    private readonly table: ItemTable,
    partitions: string[],
    private readonly from: string,
    to: string,
  ) {
    this.shards = partitions.map((partition) => ({ partition, rows: [], to, done: false }));
  }

  /** Up to `count` rows, newest first; fewer only at the end of the list. */
  async take(count: number): Promise<Item[]> {
    const taken: Item[] = [];
    while (taken.length < count) {
      await Promise.all(this.shards.map((shard) => this.fill(shard)));
      const newest = this.shards
        .filter((shard) => shard.rows.length > 0)
        .reduce<Shard | undefined>(
          (best, each) => (best && best.rows[0]!.sk > each.rows[0]!.sk ? best : each),
          undefined,
        );
      if (!newest) break;
      taken.push(newest.rows.shift()!);
    }
    return taken;
  }

  private async fill(shard: Shard): Promise<void> {
    if (shard.rows.length > 0 || shard.done) return;
    const { partition: pk, to } = shard;
    const page = await this.table.query({ pk, from: this.from, to, descending: true, limit: BATCH });
    shard.rows = page.items;
    shard.done = page.next === undefined;
    shard.to = page.items.at(-1)?.sk ?? to;
  }
}

/** A page of articles, newest first by `receivedAt`. Rows whose head no longer calls for them are passed over. */
export async function listArticles(table: ItemTable, store: ArticleStore, request: ListRequest): Promise<ListPage> {
  const { shards } = store.settings;
  const [driver, ...rest] = [...request.filters].sort(
    (a, b) => NARROWEST_FIRST.indexOf(a.facet) - NARROWEST_FIRST.indexOf(b.facet),
  );
  const { facet, value } = driver!;
  const partitions = Array.from({ length: shards }, (_, shard) => indexPartition(facet, value, shard));
  const list = new ShardedList(table, partitions, request.from ?? '', request.after ?? request.to ?? END_OF_TIME);

  const page: ListPage = { heads: [] };
  for (let read = 0; read < MAX_ROWS;) {
    const rows = await list.take(
      Math.min(BATCH, MAX_ROWS - read, Math.max(LEAST_BATCH, request.limit - page.heads.length)),
    );
    if (rows.length === 0) return { heads: page.heads };
    read += rows.length;
    const heads = await store.heads(rows.map((row) => row.id as string));
    for (const [index, row] of rows.entries()) {
      page.cursor = row.sk;
      page.searchedBackTo = row.sk.slice(0, row.sk.indexOf('#'));
      const head = heads[index];
      if (!head || !isCurrent(row, head, shards) || !matches(head, rest) || request.accepts?.(head) === false) continue;
      page.heads.push(head);
      if (page.heads.length === request.limit) return page;
    }
  }
  return page;
}

function matches(head: Head, filters: readonly FacetFilter[]): boolean {
  if (filters.length === 0) return true;
  const values = facetsOf(head.record);
  return filters.every(({ facet, value }) => values.some((each) => each.facet === facet && each.value === value));
}
