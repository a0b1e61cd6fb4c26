import type { Item, ItemTable } from '../ports';
import { withEndedEmbargoes } from '../record/embargo';
import type { ArticleStore } from './article-store';
import { isCurrent } from './index-rows';
import { duePartition } from './keys';

const PAGE = 100;
/** A row left over by a writer that was killed is deleted once no writer can still be about to commit what it stands for. */
const LEFT_OVER_AFTER_MS = 86_400_000;

/**
 * Moves the articles whose embargo has ended out of the lists and counts of what is held, by an ordinary conditional write
 * of each head. Safe to call at any time, by several at once: an article is released once.
 * @returns how many were released
 */
export async function releaseEmbargoes(table: ItemTable, store: ArticleStore, now: Date): Promise<number> {
  let released = 0;
  for (let shard = 0; shard < store.settings.shards; shard++) {
    let after: string | undefined;
    do {
      // `~` sorts behind the id, so that what ends at this very moment is released too.
      const page = await table.query({ pk: duePartition(shard), to: `${now.toISOString()}~`, limit: PAGE, after });
      for (const row of page.items) if (await release(row, table, store, now)) released++;
      after = page.next;
    } while (after !== undefined);
  }
  return released;
}

async function release(row: Item, table: ItemTable, store: ArticleStore, now: Date): Promise<boolean> {
  const id = row.id as string;
  let changed = false;
  const head = await store.amend(id, (record) => {
    const over = withEndedEmbargoes(record, now);
    changed = over !== undefined;
    return over;
  });
  const isStale = !head || !isCurrent(row, head, store.settings.shards);
  const ended = Date.parse(row.sk.split('#', 1)[0]!);
  if (!changed && isStale && ended < now.getTime() - LEFT_OVER_AFTER_MS) {
    const condition = { kind: 'equals', attribute: 'lock', value: row.lock as number } as const;
    await table.write({ op: 'delete', key: { pk: row.pk, sk: row.sk }, condition });
  }
  return changed;
}
