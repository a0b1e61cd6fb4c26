import type { ItemTable } from '../../core/ports';

/** Stands for a process killed between two side effects. */
export class Killed extends Error {}

/** A table whose process dies at the n-th write; `effective` says whether that write still took effect. */
export function mortal(table: ItemTable, writesLeft: number, effective: boolean): ItemTable {
  let left = writesLeft;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (left-- > 0) return work();
    if (effective && left === -1) await work();
    throw new Killed();
  };
  return {
    get: (key) => table.get(key),
    batchGet: (keys) => table.batchGet(keys),
    query: (range) => table.query(range),
    write: (write) => step(() => table.write(write)),
    transact: (writes) => step(() => table.transact(writes)),
    // Not atomic: each write is a place to die at.
    writeAll: async (writes) => {
      for (const write of writes) await step(() => table.writeAll([write]));
    },
  };
}
