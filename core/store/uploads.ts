import type { ItemKey, ItemTable } from '../ports';

/** Days an upload can be asked about. */
const KEPT_DAYS = 7;
const DAY_SECONDS = 86_400;

/** A file that somebody said they would send. */
export interface Upload {
  id: string;
  /** Who sends it. */
  by: string;
  /** The plain name of the file. */
  name: string;
  /** The key of its object; absent while that is not known. */
  key?: string;
}

const itemKey = (id: string): ItemKey => ({ pk: `U#${id}`, sk: 'UPLOAD' });

/** Notes an upload, over what was noted of it before. */
export async function putUpload(table: ItemTable, { id, ...upload }: Upload, now: Date): Promise<void> {
  const expiresAt = Math.floor(now.getTime() / 1000) + KEPT_DAYS * DAY_SECONDS;
  await table.writeAll([{ op: 'put', item: { ...itemKey(id), ...upload, expiresAt } }]);
}

/** @returns undefined when there is none, or it is too long ago. */
export async function uploadOf(table: ItemTable, id: string): Promise<Upload | undefined> {
  const item = await table.get(itemKey(id));
  if (!item) return undefined;
  return { id, by: item.by as string, name: item.name as string, key: item.key as string | undefined };
}
