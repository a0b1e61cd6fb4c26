import { CreateTableCommand, DynamoDBClient, ListTablesCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fromAttributes } from '../../adapters/aws/attribute-values';
import { DynamoItemTable } from '../../adapters/aws/item-table';
import { TABLE_KEYS } from '../../core/environment';
import type { Item, Write } from '../../core/ports';
import { eventually, freePort } from './free-port';

/** A DynamoDB engine of others, so that our adapter is not measured against our own idea of DynamoDB. */
export interface DynamoEngine {
  endpoint: string;
  client: DynamoDBClient;
  createTable(name: string): Promise<void>;
  /** All items of a table, in no order. */
  itemsOf(table: string): Promise<Item[]>;
  emptyTable(name: string): Promise<void>;
  stop(): void;
}

const BINARY = join(__dirname, '../../node_modules/@dynoxide/linux-x64/dynoxide');

/** `describe`, or a loudly skipped one where the engine is not installed: it is an optional dependency for Linux on x64. */
export const describeWithDynamo: (name: string, body: () => void) => void = existsSync(BINARY)
  ? describe
  : (name, body) => {
      process.stderr.write(`SKIPPED, since @dynoxide/linux-x64 is not installed: ${name}\n`);
      describe.skip(name, body);
    };

export const ENGINE_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
export const ENGINE_REGION = 'eu-west-1';

export async function startDynamoEngine(): Promise<DynamoEngine> {
  const port = await freePort();
  const engine = spawn(BINARY, ['--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ endpoint, region: ENGINE_REGION, credentials: ENGINE_CREDENTIALS });
  await eventually(() => client.send(new ListTablesCommand({})));
  const itemsOf = async (table: string) => {
    const items: Item[] = [];
    for await (const { Items = [] } of paginateScan({ client }, { TableName: table, ConsistentRead: true }))
      items.push(...Items.map(fromAttributes));
    return items;
  };
  return {
    endpoint,
    client,
    async createTable(name) {
      const { partition, sort } = TABLE_KEYS;
      await client.send(
        new CreateTableCommand({
          TableName: name,
          KeySchema: [
            { AttributeName: partition, KeyType: 'HASH' },
            { AttributeName: sort, KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [partition, sort].map((each) => ({ AttributeName: each, AttributeType: 'S' })),
          BillingMode: 'PAY_PER_REQUEST',
        }),
      );
    },
    itemsOf,
    async emptyTable(name) {
      const writes = (await itemsOf(name)).map(({ pk, sk }): Write => ({ op: 'delete', key: { pk, sk } }));
      await new DynamoItemTable(client, name).writeAll(writes);
    },
    stop() {
      client.destroy();
      engine.kill('SIGKILL');
    },
  };
}
