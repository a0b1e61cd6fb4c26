import { MemoryItemTable } from '../../adapters/memory/item-table';
import { checkHistories } from './histories';

/** `.ci/run` tries more, and `npm run soak` more again. */
const RUNS = Number(process.env.INTERLEAVINGS ?? 100);
const LONGEST_RUN_MS = 500;

it(
  'ends where the newest versions and the newest generation say, whatever happens on the way',
  () =>
    checkHistories(RUNS, 'in memory', () => {
      const table = new MemoryItemTable();
      return Promise.resolve({ table, copy: () => Promise.resolve(table) });
    }),
  RUNS * LONGEST_RUN_MS + 10_000,
);
