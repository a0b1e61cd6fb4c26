import { TransientError } from '../errors';
import type { ItemTable, Write } from '../ports';
import { MAX_TRANSACTION_WRITES } from '../ports';
import type { ArticleStore } from './article-store';
import { COUNTED_FACETS, facetsOf } from './facets';
import type { Facet } from './facets';
import type { Head } from './head-item';
import { countedKey, counterKey, dayOf, shardOf, utcTime } from './keys';

/**
 * Counts per day and value of a facet. They follow the change feed: each article has an item that says where it is
 * counted, moved in one transaction with the counters. A change delivered twice, late or out of order therefore moves
 * nothing twice, and the counts are exact once the feed is drained.
 */

/** Attributes of a counter: values the article has of its own, and values that follow from others. */
const DIRECT = 'direct';
const IMPLIED = 'implied';
const SEPARATOR = '\n';
/** One write of the transaction is the article's own. */
const MOVES_AT_ONCE = MAX_TRANSACTION_WRITES - 1;
const ATTEMPTS = 8;
const COUNTER_PAGE = 1_000;

/** Where a head is to be counted, each place once. */
function placesOf(head: Head | undefined): string[] {
  if (!head || head.children) return [];
  const day = dayOf(utcTime(head.record.source.receivedAt));
  return facetsOf(head.record)
    .filter(({ facet }) => COUNTED_FACETS.includes(facet))
    .map(({ facet, value, implied }) => [facet, day, value, implied ? IMPLIED : DIRECT].join(SEPARATOR));
}

/** Brings the counters to what the article's head says now. Safe to call at any time, any number of times. */
export async function countArticle(table: ItemTable, store: ArticleStore, id: string): Promise<void> {
  const shard = shardOf(id, store.settings.shards);
  for (let failures = 0; failures < ATTEMPTS;) {
    const counted = await table.get(countedKey(id));
    const before = (counted?.places as string[] | undefined) ?? [];
    const after = placesOf(await store.head(id));
    const gone = before.filter((place) => !after.includes(place));
    const come = after.filter((place) => !before.includes(place));
    if (gone.length + come.length === 0) return;
    const leaving = gone.slice(0, MOVES_AT_ONCE);
    const coming = come.slice(0, MOVES_AT_ONCE - leaving.length);
    const lock = (counted?.lock as number | undefined) ?? 0;
    const places = before.filter((place) => !leaving.includes(place)).concat(coming);
    const moved = await table.transact([
      {
        op: 'put',
        item: { ...countedKey(id), lock: lock + 1, places },
        condition: counted ? { kind: 'equals', attribute: 'lock', value: lock } : { kind: 'absent' },
      },
      ...steps(leaving, coming, shard),
    ]);
    if (!moved) failures++;
  }
  throw new TransientError(`The counters of article ${id} were moved by others ${ATTEMPTS} times.`);
}

/** One write a counter: a value that followed from others and is now the article's own moves within its counter. */
function steps(leaving: readonly string[], coming: readonly string[], shard: number): Write[] {
  const writes = new Map<string, Extract<Write, { op: 'add' }>>();
  const add = (place: string, by: number) => {
    const [facet, day, value, attribute] = place.split(SEPARATOR) as [Facet, string, string, string];
    const counter = [facet, day, value].join(SEPARATOR);
    const amounts = { ...writes.get(counter)?.amounts, [attribute]: by };
    writes.set(counter, { op: 'add', key: counterKey(facet, day, shard, value), amounts });
  };
  for (const place of leaving) add(place, -1);
  for (const place of coming) add(place, 1);
  return [...writes.values()];
}

export interface DayCount {
  /** UTC, YYYY-MM-DD */
  day: string;
  value: string;
  count: number;
}

/** Counts of a facet for each of the days, values without articles left out. With `rollup`, implied values count too. */
export async function countsByDay(
  table: ItemTable,
  store: ArticleStore,
  facet: Facet,
  days: readonly string[],
  rollup: boolean,
): Promise<DayCount[]> {
  const counts: DayCount[] = [];
  for (const day of days) {
    const byValue = new Map<string, number>();
    for (let shard = 0; shard < store.settings.shards; shard++) {
      const { pk } = counterKey(facet, day, shard, '');
      let after: string | undefined;
      do {
        const page = await table.query({ pk, limit: COUNTER_PAGE, after });
        for (const item of page.items) {
          const implied = rollup ? ((item[IMPLIED] as number | undefined) ?? 0) : 0;
          byValue.set(item.sk, (byValue.get(item.sk) ?? 0) + ((item[DIRECT] as number | undefined) ?? 0) + implied);
        }
        after = page.next;
      } while (after !== undefined);
    }
    for (const [value, count] of byValue) if (count !== 0) counts.push({ day, value, count });
  }
  return counts;
}
