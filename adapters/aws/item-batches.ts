import type { AttributeValue, DynamoDBClient, WriteRequest } from '@aws-sdk/client-dynamodb';
import { BatchGetItemCommand, BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { setTimeout as pause } from 'node:timers/promises';
import { TransientError } from '../../core/errors';
import { calling } from './aws-errors';

/** DynamoDB's batches: split to their limits, and sent again until nothing comes back unprocessed. */

type Attributes = Record<string, AttributeValue>;

const MAX_GETS = 100;
const MAX_WRITES = 25;
const ROUNDS = 8;
const FIRST_PAUSE_MS = 25;

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** Sends what is left until nothing is; `send` gives back what was not processed. @throws TransientError after eight rounds */
async function drain<T>(all: T[], send: (batch: T[]) => Promise<T[]>): Promise<void> {
  let left = all;
  for (let round = 0; left.length > 0; round++) {
    if (round === ROUNDS) throw new TransientError(`DynamoDB left ${left.length} requests of a batch unprocessed.`);
    if (round > 0) await pause(FIRST_PAUSE_MS * 2 ** round * Math.random());
    left = await send(left);
  }
}

/** The items there are of the keys, in no order. The keys must be distinct. */
export async function getAll(client: DynamoDBClient, table: string, keys: Attributes[]): Promise<Attributes[]> {
  const found: Attributes[] = [];
  await Promise.all(
    chunks(keys, MAX_GETS).map((chunk) =>
      drain(chunk, async (Keys) => {
        const command = new BatchGetItemCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } });
        const { Responses, UnprocessedKeys } = await calling('Reading a batch', () => client.send(command));
        found.push(...(Responses?.[table] ?? []));
        return UnprocessedKeys?.[table]?.Keys ?? [];
      }),
    ),
  );
  return found;
}

function nameOf({ PutRequest, DeleteRequest }: WriteRequest): string {
  const { pk, sk } = (PutRequest?.Item ?? DeleteRequest?.Key)!;
  return JSON.stringify([pk?.S, sk?.S]);
}

/** Carries out puts and deletes; of several for one item the last counts, as when they were sent one after the other. */
export async function writeAllUnconditionally(
  client: DynamoDBClient,
  table: string,
  requests: WriteRequest[],
): Promise<void> {
  const last = new Map(requests.map((request) => [nameOf(request), request]));
  await Promise.all(
    chunks([...last.values()], MAX_WRITES).map((chunk) =>
      drain(chunk, async (batch) => {
        const command = new BatchWriteItemCommand({ RequestItems: { [table]: batch } });
        const { UnprocessedItems } = await calling('Writing a batch', () => client.send(command));
        return UnprocessedItems?.[table] ?? [];
      }),
    ),
  );
}
