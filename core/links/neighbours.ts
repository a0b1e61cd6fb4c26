import type { ItemTable, Write } from '../ports';
import { indexSort, namePartition } from '../store/keys';
import { KILL_REACH_DAYS } from '../tag/moderation/notices/kill-reach';
import { bandsOf, readFingerprint } from '../tag/sketch/fingerprint';
import type { BandEntry } from './bands';
import { enterBands, leaveBands, readBands } from './bands';
import type { LinkFacts } from './facts';
import { namesOf } from './names';

/** Where an article can be found by those it has to do with. */
export interface Places {
  /** Partitions of rows that name it. */
  partitions: string[];
  bands: string[];
}

/** Articles of one name that are looked at, newest first; a notice that names more is no notice of one story. */
const MOST_OF_A_NAME = 100;
const DAY_MS = 86_400_000;

export function placesOf({ names, notice, fingerprint }: LinkFacts): Places {
  const sketch = fingerprint === undefined ? undefined : readFingerprint(fingerprint);
  return {
    partitions: notice
      ? namesOf(notice.target).map((name) => namePartition(name, 'notice'))
      : namesOf(names).map((name) => namePartition(name, 'article')),
    bands: sketch ? bandsOf(sketch) : [],
  };
}

/** Puts an article where others look for it, and takes it from where it was before. @param expiresAt epoch seconds */
export async function move(
  table: ItemTable,
  before: LinkFacts | undefined,
  now: LinkFacts | undefined,
  expiresAt: number,
): Promise<void> {
  const [left, taken] = [before && placesOf(before), now && placesOf(now)];
  const writes: Write[] = [];
  for (const pk of taken?.partitions ?? []) {
    writes.push({ op: 'put', item: { pk, sk: indexSort(now!.receivedAt, now!.id), id: now!.id, expiresAt } });
  }
  for (const pk of left?.partitions ?? []) {
    const isStill = taken?.partitions.includes(pk) && before!.receivedAt === now!.receivedAt;
    if (!isStill) writes.push({ op: 'delete', key: { pk, sk: indexSort(before!.receivedAt, before!.id) } });
  }
  await table.writeAll(writes);
  if (now) await enterBands(table, taken!.bands, { id: now.id, at: now.receivedAt }, expiresAt);
  if (before)
    await leaveBands(
      table,
      left!.bands.filter((band) => !taken?.bands.includes(band)),
      before.id,
    );
}

/** Who has to do with an article: those that may be linked to it, and those it may be linked to. */
export interface Neighbours {
  /** That share words with it. */
  byWords: BandEntry[];
  /** Ids: notices that mean it by a name, or what a notice means. */
  byName: string[];
}

export async function neighboursOf(table: ItemTable, article: LinkFacts): Promise<Neighbours> {
  const names = article.notice
    ? namesOf(article.notice.target).map((name) => namePartition(name, 'article'))
    : namesOf(article.names).map((name) => namePartition(name, 'notice'));
  const received = Date.parse(article.receivedAt);
  // One millisecond and the id wider, since ranges end before their end.
  const from = new Date(received - KILL_REACH_DAYS * DAY_MS).toISOString();
  const to = new Date(received + KILL_REACH_DAYS * DAY_MS + 1).toISOString();
  const [byWords, ...pages] = await Promise.all([
    readBands(table, placesOf(article).bands),
    ...names.map((pk) => table.query({ pk, from, to, descending: true, limit: MOST_OF_A_NAME })),
  ]);
  return {
    byWords: byWords.filter(({ id }) => id !== article.id),
    byName: pages.flatMap(({ items }) => items.map((item) => item.id as string)).filter((id) => id !== article.id),
  };
}
