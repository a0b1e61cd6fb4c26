import { MemoryItemTable } from '../../adapters/memory/item-table';
import { testOnFreshTables } from '../engines/fresh-tables';
import { checkHistories } from './histories';
import { DAY } from './world';

testOnFreshTables('a history ends as in memory', `${DAY}T12:00:00Z`, (runs, freshTable) =>
  checkHistories(runs, 'on a DynamoDB engine', async () => {
    const { table, items } = await freshTable();
    return { table, copy: async () => new MemoryItemTable(await items()) };
  }),
);
