import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createS3Client, createSqsClient } from '../../adapters/aws/clients';
import { ObjectVersions } from '../../adapters/aws/object-versions';
import { RetagQueue } from '../../adapters/aws/retag-queue';
import { readStackOutputs } from '../../adapters/aws/stack-outputs';
import { ConfigurationError } from '../../core/errors';
import type { BackfillProgress } from './run-backfill';
import { runBackfill } from './run-backfill';

const CALL_BUDGET_MS = 30_000;

export interface BackfillOptions {
  stack: string;
  bucket?: string;
  prefix: string;
  rate: string;
  progress: string;
}

function readProgress(file: string): BackfillProgress {
  if (!existsSync(file)) return { sent: 0, done: false };
  return JSON.parse(readFileSync(file, 'utf8')) as BackfillProgress;
}

/** Fills the backfill queue of a deployed stage, from where the progress file says. @throws ConfigurationError */
export async function backfillStage({ stack, bucket, prefix, rate, progress: file }: BackfillOptions): Promise<void> {
  const perSecond = Number(rate);
  if (!(perSecond > 0)) throw new ConfigurationError('--rate must be a number above 0.');
  const outputs = await readStackOutputs(stack);
  const source = bucket ?? outputs.ArticleBucketName;
  const versions = new ObjectVersions(createS3Client(CALL_BUDGET_MS), source);
  const queue = new RetagQueue(createSqsClient(CALL_BUDGET_MS), outputs.BackfillQueueUrl);
  const { sent } = await runBackfill(source, perSecond, readProgress(file), {
    page: (after) => versions.page(prefix, after),
    send: (events) => queue.send(events),
    pause,
    now: () => performance.now(),
    save(progress) {
      writeFileSync(`${file}.new`, JSON.stringify(progress));
      renameSync(`${file}.new`, file);
      process.stderr.write(`${progress.sent} objects on the queue, up to ${progress.place?.key ?? 'the end'}\n`);
    },
  });
  process.stdout.write(`All ${sent} objects are on the queue. ${file} can be deleted.\n`);
}
