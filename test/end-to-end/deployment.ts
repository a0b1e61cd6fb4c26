import type { SQSEvent } from 'aws-lambda';
import { DynamoItemTable } from '../../adapters/aws/item-table';
import { ENVIRONMENT } from '../../core/environment';
import { articleId } from '../../core/record/article-id';
import type { CopytasterRecord } from '../../core/record/record';
import { ArticleStore } from '../../core/store/article-store';
import type { DynamoEngine } from '../engines/dynamo-engine';
import { describeWithDynamo, startDynamoEngine } from '../engines/dynamo-engine';
import type { FaultyProxy } from '../engines/faulty-proxy';
import { startFaultyProxy } from '../engines/faulty-proxy';
import { freePort } from '../engines/free-port';
import type { S3Engine } from '../engines/s3-engine';
import { startS3Engine } from '../engines/s3-engine';
import { loadEvent } from '../events/load-event';
import { FunctionProcess } from './function-process';
import type { SynthesizedFunction, SynthesizedStack } from './synthesized';
import { MOST_SYNTHESIS_MS, synthesizeStack } from './synthesized';

export const BUCKET = 'newsroom-articles';
const SHARDS = 4;

/** Messages of a batch, with ids m0, m1 … */
export function batchOf(...bodies: string[]): SQSEvent {
  const Records = bodies.map((body, index) => ({ messageId: `m${index}`, body }));
  return { Records } as unknown as SQSEvent;
}

/** An event file, about another key and at another place in time. */
export function eventOf(name: string, key: string, sequencer?: string): string {
  const message = JSON.parse(loadEvent(name));
  const { object } = message.Records[0].s3;
  object.key = key;
  if (sequencer) object.sequencer = sequencer;
  return JSON.stringify(message);
}

/** A table of its own, and what it holds. */
export interface DeployedTable {
  name: string;
  table: DynamoItemTable;
  store: ArticleStore;
  recordOf(key: string): Promise<CopytasterRecord | undefined>;
}

/** The synthesized stack's functions as processes, beside servers for what AWS gives them. */
export class Deployment {
  private readonly running: FunctionProcess[] = [];
  private tables = 0;

  private constructor(
    readonly stack: SynthesizedStack,
    readonly engine: DynamoEngine,
    readonly s3: S3Engine,
    readonly proxy: FaultyProxy,
  ) {}

  static async start(): Promise<Deployment> {
    const stack = await synthesizeStack({ ArticlesBucketEB4F3852: BUCKET });
    const [engine, s3] = await Promise.all([startDynamoEngine(), startS3Engine(BUCKET)]);
    return new Deployment(stack, engine, s3, await startFaultyProxy(engine.endpoint, await freePort()));
  }

  async makeTable(): Promise<DeployedTable> {
    const name = `items-${this.tables++}`;
    await this.engine.createTable(name);
    const table = new DynamoItemTable(this.engine.client, name);
    const store = new ArticleStore(table, { shards: SHARDS });
    return { name, table, store, recordOf: async (key) => (await store.head(articleId(BUCKET, key)))?.record };
  }

  /** A process of a function, tag-article unless said otherwise, over a table. */
  async run(
    tableName: string,
    handler: SynthesizedFunction = this.stack.functionOf('tag-article'),
    variables: Record<string, string> = {},
  ): Promise<FunctionProcess> {
    const endpoints = { s3: this.s3.endpoint, dynamo: this.proxy.endpoint };
    const started = await FunctionProcess.start(handler, endpoints, { ...variables, [ENVIRONMENT.table]: tableName });
    this.running.push(started);
    return started;
  }

  /** Ends all processes and faults. */
  reset(): void {
    for (const each of this.running.splice(0)) each.kill();
    this.proxy.faults = () => 'pass';
    this.proxy.calls = [];
  }

  async stop(): Promise<void> {
    this.proxy.stop();
    this.engine.stop();
    await this.s3.stop();
  }
}

/** A `describe` whose tests share a deployment, started before the first and reset after each; skipped without the engine. */
export function describeDeployed(name: string, body: (deployment: () => Deployment) => void): void {
  describeWithDynamo(name, () => {
    let deployment: Deployment;
    beforeAll(async () => {
      deployment = await Deployment.start();
    }, MOST_SYNTHESIS_MS);
    afterEach(() => deployment.reset());
    afterAll(() => deployment?.stop());
    body(() => deployment);
  });
}
