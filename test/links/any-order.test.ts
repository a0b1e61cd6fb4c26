import { MemoryItemTable } from '../../adapters/memory/item-table';
import { testOnFreshTables } from '../engines/fresh-tables';
import { heard } from '../model/heard-table';
import { checkOrders } from './orders';

const RUNS = Number(process.env.INTERLEAVINGS ?? 100);
const LONGEST_RUN_MS = 300;

it(
  'links end as a function of the live articles, whatever the order and repetition of changes',
  () =>
    checkOrders(RUNS, () => {
      const table = new MemoryItemTable();
      return Promise.resolve({ table, changes: table.changes, items: () => Promise.resolve(table.all()) });
    }),
  RUNS * LONGEST_RUN_MS + 10_000,
);

// What finds other articles ends with its time to live.
testOnFreshTables('links end the same', '2024-03-02T00:00:00Z', (runs, freshTable) =>
  checkOrders(runs, async () => {
    const { table, items } = await freshTable();
    return { ...heard(table, () => undefined), items };
  }),
);
