import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { DynamoItemTable } from '../../../adapters/aws/item-table';
import { TransientError } from '../../../core/errors';
import type { Write } from '../../../core/ports';

/** What no engine does on demand: half-done batches, and transactions that others cross. */
const client = mockClient(DynamoDBClient);
const table = new DynamoItemTable(new DynamoDBClient({}), 'items');
const items = (count: number) => Array.from({ length: count }, (_, n) => ({ pk: 'p', sk: String(n), n }));
const puts = (count: number): Write[] => items(count).map((item) => ({ op: 'put', item }));
const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: '',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

beforeEach(() => client.reset());

it('writes at most 25 items at once, and sends what was left unprocessed again', async () => {
  const written: number[] = [];
  client.on(BatchWriteItemCommand).callsFake(({ RequestItems }) => {
    const [first, ...rest] = RequestItems.items;
    written.push(RequestItems.items.length);
    return { UnprocessedItems: rest.length > 0 && rest.length < 3 ? { items: [first] } : {} };
  });
  await table.writeAll(puts(28));
  expect(written.sort((a, b) => a - b)).toEqual([1, 3, 25]);
});

it('gives up a batch that stays unprocessed', async () => {
  client.on(BatchWriteItemCommand).callsFake(({ RequestItems }) => ({ UnprocessedItems: RequestItems }));
  await expect(table.writeAll(puts(1))).rejects.toBeInstanceOf(TransientError);
}, 20_000);

it('of several writes to one item in a batch sends the last', async () => {
  client.on(BatchWriteItemCommand).resolves({});
  const key = { pk: 'p', sk: '0' };
  await table.writeAll([
    { op: 'put', item: { ...key, n: 1 } },
    { op: 'delete', key },
  ]);
  expect(client.call(0).args[0].input).toMatchObject({ RequestItems: { items: [{ DeleteRequest: {} }] } });
});

it('reads at most 100 distinct keys at once, until all are answered', async () => {
  let calls = 0;
  client.on(BatchGetItemCommand).callsFake(({ RequestItems }) => {
    const { Keys } = RequestItems.items;
    expect(Keys.length).toBeLessThanOrEqual(100);
    const half = Keys.length > 1 && calls++ === 0 ? Math.ceil(Keys.length / 2) : Keys.length;
    return {
      Responses: { items: Keys.slice(0, half) },
      UnprocessedKeys: half < Keys.length ? { items: { Keys: Keys.slice(half) } } : {},
    };
  });
  const keys = items(130).map(({ pk, sk }) => ({ pk, sk }));
  expect(await table.batchGet([...keys, keys[0]!])).toEqual([...keys, keys[0]]);
});

it.each([
  ['a condition', ['None', 'ConditionalCheckFailed'], false],
  ['a condition and another transaction', ['TransactionConflict', 'ConditionalCheckFailed'], false],
])('a transaction cancelled by %s is false', async (_, codes, expected) => {
  client.on(TransactWriteItemsCommand).rejects(cancelled(...codes));
  expect(await table.transact(puts(2))).toBe(expected);
});

it('a transaction that another one crossed is tried again', async () => {
  client.on(TransactWriteItemsCommand).rejectsOnce(cancelled('TransactionConflict', 'None')).resolves({});
  expect(await table.transact(puts(2))).toBe(true);
});

it('a transaction that is crossed again and again is left to a redelivery', async () => {
  client.on(TransactWriteItemsCommand).rejects(cancelled('TransactionConflict'));
  await expect(table.transact(puts(1))).rejects.toBeInstanceOf(TransientError);
});

it('a transaction that is wrong is not tried again', async () => {
  client.on(TransactWriteItemsCommand).rejects(cancelled('ValidationError'));
  await expect(table.transact(puts(1))).rejects.toBeInstanceOf(TransactionCanceledException);
  expect(client.calls()).toHaveLength(1);
});

it('refuses an item of more than 400 KB in UTF-8, which DynamoDB would refuse each time', async () => {
  const item = { pk: 'p', sk: 's', text: '新'.repeat(140_000) };
  await expect(table.write({ op: 'put', item })).rejects.toMatchObject({ code: 'TOO_COMPLEX' });
  expect(client.calls()).toHaveLength(0);
});
