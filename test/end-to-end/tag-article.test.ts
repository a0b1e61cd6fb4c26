import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { DynamoItemTable } from '../../adapters/aws/item-table';
import { ENVIRONMENT } from '../../core/environment';
import type { Item } from '../../core/ports';
import { articleId } from '../../core/record/article-id';
import type { CopytasterRecord, TaggedRecord } from '../../core/record/record';
import { ArticleStore } from '../../core/store/article-store';
import type { DynamoEngine } from '../engines/dynamo-engine';
import { describeWithDynamo, startDynamoEngine } from '../engines/dynamo-engine';
import { startEventEndpoint } from '../engines/event-endpoint';
import type { FaultyProxy } from '../engines/faulty-proxy';
import { startFaultyProxy } from '../engines/faulty-proxy';
import { freePort } from '../engines/free-port';
import type { S3Engine } from '../engines/s3-engine';
import { startS3Engine } from '../engines/s3-engine';
import { loadEvent } from '../events/load-event';
import { docxFile, docxParagraph } from '../files/docx-file';
import { mailFile } from '../files/mail-file';
import { pdfFile } from '../files/pdf-file';
import { zipFile } from '../files/zip-file';
import { FunctionProcess } from './function-process';
import type { SynthesizedFunction, SynthesizedStack } from './synthesized';
import { MOST_SYNTHESIS_MS, synthesizeStack } from './synthesized';

const BUCKET = 'newsroom-articles';
const ARTICLE = `Harbour reopens in Oslo after storm

OSLO, Jan 8 (Reuters) - Ferries left the harbour of Oslo on Monday for the first time in a week, the port authority said.

Norway's prime minister visited the quay. Readers may write to canary.person@ferry.example, call
(212) 736-5000, or pay to DE89 3704 0044 0532 0130 00.
`;

jest.setTimeout(90_000);

/** Messages of a batch, with ids m0, m1 … */
function batchOf(...bodies: string[]): SQSEvent {
  const Records = bodies.map((body, index) => ({ messageId: `m${index}`, body }));
  return { Records } as unknown as SQSEvent;
}

/** An event file, about another key and at another place in time. */
function eventOf(name: string, key: string, sequencer?: string): string {
  const message = JSON.parse(loadEvent(name));
  const { object } = message.Records[0].s3;
  object.key = key;
  if (sequencer) object.sequencer = sequencer;
  return JSON.stringify(message);
}

