import type { Command } from 'commander';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createS3Client, createSqsClient } from '../../adapters/aws/clients';
import { ObjectVersions } from '../../adapters/aws/object-versions';
import { RetagQueue } from '../../adapters/aws/retag-queue';
import { readStackOutputs } from '../../adapters/aws/stack-outputs';
import { ConfigurationError } from '../../core/errors';
import type { BackfillProgress } from '../backfill/run-backfill';
import { runBackfill } from '../backfill/run-backfill';

const CALL_BUDGET_MS = 30_000;

interface Options {
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

async function backfill({ stack, bucket, prefix, rate, progress: file }: Options): Promise<void> {
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

export function addBackfill(program: Command): void {
  program
    .command('backfill')
    .description('Tag the objects of an archive (again), behind live copy and at a bounded rate.')
    .requiredOption('--stack <name>', 'the deployed stage, such as copytaster-prod')
    .option('--bucket <name>', "another bucket than the stage's own")
    .option('--prefix <prefix>', 'only keys that begin so', '')
    .option('--rate <objects>', 'objects a second', '50')
    .option(
      '--progress <file>',
      'how far it is; started again with the same file, it goes on',
      'backfill-progress.json',
    )
    .action(backfill);
}
