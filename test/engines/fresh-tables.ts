import { DynamoItemTable } from '../../adapters/aws/item-table';
import type { Item } from '../../core/ports';
import type { DynamoEngine } from './dynamo-engine';
import { describeWithDynamo, startDynamoEngine } from './dynamo-engine';
import { plainClient } from './plain-client';

interface FreshTable {
  table: DynamoItemTable;
  /** All items of the table, in no order. */
  items(): Promise<Item[]>;
}

/** Each run makes a hundred calls or more. `.ci/run` tries more runs, and `npm run soak` more again. */
const RUNS = Number(process.env.ENGINE_INTERLEAVINGS ?? 3);
const LONGEST_RUN_MS = 10_000;

/**
 * A test of several runs on a DynamoDB engine, each of which makes itself an empty table.
 * @param now RFC 3339: the moment by which items expire
 */
export function testOnFreshTables(
  title: string,
  now: string,
  check: (runs: number, freshTable: () => Promise<FreshTable>) => Promise<void>,
): void {
  describeWithDynamo('on a DynamoDB engine', () => {
    let engine: DynamoEngine;
    beforeAll(async () => {
      engine = await startDynamoEngine();
    });
    afterAll(() => engine?.stop());

    it(
      title,
      async () => {
        const client = plainClient(engine.endpoint);
        let serial = 0;
        await check(RUNS, async () => {
          const name = `run-${serial++}`;
          await engine.createTable(name);
          const table = new DynamoItemTable(client, name, () => Date.parse(now));
          return { table, items: () => engine.itemsOf(name) };
        });
        client.destroy();
      },
      RUNS * LONGEST_RUN_MS + 30_000,
    );
  });
}
