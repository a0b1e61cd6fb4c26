import type { Database, RootDatabase } from 'lmdb';
import { open } from 'lmdb';
import type { Change, Item, ItemKey, ItemTable, Page, Range, Write } from '../../core/ports';
import { applyWrite, conditionHolds, keyOf } from '../item-writes';

/** A change with its place in the feed. */
export interface FeedEntry extends Change {
  sequence: number;
}

type Key = [pk: string, sk: string];

const keyIn = ({ pk, sk }: ItemKey): Key => [pk, sk];
/** Sorts behind every sort key. */
const LAST = '\uffff';
/** Where the names of the items' attributes are kept once, instead of in every item; sorts before every key. */
const SHAPES = Symbol.for('structures');

/**
 * The item table of a laptop: an lmdb file with the rules of a DynamoDB table. Every change that is followed goes into the
 * feed in the same transaction, and stays there until it is dropped. Several processes may open the same folder.
 */
export class LmdbItemTable implements ItemTable {
  private readonly root: RootDatabase;
  private readonly items: Database<Item, Key>;
  private readonly feed: Database<Change, number>;
  private readonly listeners = new Set<() => void>();

  /**
   * @param now gives milliseconds since 1970: an item whose time has come is not read, as after DynamoDB's sweep
   * @param isFollowed whether changes of an item go into the feed, as a filter on a stream has it
   */
  constructor(
    path: string,
    private readonly now: () => number,
    private readonly isFollowed: (key: ItemKey) => boolean = () => true,
  ) {
    this.root = open({ path, encoding: 'msgpack' });
    this.items = this.root.openDB<Item, Key>({ name: 'items', sharedStructuresKey: SHAPES });
    this.feed = this.root.openDB<Change, number>({ name: 'feed', sharedStructuresKey: SHAPES });
  }

  get(key: ItemKey): Promise<Item | undefined> {
    return Promise.resolve(this.stored(key));
  }

  batchGet(keys: readonly ItemKey[]): Promise<(Item | undefined)[]> {
    return Promise.resolve(keys.map((key) => this.stored(key)));
  }

  write(write: Write): Promise<boolean> {
    return this.transact([write]);
  }

  async writeAll(writes: readonly Write[]): Promise<void> {
    if (writes.length > 0) await this.commit(writes, () => true);
  }

  transact(writes: readonly Write[]): Promise<boolean> {
    const names = new Set(writes.map((write) => JSON.stringify(keyOf(write))));
    if (names.size !== writes.length)
      return Promise.reject(new Error('Two writes of one transaction are of one item.'));
    return this.commit(writes, () =>
      writes.every((write) => conditionHolds(write.condition, this.stored(keyOf(write)))),
    );
  }

  query({ pk, from = '', to = LAST, descending = false, limit, after }: Range): Promise<Page> {
    const low: Key = [pk, !descending && after !== undefined ? after : from];
    const high: Key = [pk, descending && after !== undefined ? after : to];
    const range = this.items.getRange({
      ...(descending
        ? { start: high, end: low, exclusiveStart: true, inclusiveEnd: true, reverse: true }
        : { start: low, end: high, exclusiveStart: after !== undefined }),
      limit: limit + 1,
    });
    const items = [...range].map(({ value }) => value).filter((item) => this.isLive(item));
    const page = items.slice(0, limit);
    return Promise.resolve({ items: page, ...(items.length > limit && { next: page.at(-1)!.sk }) });
  }

  /** Changes after a place in the feed, oldest first. */
  changesAfter(sequence: number, limit: number): FeedEntry[] {
    return [...this.feed.getRange({ start: sequence + 1, limit })].map(({ key, value }) => ({
      ...value,
      sequence: key,
    }));
  }

  /** Drops the feed up to a place, once all who follow it have got there. The last entry stays: it numbers the next. */
  async dropChanges(upTo: number): Promise<void> {
    await this.root.transaction(() => {
      const [last = 0] = this.feed.getKeys({ reverse: true, limit: 1 });
      for (const key of this.feed.getKeys({ end: Math.min(upTo + 1, last) })) void this.feed.remove(key);
    });
  }

  /** Calls `listener` after each commit of this process. @returns how to stop that. */
  onCommit(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): Promise<void> {
    return this.root.close();
  }

  private stored(key: ItemKey): Item | undefined {
    const item = this.items.get(keyIn(key));
    return item && this.isLive(item) ? item : undefined;
  }

  private isLive({ expiresAt }: Item): boolean {
    return expiresAt === undefined || expiresAt * 1000 > this.now();
  }

  private async commit(writes: readonly Write[], holds: () => boolean): Promise<boolean> {
    const committed = await this.root.transaction(() => {
      if (!holds()) return false;
      let [sequence = 0] = this.feed.getKeys({ reverse: true, limit: 1 });
      for (const write of writes) {
        const key = keyOf(write);
        const isFollowed = this.isFollowed(key);
        const before = isFollowed || write.op === 'add' ? this.stored(key) : undefined;
        const after = applyWrite(write, before);
        if (after) void this.items.put(keyIn(key), after);
        else void this.items.remove(keyIn(key));
        if (isFollowed) void this.feed.put(++sequence, { key, ...(before && { before }), ...(after && { after }) });
      }
      return true;
    });
    if (committed) for (const listener of this.listeners) listener();
    return committed;
  }
}
