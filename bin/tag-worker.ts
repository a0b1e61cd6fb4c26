import { parentPort, workerData } from 'node:worker_threads';
import type { Extras } from '../core/tag-request';
import { openLocalDesk } from './local-desk';
import type { NumberedLine } from './tag-lines';
import { answerLine } from './tag-lines';

/** A thread of `tag --ndjson --jobs N`: batches of lines in, their records as NDJSON out, in order. */
const local = openLocalDesk();
let done = Promise.resolve();

parentPort!.on('message', (batch: NumberedLine[]) => {
  done = done.then(async () => {
    let answers = '';
    for (const line of batch) answers += await answerLine(local, line, workerData as Extras);
    parentPort!.postMessage(answers);
  });
});
