import type { SQSBatchResponse } from 'aws-lambda';
import { DynamoItemTable } from '../../adapters/aws/item-table';
import { ENVIRONMENT } from '../../core/environment';
import { articleId } from '../../core/record/article-id';
import { ArticleStore } from '../../core/store/article-store';
import { indexKeys } from '../../core/store/index-rows';
import type { DynamoEngine } from '../engines/dynamo-engine';
import { describeWithDynamo, startDynamoEngine } from '../engines/dynamo-engine';
import type { Fault, FaultyProxy } from '../engines/faulty-proxy';
import { startFaultyProxy } from '../engines/faulty-proxy';
import { freePort } from '../engines/free-port';
import type { S3Engine } from '../engines/s3-engine';
import { startS3Engine } from '../engines/s3-engine';
import { loadEvent } from '../events/load-event';
import { FunctionProcess } from './function-process';
import type { SynthesizedStack } from './synthesized';
import { MOST_SYNTHESIS_MS, synthesizeStack } from './synthesized';

/** `npm run soak:stack` sends 10,000. */
const ARTICLES = Number(process.env.SOAK_ARTICLES ?? 60);
const SEED = Number(process.env.SOAK_SEED ?? 1);
const BUCKET = 'newsroom-articles';
const SHARDS = 4;
const BATCH = 10;
const MOST_RECEIVES = 5;
/** Of every hundred articles, how many are poison, and how many of their events come twice. */
const POISON = 5;
const TWICE = 10;
/** Of every thousand calls to the table. */
const FAULTS = { kill: 2, throttle: 20, lost: 10 };
const MILLISECONDS_EACH = 300;

