import type { Item, ItemTable } from '../../core/ports';
import type { ArticleStore } from '../../core/store/article-store';
import { countsByDay } from '../../core/store/counts';
import type { Facet, FacetValue } from '../../core/store/facets';
import { COUNTED_FACETS, facetsOf } from '../../core/store/facets';
import type { Head } from '../../core/store/head-item';
import { indexKeys } from '../../core/store/index-rows';
import { listArticles } from '../../core/store/list-articles';
import { expectEqual } from '../expect-equal';
import { SETTINGS } from './settings';
import { DAY } from './world';

const LISTS_LOOKED_AT = 6;
const ENTRY = /^I#([a-z]+)#(.*)#\d+$/;

/** Every article stands in its lists, and no list shows one that does not belong there, rows left over or not. */
export async function checkLists(
  table: ItemTable,
  store: ArticleStore,
  live: readonly Head[],
  items: readonly Item[],
): Promise<void> {
  const rows = new Set(items.filter(({ pk }) => pk.startsWith('I#')).map(({ pk, sk }) => `${pk} ${sk}`));
  const wanted = new Set(live.flatMap((head) => indexKeys(head, SETTINGS.shards)).map(({ pk, sk }) => `${pk} ${sk}`));
  expectEqual(
    [...wanted].filter((row) => row.startsWith('I#') && !rows.has(row)),
    [],
  );

  const leftOver = [...rows].filter((row) => !wanted.has(row)).map((row) => ENTRY.exec(row.split(' ')[0]!)!);
  const lists = new Map<string, Pick<FacetValue, 'facet' | 'value'>>();
  for (const value of ['tagged', 'rejected', 'deleted']) lists.set(value, { facet: 'status', value });
  for (const [, facet, value] of leftOver.slice(0, LISTS_LOOKED_AT))
    lists.set(`${facet}#${value}`, { facet: facet as Facet, value: value! });
  for (const { facet, value } of lists.values()) {
    const { heads } = await listArticles(table, store, { filters: [{ facet, value }], limit: 50 });
    const stands = ({ record }: Head) => facetsOf(record).some((each) => each.facet === facet && each.value === value);
    const [listed, belonging] = [heads, live.filter(stands)].map((each) => each.map(({ record }) => record.id).sort());
    expectEqual({ [`${facet} ${value}`]: listed }, { [`${facet} ${value}`]: belonging });
  }
}

/** The counts of a day are those of a recount. */
export async function checkCounts(table: ItemTable, store: ArticleStore, live: readonly Head[]): Promise<void> {
  const recount: Record<string, number> = {};
  for (const { record } of live) {
    for (const { facet, value } of facetsOf(record)) {
      const name = `${facet} ${value}`;
      if (COUNTED_FACETS.includes(facet)) recount[name] = (recount[name] ?? 0) + 1;
    }
  }
  const counted: Record<string, number> = {};
  for (const facet of COUNTED_FACETS) {
    for (const { value, count } of await countsByDay(table, store, {
      facet,
      days: [DAY],
      rollup: true,
      timeZone: 'UTC',
    }))
      counted[`${facet} ${value}`] = count;
  }
  expectEqual(counted, recount);
}
