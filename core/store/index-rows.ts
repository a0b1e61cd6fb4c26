import type { ItemKey, Write } from '../ports';
import { nextEmbargoEnd } from '../record/embargo';
import type { CopytasterRecord } from '../record/record';
import type { FacetValue } from './facets';
import { facetsOf } from './facets';
import type { Head } from './head-item';
import { duePartition, indexPartition, indexSort, shardOf, utcTime } from './keys';

/**
 * An index row says that an article may stand in a list. It does when the article's head says so too: whether a row
 * counts is a pure function of the head, so rows may be written early, twice or late without harm (docs/adr/0060).
 */

const nameOf = ({ pk, sk }: ItemKey): string => `${pk} ${sk}`;
const sortKeyOf = ({ source, id }: CopytasterRecord): string => indexSort(utcTime(source.receivedAt), id);

/** The keys of every index row that a head calls for. An object of several articles stands in no list itself. */
export function indexKeys({ record, children }: Head, shards: number): ItemKey[] {
  if (children) return [];
  const shard = shardOf(record.id, shards);
  const sk = sortKeyOf(record);
  const rows = facetsOf(record).map(({ facet, value }) => ({ pk: indexPartition(facet, value, shard), sk }));
  const due = nextEmbargoEnd(record);
  if (due !== undefined) rows.push({ pk: duePartition(shard), sk: indexSort(new Date(due).toISOString(), record.id) });
  return rows;
}

/** The rows to put before the head is committed. They carry its lock, by which a later deletion knows them. */
export function rowsToPut(head: Head, shards: number): Write[] {
  const { lock, record } = head;
  return indexKeys(head, shards).map((key) => ({ op: 'put', item: { ...key, id: record.id, lock } }));
}

/**
 * The rows of one head that the head as it stands does not call for. A row that another writer has put again since, for
 * a head still to come, is left alone.
 */
export function rowsToDelete(before: Head, now: Head | undefined, shards: number): Write[] {
  const current = new Set(now && indexKeys(now, shards).map(nameOf));
  return indexKeys(before, shards)
    .filter((key) => !current.has(nameOf(key)))
    .map((key) => ({ op: 'delete', key, condition: { kind: 'equals', attribute: 'lock', value: before.lock } }));
}

/** Whether a row of one shard's lists of these values stands for what the head says now, in all of the lists. */
export function standsIn(
  lists: readonly Pick<FacetValue, 'facet' | 'value'>[],
  { sk, shard }: { sk: string; shard: number },
  { record, children }: Head,
  shards: number,
): boolean {
  if (children || sk !== sortKeyOf(record) || shard !== shardOf(record.id, shards)) return false;
  const values = facetsOf(record);
  return lists.every(({ facet, value }) => values.some((each) => each.facet === facet && each.value === value));
}

/** Whether a row stands for what the head says now. */
export function isCurrent(row: ItemKey, head: Head, shards: number): boolean {
  return indexKeys(head, shards).some((key) => key.pk === row.pk && key.sk === row.sk);
}
