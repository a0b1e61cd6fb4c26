import { TransientError } from '../errors';
import type { ItemTable } from '../ports';
import type { CopytasterRecord } from '../record/record';
import type { Head } from './head-item';
import { headItem, headOf, recordOf, revisionItem, tombstone, withoutQuotes } from './head-item';
import { rowsToDelete, rowsToPut } from './index-rows';
import { headKey, REVISION_PREFIX, revisionKey } from './keys';
import type { VersionOrder } from './version-order';
import { compareVersions, isSameVersion } from './version-order';

export interface StoreSettings {
  /** Partitions each list is spread over; raise it before one list takes more than 1,000 writes a second. */
  shards: number;
}

/** What became of a write: `superseded` when the table already holds a later version. */
export type Outcome = 'committed' | 'unchanged' | 'superseded';

/** What a version brings; the store adds the revision, and keeps what editors did. */
export interface Version extends VersionOrder {
  record: CopytasterRecord;
  /** Ids of the articles in it, when the object holds several. */
  children?: string[];
}

/** How often a writer that lost a race reads again and tries once more, before it leaves the event to a redelivery. */
const ATTEMPTS = 8;
const HISTORY_PAGE = 100;

/** Articles in the item table, with one commit point: the conditional put of the head. */
export class ArticleStore {
  constructor(
    private readonly table: ItemTable,
    readonly settings: StoreSettings,
  ) {}

  async head(id: string): Promise<Head | undefined> {
    const item = await this.table.get(headKey(id));
    return item && headOf(item);
  }

  /** In the order of the ids; undefined where there is none. */
  async heads(ids: readonly string[]): Promise<(Head | undefined)[]> {
    const items = await this.table.batchGet(ids.map(headKey));
    return items.map((item) => item && headOf(item));
  }

  /** Revisions newest first: the one that stands and those it replaced, or those below revision `before` alone. */
  async history(id: string, limit: number, before?: number): Promise<CopytasterRecord[]> {
    if (before !== undefined) return this.replacedRevisions(id, limit, before);
    const head = await this.head(id);
    if (!head) return [];
    const replaced = await this.replacedRevisions(id, limit, head.record.revision);
    return [head.record, ...replaced].slice(0, limit);
  }

  private async replacedRevisions(id: string, limit: number, below: number): Promise<CopytasterRecord[]> {
    const { items } = await this.table.query({
      pk: headKey(id).pk,
      from: REVISION_PREFIX,
      to: revisionKey(id, below).sk,
      descending: true,
      limit,
    });
    return items.map(recordOf);
  }

  /**
   * Writes a version unless the table holds a later one: index rows and the revision it replaces first, then the head, which
   * commits.
   * The same version written again changes nothing. Killed at any line, it ends right when it is called again.
   * `guard` sees the head before the write, and may refuse it.
   * @throws TransientError when other writers were faster each time.
   */
  async put(version: Version, guard: (before: Head | undefined) => boolean = () => true): Promise<Outcome> {
    return this.race(version.record.id, async (before) => {
      if (!guard(before)) return 'superseded';
      if (before) {
        const order = compareVersions(version, before);
        // A newer program may have been killed in its midst, and this be the only event that is left of that version.
        if (isSameVersion(version, before) && order <= 0) await this.settle(before);
        if (order < 0) return 'superseded';
        if (order === 0) return 'unchanged';
      }
      const after = nextHead(version, before);
      // Whoever deleted it may have been killed before the words were gone; that event does nothing when it comes again.
      if (before?.record.status === 'deleted' && after.record.status !== 'deleted') await this.stripHistory(before);
      if (!(await this.replace(before, after))) return undefined;
      if (after.record.status === 'deleted') await this.stripHistory(after);
      return 'committed';
    });
  }

  /**
   * Changes the record of a head as it stands, as an editor's act does. `change` is called again when another writer was
   * faster, so what it reads is never older than the head; it gives undefined to leave the head as it is. The record it gives
   * may have a higher revision than the one it saw, to be above revisions of another table; the new one is above both.
   * @returns the head as it then stands; undefined when there is no article
   */
  async amend(
    id: string,
    change: (record: CopytasterRecord) => CopytasterRecord | undefined | Promise<CopytasterRecord | undefined>,
  ): Promise<Head | undefined> {
    const amended = await this.race(id, async (before) => {
      const changed = before && (await change(before.record));
      if (!before || !changed) return { head: before };
      const record = { ...changed, revision: Math.max(before.record.revision, changed.revision) + 1 };
      const head: Head = { ...before, record, lock: before.lock + 1 };
      return (await this.replace(before, head)) ? { head } : undefined;
    });
    return amended.head;
  }

