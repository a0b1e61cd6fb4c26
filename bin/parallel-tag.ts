import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ConfigurationError } from '../core/errors';
import type { Extras } from '../core/tag-request';
import type { NumberedLine } from './tag-lines';

/** Lines a worker gets at once: enough to make the hand-over cheap, few enough to keep memory flat. */
const BATCH = 64;
/** Batches each worker may have waiting. */
const WAITING = 2;
/** Milliseconds after which a batch goes out although it is not full, so that slow input is answered as it comes. */
const PATIENCE = 20;

/** A worker thread that answers batches in the order it gets them. */
class TagWorker {
  private readonly waiting: { resolve: (text: string) => void; reject: (error: Error) => void }[] = [];
  private readonly worker: Worker;

  constructor(extras: Extras) {
    // A thread does not inherit the loader that lets Node run TypeScript, so it registers its own.
    const start = `require('tsx/cjs'); require(${JSON.stringify(join(__dirname, 'tag-worker.ts'))});`;
    this.worker = new Worker(start, { eval: true, workerData: extras });
    this.worker.on('message', (text: string) => this.waiting.shift()!.resolve(text));
    this.worker.on('error', (error: Error) => this.waiting.splice(0).forEach(({ reject }) => reject(error)));
  }

  tag(batch: NumberedLine[]): Promise<string> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      this.worker.postMessage(batch);
    });
  }

  stop(): Promise<unknown> {
    return this.worker.terminate();
  }
}

/** @throws ConfigurationError when it is no whole number of at least 1. */
export function parseJobs(text: string): number {
  const jobs = Number(text);
  if (!Number.isInteger(jobs) || jobs < 1) throw new ConfigurationError('--jobs takes a whole number of at least 1.');
  return Math.min(jobs, availableParallelism());
}

/** Tags lines on several threads and prints the answers in the order of the lines. Memory does not grow with their number. */
export async function tagInParallel(
  lines: AsyncIterable<NumberedLine>,
  jobs: number,
  extras: Extras,
  print: (text: string) => Promise<void>,
): Promise<void> {
  const workers = Array.from({ length: jobs }, () => new TagWorker(extras));
  const answers: Promise<string>[] = [];
  let batch: NumberedLine[] = [];
  let handedOut = 0;
  let timer: NodeJS.Timeout | undefined;
  let printing = Promise.resolve();

  const printNext = () => {
    const answer = answers.shift()!;
    printing = printing.then(async () => print(await answer));
    return printing;
  };
  const handOut = () => {
    clearTimeout(timer);
    timer = undefined;
    if (batch.length === 0) return;
    answers.push(workers[handedOut++ % jobs]!.tag(batch));
    batch = [];
  };

  try {
    for await (const line of lines) {
      batch.push(line);
      if (batch.length >= BATCH) handOut();
      else
        timer ??= setTimeout(() => {
          handOut();
          while (answers.length > 0) void printNext();
        }, PATIENCE);
      while (answers.length > jobs * WAITING) await printNext();
    }
    handOut();
    while (answers.length > 0) void printNext();
    await printing;
  } finally {
    clearTimeout(timer);
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}
