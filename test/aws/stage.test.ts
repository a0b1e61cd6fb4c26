import { DeleteTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { DeleteBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DynamoItemTable } from '../../adapters/aws/item-table';
import { ObjectVersions } from '../../adapters/aws/object-versions';
import type { StackOutputs } from '../../adapters/aws/stack-outputs';
import { readStackOutputs } from '../../adapters/aws/stack-outputs';
import { articleId } from '../../core/record/article-id';
import { ArticleStore } from '../../core/store/article-store';
import { countsByDay } from '../../core/store/counts';
import { itemTableContract } from '../adapters/item-table-contract';

/**
 * Deploys the stage `ephemeral` of cdk.json, runs the contract of the item table and one article's life against it, and
 * deletes it with all it kept.
 */
const ROOT = join(__dirname, '../..');
const STACK = 'copytaster-ephemeral';
const KEY = 'in/a b(c) +1.txt';
const LONGEST_WAIT_MS = 120_000;

const credentialed = Boolean(process.env.AWS_ACCESS_KEY_ID ?? process.env.AWS_PROFILE);
if (!credentialed) {
  process.stderr.write('SKIPPED, since neither AWS_ACCESS_KEY_ID nor AWS_PROFILE is set: nothing ran against AWS.\n');
}

function cdk(...args: string[]): void {
  execFileSync('npx', ['--no-install', 'cdk', ...args, '-c', 'stage=ephemeral'], { cwd: ROOT, stdio: 'inherit' });
}

(credentialed ? describe : describe.skip)('a stage in AWS', () => {
  const dynamo = new DynamoDBClient({});
  const s3 = new S3Client({});
  let outputs: StackOutputs;
  let table: DynamoItemTable;

  beforeAll(async () => {
    cdk('deploy', '--require-approval', 'never');
    outputs = await readStackOutputs(STACK);
    table = new DynamoItemTable(dynamo, outputs.TableName);
  }, 1_200_000);

  afterAll(async () => {
    if (!outputs) return;
    cdk('destroy', '--force');
    const versions = new ObjectVersions(s3, outputs.ArticleBucketName);
    for (const version of (await versions.page('')).versions) await versions.delete(version);
    await s3.send(new DeleteBucketCommand({ Bucket: outputs.ArticleBucketName }));
    await dynamo.send(new UpdateTableCommand({ TableName: outputs.TableName, DeletionProtectionEnabled: false }));
    await dynamo.send(new DeleteTableCommand({ TableName: outputs.TableName }));
  }, 1_200_000);

  itemTableContract(() => table);

  it('tags what is put into the bucket, counts it, and forgets it when it is deleted', async () => {
    const store = new ArticleStore(table, { shards: Number(outputs.Shards) });
    const bucket = outputs.ArticleBucketName;
    const recordOf = async () => (await store.head(articleId(bucket, KEY)))?.record;
    const Body = 'Harbour reopens in Oslo\n\nOSLO, Jan 8 (Reuters) - Ferries left the harbour of Oslo on Monday.\n';
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: KEY, Body }));

    const tagged = await until(recordOf, (record) => record?.status === 'tagged');
    expect(tagged).toMatchObject({ provenance: { status: 'wire' }, source: { bucket, key: KEY } });
    const day = tagged!.source.receivedAt.slice(0, 10);
    const counts = () => countsByDay(table, store, { facet: 'status', days: [day], rollup: false, timeZone: 'UTC' });
    await until(counts, (rows) => rows.some(({ value, count }) => value === 'tagged' && count === 1));

    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: KEY }));
    await until(recordOf, (record) => record?.status === 'deleted');
  });
});

/** Asks again until what comes is wanted. @throws Error when it does not come */
async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + LONGEST_WAIT_MS;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`It did not come in ${LONGEST_WAIT_MS / 1000} s.`);
    await pause(1_000);
  }
}
