import type { Change, Item, ItemTable } from '../../core/ports';
import { HEAD_SORT_KEY } from '../../core/environment';

/** A table whose changes of heads are heard in order, as a stream of it would tell them, and its failed conditions. */
export interface HeardTable {
  table: ItemTable;
  changes: Change[];
}

/** @param onRefusal called for every write whose condition does not hold */
export function heard(table: ItemTable, onRefusal: () => void): HeardTable {
  const changes: Change[] = [];
  const heads = new Map<string, Item>();
  return {
    changes,
    table: {
      get: (key) => table.get(key),
      batchGet: (keys) => table.batchGet(keys),
      query: (range) => table.query(range),
      writeAll: (writes) => table.writeAll(writes),
      transact: async (writes) => {
        const written = await table.transact(writes);
        if (!written) onRefusal();
        return written;
      },
      write: async (write) => {
        const written = await table.write(write);
        if (!written) onRefusal();
        else if (write.op === 'put' && write.item.sk === HEAD_SORT_KEY) {
          const { pk, sk } = write.item;
          const after = write.item;
          const before = heads.get(pk);
          heads.set(pk, after);
          changes.push({ key: { pk, sk }, ...(before && { before }), after });
        }
        return written;
      },
    },
  };
}
