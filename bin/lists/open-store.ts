import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LmdbItemTable } from '../../adapters/embedded/item-table';
import { FolderBucket } from '../../adapters/embedded/folder-bucket';
import { ConfigurationError } from '../../core/errors';
import type { ArticleBucket, ItemTable } from '../../core/ports';
import { ArticleStore } from '../../core/store/article-store';
import { SHARDS } from '../local/embedded-desk';

/** Milliseconds for all attempts of one call. */
const CALL_BUDGET_MS = 30_000;

/** Where the commands that read find everything: the local desk, or a deployed stage. */
export interface StorePlace {
  /** Where the local desk remembers everything. */
  state: string;
  /** Of the local desk: where articles are dropped. */
  folder?: string;
  /** A deployed stage; then the others do not count. */
  stack?: string;
}

export interface OpenStore {
  table: ItemTable;
  store: ArticleStore;
  /** Where the words of articles are; absent for a local desk whose folder was not named. */
  bucket?: ArticleBucket;
  close(): Promise<void>;
}

/**
 * Opens a store for reading; a running `npm start` is not disturbed. Whoever can read the state folder, or the stage's table, sees
 * held copy too.
 * @throws ConfigurationError for a folder without a desk, and for a stack that is not there
 */
export async function openStore({ state, folder, stack }: StorePlace): Promise<OpenStore> {
  if (stack !== undefined) return openStage(stack);
  const path = join(state, 'items');
  if (!existsSync(path)) throw new ConfigurationError(`There is no desk in ${state}. \`npm start\` makes one.`);
  const table = new LmdbItemTable(path, () => Date.now());
  const bucket = folder === undefined ? undefined : await FolderBucket.open(folder, join(state, 'bucket'));
  return {
    table,
    store: new ArticleStore(table, { shards: SHARDS }),
    bucket,
    async close() {
      await bucket?.close();
      await table.close();
    },
  };
}

async function openStage(stack: string): Promise<OpenStore> {
  // Loaded late, so that commands of this machine do not wait for the AWS SDK.
  const [{ readStackOutputs }, { createDynamoClient, createS3Client }, { DynamoItemTable }, { S3ArticleBucket }] =
    await Promise.all([
      import('../../adapters/aws/stack-outputs.js'),
      import('../../adapters/aws/clients.js'),
      import('../../adapters/aws/item-table.js'),
      import('../../adapters/aws/article-bucket.js'),
    ]);
  const { TableName, Shards } = await readStackOutputs(stack);
  const [dynamo, s3] = [createDynamoClient(CALL_BUDGET_MS), createS3Client(CALL_BUDGET_MS)];
  const table = new DynamoItemTable(dynamo, TableName);
  return {
    table,
    store: new ArticleStore(table, { shards: Number(Shards) }),
    bucket: new S3ArticleBucket(s3),
    close() {
      dynamo.destroy();
      s3.destroy();
      return Promise.resolve();
    },
  };
}