/** An address that hears one request. */
async function listenOnce(): Promise<{ url: string; body: Promise<unknown> }> {
  const port = await freePort();
  let heard!: (body: unknown) => void;
  const body = new Promise((resolve) => (heard = resolve));
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      response.end();
      server.close();
      heard(JSON.parse(text));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${port}/`, body };
}

describeWithDynamo('tag-article as the template deploys it', () => {
  let engine: DynamoEngine;
  let s3: S3Engine;
  let proxy: FaultyProxy;
  let stack: SynthesizedStack;
  let tagArticle: SynthesizedFunction;
  const running: FunctionProcess[] = [];
  let tables = 0;

  beforeAll(async () => {
    stack = await synthesizeStack({ ArticlesBucketEB4F3852: BUCKET });
    tagArticle = stack.functionOf('tag-article');
    [engine, s3] = await Promise.all([startDynamoEngine(), startS3Engine(BUCKET)]);
    proxy = await startFaultyProxy(engine.endpoint, await freePort());
  }, MOST_SYNTHESIS_MS);
  afterEach(() => {
    for (const each of running.splice(0)) each.kill();
    proxy.faults = () => 'pass';
    proxy.calls = [];
  });
  afterAll(async () => {
    proxy?.stop();
    engine?.stop();
    await s3?.stop();
  });

  const start = async (table: string, handler = tagArticle, variables: Record<string, string> = {}) => {
    const endpoints = { s3: s3.endpoint, dynamo: proxy.endpoint };
    const started = await FunctionProcess.start(handler, endpoints, { ...variables, [ENVIRONMENT.table]: table });
    running.push(started);
    return started;
  };
  /** A function over a table of its own. */
  async function deploy() {
    const table = `items-${tables++}`;
    await engine.createTable(table);
    const store = new ArticleStore(new DynamoItemTable(engine.client, table), { shards: 4 });
    const recordOf = async (key: string): Promise<CopytasterRecord | undefined> =>
      (await store.head(articleId(BUCKET, key)))?.record;
    /** Of an object that holds several, in its order. */
    const childrenOf = async (key: string) => {
      const ids = (await store.head(articleId(BUCKET, key)))?.children ?? [];
      return (await store.heads(ids)).map((head) => head?.record);
    };
    return { table, recordOf, childrenOf, lambda: await start(table) };
  }
  /** All items, without when they were written. */
  async function itemsOf(table: string): Promise<Item[]> {
    const timeless = JSON.parse(
      JSON.stringify(await engine.itemsOf(table)).replaceAll(/"taggedAt":"[^"]*"/g, '"taggedAt":""'),
    );
    return (timeless as Item[]).sort((a, b) => (a.pk + a.sk < b.pk + b.sk ? -1 : 1));
  }

  it('has an entry that starts fast, and the tables beside it', () => {
    expect(statSync(join(tagArticle.asset, 'index.js')).size).toBeLessThanOrEqual(700_000);
    expect(readdirSync(tagArticle.asset)).toContain('tables.bin');
  });

  it('loads the parsers of large formats only for a file that needs them', async () => {
    const { lambda, childrenOf } = await deploy();
    const loaded = () => lambda.loaded.filter((path) => path.includes('/heavy/')).map((path) => basename(path));
    await s3.put('in/story.txt', ARTICLE);
    await lambda.invoke(batchOf(eventOf('s3/created', 'in/story.txt')));
    expect(loaded()).toEqual([]);
    const line = (text: string) => ({ text, size: 11, y: 700 });
    const bundle = zipFile([
      { name: 'story.docx', data: docxFile({ body: docxParagraph('The quay reopened on Monday.') }) },
      { name: 'story.pdf', data: pdfFile({ pages: [[line('The quay reopened on Monday.')]] }) },
      { name: 'story.eml', data: mailFile({ parts: [{ type: 'text/html', content: '<p>The quay reopened.</p>' }] }) },
      { name: 'none.pdf', data: pdfFile({ pages: [[]] }) },
      { name: '../story.txt', data: ARTICLE },
    ]);
    await s3.put('in/day.zip', bundle);
    const response = await lambda.invoke<SQSBatchResponse>(batchOf(eventOf('s3/created', 'in/day.zip')));
    expect(response).toEqual({ batchItemFailures: [] });
    const records = await childrenOf('in/day.zip');
    expect(
      records.map((record) => [record?.source.itemId, record?.status === 'rejected' && record.error.code]),
    ).toEqual([
      ['story.docx', false],
      ['story.pdf', false],
      ['story.eml', false],
      ['none.pdf', 'NO_ARTICLE'],
      ['5', 'UNSAFE'],
    ]);
    expect(loaded().sort()).toEqual(['docx.js', 'mail.js', 'pdf.js', 'zip.js']);
  });

  it('turns an object into a record, without a word of it in the log', async () => {
    const { lambda, recordOf } = await deploy();
    await s3.put('in/a b(c) +1.txt', ARTICLE);
    const response = await lambda.invoke<SQSBatchResponse>(batchOf(eventOf('s3/created', 'in/a+b%28c%29+%2B1.txt')));
    expect(response).toEqual({ batchItemFailures: [] });
    const record = (await recordOf('in/a b(c) +1.txt')) as TaggedRecord;
    expect(record).toMatchObject({
      status: 'tagged',
      generation: 1,
      moderation: { findings: expect.arrayContaining([expect.objectContaining({ rule: 'personal-data/iban' })]) },
      article: { headline: 'Harbour reopens in Oslo after storm' },
      source: { bucket: BUCKET, versionId: 'fKq7bYt.2sVJ0pXn5mZ3cWd8rA1uHgE4', receivedAt: '2024-01-08T18:12:31.482Z' },
    });
    for (const metric of ['"ObjectsReceived"', '"ArticlesWithTags"', '"Decisions"'])
      expect(lambda.log).toContain(metric);
    for (const canary of ['Harbour', 'canary.person', 'Ferries', '736-5000', '0532'])
      expect(lambda.log).not.toContain(canary);
  });

  it('names exactly the poison of a batch, and acknowledges test messages, files it rejects and folders', async () => {
    const { lambda, recordOf } = await deploy();
    await s3.put('in/1.txt', ARTICLE);
    await s3.put('in/binary.txt', new Uint8Array([0, 255, 254, 0, 1, 2, 3]));
    const response = await lambda.invoke<SQSBatchResponse>(
      batchOf(
        eventOf('s3/created', 'in/1.txt'),
        'poison',
        loadEvent('s3/test-event'),
        eventOf('s3/created', 'in/binary.txt'),
        eventOf('s3/created-empty', 'in/empty.txt'),
        eventOf('s3/created', 'in/folder/'),
        eventOf('s3/created-version-3', 'in/1.txt'),
        eventOf('s3/created', 'in/gone.txt'),
      ),
    );
    expect(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['m1', 'm6']);
    expect((await recordOf('in/1.txt'))?.status).toBe('tagged');
    expect((await recordOf('in/binary.txt'))?.status).toBe('rejected');
    expect(await recordOf('in/empty.txt')).toMatchObject({ status: 'rejected', error: { code: 'EMPTY' } });
    expect(await recordOf('in/gone.txt')).toBeUndefined();
  });

  it('names all when all fail', async () => {
    const { lambda } = await deploy();
    const response = await lambda.invoke<SQSBatchResponse>(batchOf('poison', 'poison'));
    expect(response.batchItemFailures).toHaveLength(2);
  });

  it('hands back what it has no time for', async () => {
    const { lambda, recordOf } = await deploy();
    await s3.put('in/1.txt', ARTICLE);
    const response = await lambda.invoke<SQSBatchResponse>(batchOf(eventOf('s3/created', 'in/1.txt')), 1_000);
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'm0' }]);
    expect(await recordOf('in/1.txt')).toBeUndefined();
  });

  it('a duplicate leaves the same items, and an older event cannot raise a deleted article', async () => {
    const { lambda, table, recordOf } = await deploy();
    await s3.put('in/1.txt', ARTICLE);
    const created = eventOf('s3/created', 'in/1.txt', '00A1');
    await lambda.invoke(batchOf(created, created));
    const once = await itemsOf(table);
    await lambda.invoke(batchOf(created));
    expect(await itemsOf(table)).toEqual(once);
    await lambda.invoke(batchOf(eventOf('s3/delete-marker', 'in/1.txt', '00A1B')));
    await lambda.invoke(batchOf(created));
    expect(await recordOf('in/1.txt')).toMatchObject({ status: 'deleted', revision: 2 });
    expect(JSON.stringify(await itemsOf(table))).not.toContain('Harbour');
  });

  it('ends the same when it is killed before or after any call to the table, and the event comes again', async () => {
    await s3.put('in/1.txt', ARTICLE);
    const event = batchOf(eventOf('s3/created', 'in/1.txt'));
    const { lambda: survivor, table } = await deploy();
    await survivor.invoke(event);
    const expected = await itemsOf(table);
    const calls = proxy.calls.length;
    expect(calls).toBeGreaterThanOrEqual(4);
    // Processes take longer to start than to do their work: one starts while another is killed.
    let starting = start(table);
    for (let at = 1; at <= calls; at++) {
      for (const when of ['before', 'after'] as const) {
        const mortal = await starting;
        starting = start(table);
        await engine.emptyTable(table);
        proxy.calls = [];
        const die = { [when]: () => mortal.kill() } as { before: () => void };
        proxy.faults = (call) => (call === at ? die : 'pass');
        await expect(mortal.invoke(event)).rejects.toThrow('The process ended');
        proxy.faults = () => 'pass';
        expect(await survivor.invoke<SQSBatchResponse>(event)).toEqual({ batchItemFailures: [] });
        expect({ at, when, items: await itemsOf(table) }).toEqual({ at, when, items: expected });
      }
    }
    await starting;
  });

  it('knows its own write again when the answer to it was lost', async () => {
    const { lambda, recordOf } = await deploy();
    await s3.put('in/1.txt', ARTICLE);
    const lost = new Set<string>();
    proxy.faults = (_, operation) => {
      if (lost.has(operation)) return 'pass';
      lost.add(operation);
      return 'drop-answer';
    };
    const response = await lambda.invoke<SQSBatchResponse>(batchOf(eventOf('s3/created', 'in/1.txt')));
    expect(response).toEqual({ batchItemFailures: [] });
    expect(lost).toContain('PutItem');
    expect(await recordOf('in/1.txt')).toMatchObject({ status: 'tagged', revision: 1 });
  });

  it('tries again when it is throttled, and hands the message back when that does not end', async () => {
    const { lambda, recordOf } = await deploy();
    await s3.put('in/1.txt', ARTICLE);
    const event = batchOf(eventOf('s3/created', 'in/1.txt'));
    proxy.faults = () => 'throttle';
    expect(await lambda.invoke<SQSBatchResponse>(event)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    proxy.calls = [];
    proxy.faults = (call) => (call === 1 ? 'throttle' : 'pass');
    expect(await lambda.invoke<SQSBatchResponse>(event)).toEqual({ batchItemFailures: [] });
    expect((await recordOf('in/1.txt'))?.status).toBe('tagged');
  });

  it('and the other functions of the template start, follow its changes and show them', async () => {
    const { lambda, table } = await deploy();
    // Without the last paragraph, whose account number holds the article back from readers.
    const served = ARTICLE.slice(0, ARTICLE.lastIndexOf('\n\n'));
    await s3.put('in/1.txt', served);
    await lambda.invoke(batchOf(eventOf('s3/created', 'in/1.txt')));
    const { Items = [] } = await engine.client.send(new ScanCommand({ TableName: table }));
    const bus = await startEventEndpoint();
    const follower = await start(table, stack.functionOf('follow-changes'), { AWS_ENDPOINT_URL_EVENTBRIDGE: bus.url });
    const Records = Items.map((NewImage, index) => ({
      eventID: String(index),
      dynamodb: { SequenceNumber: String(index), Keys: { pk: NewImage.pk, sk: NewImage.sk }, NewImage },
    }));
    expect(await follower.invoke({ Records })).toEqual({ batchItemFailures: [] });
    bus.stop();
    expect(bus.events.map(({ DetailType }) => DetailType)).toEqual(['ArticleTagged']);
    expect(JSON.stringify(bus.events)).not.toContain('Harbour');

    const query = await start(table, stack.functionOf('query-tags'));
    const get = async (rawPath: string, rawQueryString = '') => {
      const http = { method: 'GET', path: rawPath, sourceIp: '192.0.2.1', protocol: 'HTTP/1.1', userAgent: 'test' };
      const event = {
        version: '2.0',
        routeKey: '$default',
        rawPath,
        rawQueryString,
        headers: {},
        requestContext: { http },
      };
      const { statusCode, body } = await query.invoke<{ statusCode: number; body: string }>(event);
      return { statusCode, body: JSON.parse(body) };
    };
    const { items } = (await get('/v1/articles')).body;
    expect(items).toMatchObject([{ article: { headline: 'Harbour reopens in Oslo after storm' } }]);
    expect((await get(`/v1/articles/${items[0].id}/text`)).body).toEqual({ text: served });
    const { rows } = (await get('/v1/stats', 'by=status&from=2024-01-08&to=2024-01-08')).body;
    expect(rows).toEqual([{ start: '2024-01-08', value: 'tagged', count: 1 }]);
  });

  it('the page is published with its settings, and CloudFormation is told so', async () => {
    const { table } = await deploy();
    const publisher = await start(table, stack.functionOf('publish-page'));
    const told = await listenOnce();
    const config = '{"live":"poll"}';
    const request = { RequestType: 'Create', StackId: 's', RequestId: 'r', LogicalResourceId: 'Page' };
    const ResourceProperties = { bucket: BUCKET, config, files: 'hash' };
    await publisher.invoke({ ...request, ResponseURL: told.url, ResourceProperties });
    expect(await told.body).toMatchObject({ Status: 'SUCCESS', StackId: 's', RequestId: 'r' });
    const file = async (key: string) => fetch(`${s3.endpoint}/${BUCKET}/${key}`);
    expect(await (await file('config.json')).text()).toBe(config);
    const page = await file('index.html');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = /src="\/(assets\/app-[^"]+\.js)"/.exec(await page.text())![1]!;
    expect((await file(script)).headers.get('cache-control')).toContain('immutable');

    const failing = await listenOnce();
    const missing = { ...ResourceProperties, bucket: 'no-such-bucket' };
    await publisher.invoke({ ...request, ResponseURL: failing.url, ResourceProperties: missing });
    expect(await failing.body).toMatchObject({ Status: 'FAILED', Reason: expect.any(String) });
  });
});
