import { DynamoItemTable } from '../../adapters/aws/item-table';
import { MemoryItemTable } from '../../adapters/memory/item-table';
import type { DynamoEngine } from '../engines/dynamo-engine';
import { describeWithDynamo, startDynamoEngine } from '../engines/dynamo-engine';
import { plainClient } from '../engines/plain-client';
import { heard } from '../model/heard-table';
import { checkOrders } from './orders';

const RUNS = Number(process.env.INTERLEAVINGS ?? 100);
const LONGEST_RUN_MS = 300;
const ENGINE_RUNS = Number(process.env.ENGINE_INTERLEAVINGS ?? 3);
const LONGEST_ENGINE_RUN_MS = 10_000;

it(
  'links end as a function of the live articles, whatever the order and repetition of changes',
  () =>
    checkOrders(RUNS, () => {
      const table = new MemoryItemTable();
      return Promise.resolve({ table, changes: table.changes, items: () => Promise.resolve(table.all()) });
    }),
  RUNS * LONGEST_RUN_MS + 10_000,
);

describeWithDynamo('on a DynamoDB engine', () => {
  let engine: DynamoEngine;
  beforeAll(async () => {
    engine = await startDynamoEngine();
  });
  afterAll(() => engine?.stop());

  it(
    'they end the same',
    async () => {
      const client = plainClient(engine.endpoint);
      let serial = 0;
      await checkOrders(ENGINE_RUNS, async () => {
        const name = `orders-${serial++}`;
        await engine.createTable(name);
        const { table, changes } = heard(
          // What finds other articles ends with its time to live.
          new DynamoItemTable(client, name, () => Date.parse('2024-03-02T00:00:00Z')),
          () => undefined,
        );
        return { table, changes, items: () => engine.itemsOf(name) };
      });
      client.destroy();
    },
    ENGINE_RUNS * LONGEST_ENGINE_RUN_MS + 30_000,
  );
});
