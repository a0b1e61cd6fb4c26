import type { ItemKey, ItemTable } from '../ports';

/** Days a key is remembered; nobody sends a request again after that. */
const KEPT_SECONDS = 86_400;

const itemKey = (id: string, by: string, key: string): ItemKey => ({ pk: `A#${id}`, sk: `ONCE#${by}#${key}` });

/** The revision that an act with this idempotency key made. */
export async function revisionOf(table: ItemTable, id: string, by: string, key: string): Promise<number | undefined> {
  return (await table.get(itemKey(id, by, key)))?.revision as number | undefined;
}

/** Notes what came of an act, so that the same request sent again is answered, and not carried out. */
export async function rememberAct(
  table: ItemTable,
  id: string,
  by: string,
  key: string,
  revision: number,
  now: Date,
): Promise<void> {
  const expiresAt = Math.floor(now.getTime() / 1000) + KEPT_SECONDS;
  await table.writeAll([{ op: 'put', item: { ...itemKey(id, by, key), revision, expiresAt } }]);
}