  /** Notes that the articles earlier versions of an object held are tombstoned. */
  async forgetFormer(id: string): Promise<void> {
    const head = await this.head(id);
    if (!head?.former) return;
    const condition = { kind: 'equals', attribute: 'lock', value: head.lock } as const;
    // When another writer is faster, its version takes the list over, and forgets it.
    await this.table.write({
      op: 'put',
      item: headItem({ ...head, former: undefined, lock: head.lock + 1 }),
      condition,
    });
  }

  /** Tries until nobody else has written the head between reading and writing it. */
  private async race<T>(id: string, attempt: (before: Head | undefined) => Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      const result = await attempt(await this.head(id));
      if (result !== undefined) return result;
    }
    throw new TransientError(`Other writers of article ${id} were faster ${ATTEMPTS} times.`);
  }

  /** @returns false when another writer changed the head since `before` was read. */
  private async replace(before: Head | undefined, after: Head): Promise<boolean> {
    await this.table.writeAll(rowsToPut(after, this.settings.shards));
    if (before) await this.keepRevision(before.record);
    const committed = await this.table.write({
      op: 'put',
      item: headItem(after),
      condition: before ? { kind: 'equals', attribute: 'lock', value: before.lock } : { kind: 'absent' },
    });
    if (!committed) {
      // The rows stand for a head that was not committed: the other writer's head decides which of them count.
      await this.removeStaleRows(after, await this.head(after.record.id));
      return false;
    }
    if (before) await this.removeStaleRows(before, after);
    return true;
  }

  /**
   * Puts a revision that is about to be replaced into the history, while it is in hand: so history lacks none, whoever is
   * killed when. Only where it is not yet: a writer that comes too late must not bring back words that a deletion took. With its
   * words before a deletion too, which may not come to its commit: they are taken off after it.
   */
  private async keepRevision(replaced: CopytasterRecord): Promise<void> {
    await this.table.write({ op: 'put', item: revisionItem(replaced), condition: { kind: 'absent' } });
  }

  /** Finishes what a writer killed after its commit left undone. */
  private async settle(head: Head): Promise<void> {
    const [previous] = await this.history(head.record.id, 1, head.record.revision);
    if (previous) await this.removeStaleRows({ ...head, record: previous, lock: head.lock - 1 }, head);
    if (head.record.status === 'deleted') await this.stripHistory(head);
  }

  private async removeStaleRows(before: Head, now: Head | undefined): Promise<void> {
    await Promise.all(rowsToDelete(before, now, this.settings.shards).map((row) => this.table.write(row)));
  }

  /** Deletion takes the words off the history too: what is left says when and which version, not what it said. */
  private async stripHistory(head: Head): Promise<void> {
    let page = await this.history(head.record.id, HISTORY_PAGE, head.record.revision);
    while (page.length > 0) {
      const wordy = page.filter((record) => record.status !== 'deleted');
      await this.table.writeAll(wordy.map((record) => ({ op: 'put', item: revisionItem(tombstone(record)) })));
      page = await this.history(head.record.id, HISTORY_PAGE, page.at(-1)!.revision);
    }
  }
}

function nextHead({ record, sequencer, generation, children }: Version, before: Head | undefined): Head {
  const former = [...new Set([...(before?.children ?? []), ...(before?.former ?? [])])].filter(
    (id) => !children?.includes(id),
  );
  const human = record.status === 'deleted' ? [] : (before?.record.human ?? []);
  return {
    record: {
      ...withLinksOf(withoutQuotes(record), before?.record),
      revision: (before?.record.revision ?? 0) + 1,
      human,
    },
    sequencer,
    generation,
    lock: (before?.lock ?? 0) + 1,
    ...(children && { children }),
    ...(former.length > 0 && { former }),
  };
}

/**
 * A new version keeps how the last one stood to other articles until that is looked at again, so that a killed story is not
 * shown for a moment; and an embargo that was found to be over stays over.
 */
function withLinksOf(record: CopytasterRecord, before: CopytasterRecord | undefined): CopytasterRecord {
  if (record.status !== 'tagged' || before?.status !== 'tagged') return record;
  const links = { ...before.story };
  delete links.fingerprint;
  const { embargoOver } = before.editorial;
  return {
    ...record,
    story: { ...links, ...record.story },
    editorial: { ...record.editorial, ...(embargoOver !== undefined && { embargoOver }) },
  };
}
