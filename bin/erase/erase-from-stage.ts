import { createDynamoClient, createS3Client } from '../../adapters/aws/clients';
import { DynamoItemTable } from '../../adapters/aws/item-table';
import { ObjectVersions } from '../../adapters/aws/object-versions';
import { readStackOutputs } from '../../adapters/aws/stack-outputs';
import { ConfigurationError } from '../../core/errors';
import { ArticleStore } from '../../core/store/article-store';
import { eraseObject } from './erase-object';

const CALL_BUDGET_MS = 30_000;

export interface EraseOptions {
  stack: string;
  bucket?: string;
  yes?: boolean;
}

/** Erases one object of a deployed stage and prints the proof. @throws ConfigurationError */
export async function eraseFromStage(key: string, { stack, bucket, yes }: EraseOptions): Promise<void> {
  if (!yes) throw new ConfigurationError('This deletes every version for good. Say --yes when you mean it.');
  const outputs = await readStackOutputs(stack);
  const source = bucket ?? outputs.ArticleBucketName;
  const table = new DynamoItemTable(createDynamoClient(CALL_BUDGET_MS), outputs.TableName);
  const proof = await eraseObject(source, key, {
    versions: new ObjectVersions(createS3Client(CALL_BUDGET_MS), source),
    store: new ArticleStore(table, { shards: Number(outputs.Shards) }),
  });
  process.stdout.write(`${JSON.stringify({ ...proof, at: new Date().toISOString() }, undefined, 2)}\n`);
  if (proof.versionsLeft > 0 || proof.wordyRevisionsLeft > 0) process.exitCode = 1;
}
