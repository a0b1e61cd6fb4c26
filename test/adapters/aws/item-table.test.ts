import { DynamoItemTable } from '../../../adapters/aws/item-table';
import type { Item } from '../../../core/ports';
import type { DynamoEngine } from '../../engines/dynamo-engine';
import { describeWithDynamo, startDynamoEngine } from '../../engines/dynamo-engine';
import { itemTableContract } from '../item-table-contract';

describeWithDynamo('the item table on a DynamoDB engine', () => {
  let engine: DynamoEngine;
  beforeAll(async () => {
    engine = await startDynamoEngine();
    await engine.createTable('items');
  });
  afterAll(() => engine?.stop());

  itemTableContract(() => new DynamoItemTable(engine.client, 'items'));

  it('leaves out what has expired, though DynamoDB deletes it days later', async () => {
    const table = new DynamoItemTable(engine.client, 'items', () => 2_000_000);
    const [past, future] = [1_999, 2_001].map((expiresAt) => ({ pk: 'expiry', sk: String(expiresAt), expiresAt }));
    await table.writeAll([past!, future!].map((item) => ({ op: 'put', item })));
    expect(await table.batchGet([past!, future!])).toEqual([undefined, future]);
    expect((await table.query({ pk: 'expiry', limit: 5 })).items).toEqual([future]);
    const putIfAbsent = (item: Item) => table.write({ op: 'put', item, condition: { kind: 'absent' } });
    expect([await putIfAbsent(past!), await putIfAbsent(future!)]).toEqual([true, false]);
  });
});