/** A small generator with a seed (mulberry32), so that a soak that fails can be run again. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Expected = 'tagged' | 'rejected' | 'dead-lettered';

interface Message {
  body: string;
  expected: Expected;
  receives: number;
}

const PLACES = ['Oslo', 'Lima', 'Nairobi', 'Perth', 'Quito', 'Riga'];

describeWithDynamo('a soak of the synthesized function', () => {
  let engine: DynamoEngine;
  let s3: S3Engine;
  let proxy: FaultyProxy;
  let stack: SynthesizedStack;

  beforeAll(async () => {
    stack = await synthesizeStack({ ArticlesBucketEB4F3852: BUCKET });
    [engine, s3] = await Promise.all([startDynamoEngine(), startS3Engine(BUCKET)]);
    proxy = await startFaultyProxy(engine.endpoint, await freePort());
  }, MOST_SYNTHESIS_MS);
  afterAll(async () => {
    proxy?.stop();
    engine?.stop();
    await s3?.stop();
  });

  it(
    `loses none of ${ARTICLES} articles, writes none twice, and dead-letters exactly what cannot be recorded`,
    async () => {
      const random = randomNumbers(SEED);
      await engine.createTable('items');
      const fresh = () =>
        FunctionProcess.start(
          stack.functionOf('tag-article'),
          { s3: s3.endpoint, dynamo: proxy.endpoint },
          { [ENVIRONMENT.table]: 'items' },
        );
      let lambda = await fresh();

      const expectedOf = new Map<string, Expected>();
      const queue: Message[] = [];
      for (let index = 0; index < ARTICLES; index++) {
        const key = `in/${index}.txt`;
        const { body, content, expected } = makeArticle(index, key, random);
        if (content !== undefined) await s3.put(key, content);
        if (expected !== 'dead-lettered') expectedOf.set(key, expected);
        const copies = random(100) < TWICE ? 2 : 1;
        for (let copy = 0; copy < copies; copy++) {
          queue.splice(random(queue.length + 1), 0, { body, expected, receives: 0 });
        }
      }

      const exercised = { kills: 0, throttled: 0, lostAnswers: 0 };
      proxy.faults = (): Fault => {
        const chance = random(1000);
        if (chance < FAULTS.kill) {
          exercised.kills++;
          const die = () => lambda.kill();
          return random(2) === 0 ? { before: die } : { after: die };
        }
        if (chance < FAULTS.kill + FAULTS.throttle) {
          exercised.throttled++;
          return 'throttle';
        }
        if (chance < FAULTS.kill + FAULTS.throttle + FAULTS.lost) {
          exercised.lostAnswers++;
          return 'drop-answer';
        }
        return 'pass';
      };

      const deadLetters: Message[] = [];
      while (queue.length > 0) {
        const batch = queue.splice(0, BATCH);
        const Records = batch.map(({ body }, index) => ({ messageId: String(index), body }));
        let failed: Message[];
        try {
          const { batchItemFailures } = await lambda.invoke<SQSBatchResponse>({ Records });
          failed = batchItemFailures.map(({ itemIdentifier }) => batch[Number(itemIdentifier)]!);
        } catch {
          failed = batch;
          lambda = await fresh();
        }
        for (const message of failed) {
          if (++message.receives < MOST_RECEIVES) queue.splice(random(queue.length + 1), 0, message);
          else deadLetters.push(message);
        }
      }
      proxy.faults = () => 'pass';
      lambda.kill();

      const table = new DynamoItemTable(engine.client, 'items');
      const store = new ArticleStore(table, { shards: SHARDS });
      const keys = [...expectedOf.keys()];
      const heads = await store.heads(keys.map((key) => articleId(BUCKET, key)));
      const wrong = keys.filter((key, index) => heads[index]?.record.status !== expectedOf.get(key));
      const items = await engine.itemsOf('items');
      const headItems = items.filter(({ sk }) => sk === 'HEAD');
      const wanted = new Set(
        heads.flatMap((head) => (head ? indexKeys(head, SHARDS) : [])).map(({ pk, sk }) => pk + sk),
      );
      const stale = items.filter(({ pk, sk }) => pk.startsWith('I#') && !wanted.has(pk + sk));
      const report = {
        lost: wrong.length,
        duplicated: headItems.length - keys.length + heads.filter((head) => head!.record.revision > 1).length,
        staleRows: stale.length,
        wronglyDeadLettered: deadLetters.filter(({ expected }) => expected !== 'dead-lettered').length,
      };
      process.stdout.write(
        `soak, seed ${SEED}: ${JSON.stringify({ ...report, deadLettered: deadLetters.length, ...exercised })}\n`,
      );
      expect(report).toEqual({ lost: 0, duplicated: 0, staleRows: 0, wronglyDeadLettered: 0 });
      expect(exercised.throttled).toBeGreaterThan(0);
      expect(exercised.lostAnswers).toBeGreaterThan(0);
      if (ARTICLES >= 1000) expect(exercised.kills).toBeGreaterThan(0);
    },
    60_000 + ARTICLES * MILLISECONDS_EACH,
  );
});

/** An article or, now and then, poison: bytes that are no text, no bytes at all, or a message that is no event. */
function makeArticle(
  index: number,
  key: string,
  random: (below: number) => number,
): { body: string; content?: string | Uint8Array; expected: Expected } {
  const event = (name: string) => {
    const message = JSON.parse(loadEvent(name));
    message.Records[0].s3.object.key = key;
    return JSON.stringify(message);
  };
  if (random(100) < POISON) {
    switch (random(3)) {
      case 0:
        return { body: event('s3/created'), content: new Uint8Array([0, 255, 254, 0, 1, 2, 3]), expected: 'rejected' };
      case 1:
        return { body: event('s3/created-empty'), expected: 'rejected' };
      default:
        return { body: `poison ${index}`, expected: 'dead-lettered' };
    }
  }
  const place = PLACES[random(PLACES.length)]!;
  const content = `Harbour ${index} of ${place} reopens\n\nFerries left the harbour of ${place} on day ${index}, the port authority said.\n`;
  return { body: event('s3/created'), content, expected: 'tagged' };
}
