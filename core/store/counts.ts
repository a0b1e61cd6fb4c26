import { TransientError } from '../errors';
import type { Item, ItemTable, Write } from '../ports';
import { MAX_TRANSACTION_WRITES } from '../ports';
import type { ArticleStore } from './article-store';
import { COUNTED_FACETS, facetsOf } from './facets';
import type { Facet } from './facets';
import type { Head } from './head-item';
import { countedKey, counterKey, dayOf, shardOf, utcTime } from './keys';
import type { PartOfDay } from './local-days';
import { dayAfter, localDays, QUARTERS_A_DAY, quarterOf } from './local-days';

/**
 * Counts per day and value of a facet, and beside them by the quarter of an hour, from which days of any time zone are put
 * together. They follow the change feed: each article has an item that says where it is
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
/** Days read at the same time. */
const DAYS_AT_ONCE = 16;

/** The attribute of one quarter of an hour beside that of the day: `d37` beside `direct`. */
const ofQuarter = (attribute: string, quarter: number | string): string => `${attribute[0]}${quarter}`;

/** Where a head is to be counted, each place once. */
function placesOf(head: Head | undefined): string[] {
  if (!head || head.children) return [];
  const time = utcTime(head.record.source.receivedAt);
  const when = `${dayOf(time)}.${quarterOf(time)}`;
  return facetsOf(head.record)
    .filter(({ facet }) => COUNTED_FACETS.includes(facet))
    .map(({ facet, value, implied }) => [facet, when, value, implied ? IMPLIED : DIRECT].join(SEPARATOR));
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

/**
 * One write a counter: a value that followed from others and is now the article's own moves within its counter. Places noted
 * before there were quarters name a day alone.
 */
function steps(leaving: readonly string[], coming: readonly string[], shard: number): Write[] {
  const writes = new Map<string, Extract<Write, { op: 'add' }>>();
  const add = (place: string, by: number) => {
    const [facet, when, value, attribute] = place.split(SEPARATOR) as [Facet, string, string, string];
    const [day, quarter] = when.split('.') as [string, string | undefined];
    const counter = [facet, day, value].join(SEPARATOR);
    const amounts = { ...writes.get(counter)?.amounts };
    for (const name of quarter === undefined ? [attribute] : [attribute, ofQuarter(attribute, quarter)])
      amounts[name] = (amounts[name] ?? 0) + by;
    writes.set(counter, { op: 'add', key: counterKey(facet, day, shard, value), amounts });
  };
  for (const place of leaving) add(place, -1);
  for (const place of coming) add(place, 1);
  return [...writes.values()];
}

export interface DayCount {
  /** YYYY-MM-DD, in the time zone asked for. */
  day: string;
  value: string;
  count: number;
}

export interface CountRequest {
  facet: Facet;
  /** In the time zone, in order, none left out. */
  days: readonly string[];
  /** Whether values that follow from others count too. */
  rollup: boolean;
  /** An IANA name. */
  timeZone: string;
}

/** Counts of a facet for each of the days, values without articles left out. */
export async function countsByDay(
  table: ItemTable,
  store: ArticleStore,
  { facet, days, rollup, timeZone }: CountRequest,
): Promise<DayCount[]> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const partsOf = timeZone === 'UTC' ? wholeDays : localDays(timeZone);
  const attributes = rollup ? [DIRECT, IMPLIED] : [DIRECT];
  const byDay = new Map(days.map((day) => [day, new Map<string, number>()]));
  // A day of a zone may begin on the UTC day before, and end on the one after.
  const utcDays = timeZone === 'UTC' ? days : [dayAfter(first, -1), ...days, dayAfter(last, 1)];
  for (let start = 0; start < utcDays.length; start += DAYS_AT_ONCE) {
    const asked = utcDays.slice(start, start + DAYS_AT_ONCE).map(async (utcDay) => {
      const parts = partsOf(utcDay).filter(({ day }) => byDay.has(day));
      return { parts, counters: parts.length > 0 ? await countersOf(table, store, facet, utcDay) : [] };
    });
    for (const { parts, counters } of await Promise.all(asked)) {
      for (const part of parts) {
        const counts = byDay.get(part.day)!;
        for (const item of counters) counts.set(item.sk, (counts.get(item.sk) ?? 0) + countIn(item, part, attributes));
      }
    }
  }
  return [...byDay].flatMap(([day, counts]) =>
    [...counts].filter(([, count]) => count !== 0).map(([value, count]) => ({ day, value, count })),
  );
}

const wholeDays = (day: string): PartOfDay[] => [{ day, from: 0, to: QUARTERS_A_DAY }];

function countIn(item: Item, { from, to }: PartOfDay, attributes: readonly string[]): number {
  let count = 0;
  for (const attribute of attributes) {
    if (to - from === QUARTERS_A_DAY) count += (item[attribute] as number | undefined) ?? 0;
    else
      for (let quarter = from; quarter < to; quarter++)
        count += (item[ofQuarter(attribute, quarter)] as number | undefined) ?? 0;
  }
  return count;
}

/** The counters of a facet on one UTC day, of all shards. */
async function countersOf(table: ItemTable, store: ArticleStore, facet: Facet, day: string): Promise<Item[]> {
  const shards = Array.from({ length: store.settings.shards }, async (_, shard) => {
    const counters: Item[] = [];
    let after: string | undefined;
    do {
      const page = await table.query({ pk: counterKey(facet, day, shard, '').pk, limit: COUNTER_PAGE, after });
      counters.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return counters;
  });
  return (await Promise.all(shards)).flat();
}
