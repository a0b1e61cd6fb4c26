import { TransientError } from '../../core/errors';
import type { ItemTable } from '../../core/ports';
import { Killed } from '../store/mortal-table';

/**
 * What goes wrong at one call to the table: the process is killed before or after it, it is throttled, it takes effect and
 * its answer is lost, or somebody else writes just before it.
 */
export const FAULTS = ['killed before', 'killed after', 'throttled', 'answer lost', 'rival writer'] as const;
export type Fault = (typeof FAULTS)[number];

/** Something going wrong at a call; a rival does what it does just before that call. */
export interface Trouble {
  fault: Fault;
  at: number;
  rival: number;
}

/** A table at whose call number `at`, counted from 0, a fault happens. A process that was killed makes no further call. */
export function faulty(table: ItemTable, at: number, fault: Fault, happened: () => Promise<void>): ItemTable {
  let calls = 0;
  let dead = false;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (dead) throw new Killed();
    if (calls++ !== at) return work();
    dead = fault.startsWith('killed');
    await happened();
    if (fault === 'killed after' || fault === 'answer lost' || fault === 'rival writer') {
      const answer = await work();
      if (fault === 'rival writer') return answer;
    }
    throw dead ? new Killed() : new TransientError(`The call was ${fault}.`);
  };
  return {
    get: (key) => step(() => table.get(key)),
    batchGet: (keys) => step(() => table.batchGet(keys)),
    query: (range) => step(() => table.query(range)),
    write: (write) => step(() => table.write(write)),
    transact: (writes) => step(() => table.transact(writes)),
    // Not atomic: each write is a place where it may go wrong.
    writeAll: async (writes) => {
      if (dead) throw new Killed();
      const before = at - calls;
      if (before < 0 || before >= writes.length) {
        calls += writes.length;
        return table.writeAll(writes);
      }
      await table.writeAll(writes.slice(0, before));
      calls = at;
      await step(() => table.writeAll(writes.slice(before, before + 1)));
      await table.writeAll(writes.slice(before + 1));
    },
  };
}
