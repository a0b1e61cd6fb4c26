import type { SQSBatchResponse } from 'aws-lambda';
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Item } from '../../core/ports';
import { articleId } from '../../core/record/article-id';
import type { TaggedRecord } from '../../core/record/record';
import { loadEvent } from '../events/load-event';
import { docxFile, docxParagraph } from '../files/docx-file';
import { mailFile } from '../files/mail-file';
import { pdfFile } from '../files/pdf-file';
import { zipFile } from '../files/zip-file';
import { batchOf, BUCKET, describeDeployed, eventOf } from './deployment';

const ARTICLE = `Harbour reopens in Oslo after storm

OSLO, Jan 8 (Reuters) - Ferries left the harbour of Oslo on Monday for the first time in a week, the port authority said.

Norway's prime minister visited the quay. Readers may write to canary.person@ferry.example, call
(212) 736-5000, or pay to DE89 3704 0044 0532 0130 00.
`;

jest.setTimeout(90_000);

describeDeployed('tag-article as the template deploys it', (deployment) => {
  /** A function over a table of its own. */
  async function deploy() {
    const { name: table, store, recordOf } = await deployment().makeTable();
    /** Of an object that holds several, in its order. */
    const childrenOf = async (key: string) => {
      const ids = (await store.head(articleId(BUCKET, key)))?.children ?? [];
      return (await store.heads(ids)).map((head) => head?.record);
    };
    return { table, recordOf, childrenOf, lambda: await deployment().run(table) };
  }
  /** All items, without when they were written. */
  async function itemsOf(table: string): Promise<Item[]> {
    const timeless = JSON.parse(
      JSON.stringify(await deployment().engine.itemsOf(table)).replaceAll(/"taggedAt":"[^"]*"/g, '"taggedAt":""'),
    );
    return (timeless as Item[]).sort((a, b) => (a.pk + a.sk < b.pk + b.sk ? -1 : 1));
  }

  it('has an entry that starts fast, and the tables beside it', () => {
    expect(statSync(join(deployment().stack.functionOf('tag-article').asset, 'index.js')).size).toBeLessThanOrEqual(
      700_000,
    );
    expect(readdirSync(deployment().stack.functionOf('tag-article').asset)).toContain('tables.bin');
  });

  it('loads the parsers of large formats only for a file that needs them', async () => {
    const { lambda, childrenOf } = await deploy();
    const loaded = () => lambda.loaded.filter((path) => path.includes('/heavy/')).map((path) => basename(path));
    await deployment().s3.put('in/story.txt', ARTICLE);
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
    await deployment().s3.put('in/day.zip', bundle);
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
    await deployment().s3.put('in/a b(c) +1.txt', ARTICLE);
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
    await deployment().s3.put('in/1.txt', ARTICLE);
    await deployment().s3.put('in/binary.txt', new Uint8Array([0, 255, 254, 0, 1, 2, 3]));
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
    await deployment().s3.put('in/1.txt', ARTICLE);
    const response = await lambda.invoke<SQSBatchResponse>(batchOf(eventOf('s3/created', 'in/1.txt')), 1_000);
    expect(response.batchItemFailures).toEqual([{ itemIdentifier: 'm0' }]);
    expect(await recordOf('in/1.txt')).toBeUndefined();
  });

  it('a duplicate leaves the same items, and an older event cannot raise a deleted article', async () => {
    const { lambda, table, recordOf } = await deploy();
    await deployment().s3.put('in/1.txt', ARTICLE);
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
    await deployment().s3.put('in/1.txt', ARTICLE);
    const event = batchOf(eventOf('s3/created', 'in/1.txt'));
    const { lambda: survivor, table } = await deploy();
    await survivor.invoke(event);
    const expected = await itemsOf(table);
    const calls = deployment().proxy.calls.length;
    expect(calls).toBeGreaterThanOrEqual(4);
    // Processes take longer to start than to do their work: one starts while another is killed.
    let starting = deployment().run(table);
    for (let at = 1; at <= calls; at++) {
      for (const when of ['before', 'after'] as const) {
        const mortal = await starting;
        starting = deployment().run(table);
        await deployment().engine.emptyTable(table);
        deployment().proxy.calls = [];
        const die = { [when]: () => mortal.kill() } as { before: () => void };
        deployment().proxy.faults = (call) => (call === at ? die : 'pass');
        await expect(mortal.invoke(event)).rejects.toThrow('The process ended');
        deployment().proxy.faults = () => 'pass';
        expect(await survivor.invoke<SQSBatchResponse>(event)).toEqual({ batchItemFailures: [] });
        expect({ at, when, items: await itemsOf(table) }).toEqual({ at, when, items: expected });
      }
    }
    await starting;
  });

  it('knows its own write again when the answer to it was lost', async () => {
    const { lambda, recordOf } = await deploy();
    await deployment().s3.put('in/1.txt', ARTICLE);
    const lost = new Set<string>();
    deployment().proxy.faults = (_, operation) => {
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
    await deployment().s3.put('in/1.txt', ARTICLE);
    const event = batchOf(eventOf('s3/created', 'in/1.txt'));
    deployment().proxy.faults = () => 'throttle';
    expect(await lambda.invoke<SQSBatchResponse>(event)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    deployment().proxy.calls = [];
    deployment().proxy.faults = (call) => (call === 1 ? 'throttle' : 'pass');
    expect(await lambda.invoke<SQSBatchResponse>(event)).toEqual({ batchItemFailures: [] });
    expect((await recordOf('in/1.txt'))?.status).toBe('tagged');
  });
});
