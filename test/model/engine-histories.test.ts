import { DynamoItemTable } from '../../adapters/aws/item-table';
import { MemoryItemTable } from '../../adapters/memory/item-table';
import type { DynamoEngine } from '../engines/dynamo-engine';
import { describeWithDynamo, startDynamoEngine } from '../engines/dynamo-engine';
import { plainClient } from '../engines/plain-client';
import { checkHistories } from './histories';
import { DAY } from './world';

/** Each makes a hundred calls. `.ci/run` tries more, and `npm run soak` more again. */
const RUNS = Number(process.env.ENGINE_INTERLEAVINGS ?? 3);
const LONGEST_RUN_MS = 10_000;

describeWithDynamo('a history on a DynamoDB engine', () => {
  let engine: DynamoEngine;
  beforeAll(async () => {
    engine = await startDynamoEngine();
  });
  afterAll(() => engine?.stop());

  it(
    'ends the same there',
    async () => {
      const client = plainClient(engine.endpoint);
      let serial = 0;
      await checkHistories(RUNS, 'on a DynamoDB engine', async () => {
        const name = `histories-${serial++}`;
        await engine.createTable(name);
        const table = new DynamoItemTable(client, name, () => Date.parse(`${DAY}T12:00:00Z`));
        return { table, copy: async () => new MemoryItemTable(await engine.itemsOf(name)) };
      });
      client.destroy();
    },
    RUNS * LONGEST_RUN_MS + 30_000,
  );
});
