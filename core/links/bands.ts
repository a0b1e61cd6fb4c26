import { TransientError } from '../errors';
import type { Item, ItemTable } from '../ports';
import { bandKey } from '../store/keys';
import { LINK_DAYS } from './links-of';

/** An article in a band. */
export interface BandEntry {
  id: string;
  /** RFC 3339, UTC: when it was received. */
  at: string;
}

/** A band of more articles is boilerplate, or one story everybody runs, whose first copies are enough to know it by. */
const MOST_ENTRIES = 32;
const ATTEMPTS = 8;

function entriesOf(item: Item | undefined): BandEntry[] {
  return (item?.entries as BandEntry[] | undefined) ?? [];
}

/** The articles in each of the bands, read in one batch. */
export async function readBands(table: ItemTable, bands: readonly string[]): Promise<BandEntry[]> {
  if (bands.length === 0) return [];
  return (await table.batchGet(bands.map(bandKey))).flatMap(entriesOf);
}

/** @param expiresAt epoch seconds */
export async function enterBands(table: ItemTable, bands: readonly string[], entry: BandEntry, expiresAt: number) {
  await editBands(table, bands, expiresAt, (entries) =>
    kept([...entries.filter(({ id }) => id !== entry.id), entry].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))),
  );
}

export async function leaveBands(table: ItemTable, bands: readonly string[], id: string) {
  await editBands(table, bands, 0, (entries) => entries.filter((entry) => entry.id !== id));
}

const orderOf = ({ at, id }: BandEntry) => `${at}#${id}`;

/** Of too many, those go that are out of reach of the newest, then the newest: which stay does not depend on the order they came in. */
function kept(entries: BandEntry[]): BandEntry[] {
  if (entries.length <= MOST_ENTRIES) return entries;
  const reach = new Date(Date.parse(entries.at(-1)!.at) - LINK_DAYS * 86_400_000).toISOString();
  return entries.filter(({ at }) => at >= reach).slice(0, MOST_ENTRIES);
}

async function editBands(
  table: ItemTable,
  bands: readonly string[],
  expiresAt: number,
  edit: (entries: BandEntry[]) => BandEntry[],
): Promise<void> {
  if (bands.length === 0) return;
  const items = await table.batchGet(bands.map(bandKey));
  await Promise.all(bands.map((band, index) => editBand(table, band, items[index], expiresAt, edit)));
}

async function editBand(
  table: ItemTable,
  band: string,
  read: Item | undefined,
  expiresAt: number,
  edit: (entries: BandEntry[]) => BandEntry[],
): Promise<void> {
  const key = bandKey(band);
  let item = read;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = entriesOf(item);
    const entries = edit(before);
    if (JSON.stringify(entries) === JSON.stringify(before)) return;
    const lock = (item?.lock as number | undefined) ?? 0;
    const condition = item
      ? ({ kind: 'equals', attribute: 'lock', value: lock } as const)
      : ({ kind: 'absent' } as const);
    const later = Math.max(expiresAt, item?.expiresAt ?? 0);
    const written = await table.write(
      entries.length === 0
        ? { op: 'delete', key, condition }
        : {
            op: 'put',
            item: { ...key, lock: lock + 1, entries: entries.map(({ id, at }) => ({ id, at })), expiresAt: later },
            condition,
          },
    );
    if (written) return;
    item = await table.get(key);
  }
  throw new TransientError(`Band ${band} was edited by others ${ATTEMPTS} times.`);
}
