import { paginateScan } from '@aws-sdk/client-dynamodb';
import { fromAttributes } from '../../adapters/aws/attribute-values';
import { DynamoItemTable } from '../../adapters/aws/item-table';
import type { Item } from '../../core/ports';
import type { DynamoEngine } from '../engines/dynamo-engine';
import { describeWithDynamo, startDynamoEngine } from '../engines/dynamo-engine';
import { checkHistories } from './histories';
import { DAY } from './world';

/** Each makes hundreds of calls. `.ci/run` tries more, and `npm run soak` more again. */
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
      let serial = 0;
      await checkHistories(RUNS, 'on a DynamoDB engine', async () => {
        const name = `histories-${serial++}`;
        await engine.createTable(name);
        const all = async () => {
          const items: Item[] = [];
          for await (const { Items = [] } of paginateScan(
            { client: engine.client },
            { TableName: name, ConsistentRead: true },
          ))
            items.push(...Items.map(fromAttributes));
          return items;
        };
        return { table: new DynamoItemTable(engine.client, name, () => Date.parse(`${DAY}T12:00:00Z`)), all };
      });
    },
    RUNS * LONGEST_RUN_MS + 30_000,
  );
});
