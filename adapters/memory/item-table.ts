import type { Change, Condition, Item, ItemKey, ItemTable, Page, Range, Write } from '../../core/ports';
import { applyWrite, conditionHolds, keyOf } from '../item-writes';

const byUtf8 = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const name = ({ pk, sk }: ItemKey) => JSON.stringify([pk, sk]);

/**
 * An item table in memory, for tests: the same rules as the real ones, and every change kept in order. What it is given it
 * freezes, and gives out again as it is: whoever would change an item that is stored is told so by an error.
 */
export class MemoryItemTable implements ItemTable {
  private readonly partitions = new Map<string, Map<string, Item>>();
  readonly changes: Change[] = [];

  /** @param items what it holds from the start */
  constructor(items: readonly Item[] = []) {
    for (const item of items) this.apply({ op: 'put', item });
    this.changes.length = 0;
  }

  get(key: ItemKey): Promise<Item | undefined> {
    return Promise.resolve(this.stored(key));
  }

  batchGet(keys: readonly ItemKey[]): Promise<(Item | undefined)[]> {
    return Promise.all(keys.map((key) => this.get(key)));
  }

  write(write: Write): Promise<boolean> {
    return this.transact([write]);
  }

  async writeAll(writes: readonly Write[]): Promise<void> {
    for (const write of writes) await this.write(write);
  }

  transact(writes: readonly Write[]): Promise<boolean> {
    if (writes.length > 1 && new Set(writes.map((write) => name(keyOf(write)))).size !== writes.length)
      return Promise.reject(new Error('Two writes of one transaction are of one item.'));
    const holds = writes.every((write) => this.holds(write.condition, keyOf(write)));
    if (holds) for (const write of writes) this.apply(write);
    return Promise.resolve(holds);
  }

  query({ pk, from = '', to, descending = false, limit, after }: Range): Promise<Page> {
    const items = [...(this.partitions.get(pk)?.values() ?? [])]
      .filter(({ sk }) => byUtf8(sk, from) >= 0 && (to === undefined || byUtf8(sk, to) < 0))
      .sort((a, b) => byUtf8(a.sk, b.sk) * (descending ? -1 : 1))
      .filter(({ sk }) => after === undefined || byUtf8(sk, after) * (descending ? -1 : 1) > 0);
    const page = items.slice(0, limit);
    return Promise.resolve({ items: page, ...(items.length > limit && { next: page.at(-1)!.sk }) });
  }

  /** Every item there is, for tests to look at. */
  all(): Item[] {
    return [...this.partitions.values()].flatMap((partition) => [...partition.values()]);
  }

  private stored({ pk, sk }: ItemKey): Item | undefined {
    return this.partitions.get(pk)?.get(sk);
  }

  private holds(condition: Condition | undefined, key: ItemKey): boolean {
    return conditionHolds(condition, this.stored(key));
  }

  private apply(write: Write): void {
    const key = keyOf(write);
    const before = this.stored(key);
    const after = frozen(applyWrite(write, before));
    const partition = this.partitions.get(key.pk) ?? new Map<string, Item>();
    this.partitions.set(key.pk, partition);
    if (after) partition.set(key.sk, after);
    else partition.delete(key.sk);
    this.changes.push({ key, ...(before && { before }), ...(after && { after }) });
  }
}

/** Freezes a value and all that is in it; what is frozen already is taken to be so throughout. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) frozen(each);
  }
  return value;
}
