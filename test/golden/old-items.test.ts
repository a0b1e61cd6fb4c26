/* eslint-disable @typescript-eslint/no-explicit-any -- answers of the API have as many shapes as it has routes */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryItemTable } from '../../adapters/memory/item-table';
import { eraseObject } from '../../bin/erase/erase-object';
import { followChange } from '../../core/events/follow-change';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { ObjectEvent } from '../../core/ingest/object-event';
import type { Desk } from '../../core/pipeline';
import type { Item } from '../../core/ports';
import { createQueryApp } from '../../core/query/app';
import { articleId } from '../../core/record/article-id';
import { ArticleStore } from '../../core/store/article-store';
import { uploadOf } from '../../core/store/uploads';
import { releaseEmbargoes } from '../../core/store/release-embargoes';
import type { Edition } from '../model/files';
import { deskOf } from '../model/files';
import { SETTINGS } from '../model/settings';
import { BUCKET, DAY } from '../model/world';
import { makeItems, NOW, OBJECTS } from './make-items';

const WRITTEN = readdirSync(__dirname).filter((name) => name.endsWith('.ndjson'));
const id = (key: string, item?: string) => articleId(BUCKET, key, item);
/** The articles that are neither deleted nor rejected. */
const TAGGED = ['wire/a', 'wire/copy', 'wire/notice', 'wire/embargoed']
  .map((key) => id(key))
  .concat(id('wire/feed', 'y'));

/** A desk whose table another version of the program filled. */
function deskWith(items: readonly Item[]) {
  const table = new MemoryItemTable(items);
  const store = new ArticleStore(table, SETTINGS);
  let followed = 0;
  const app = createQueryApp({
    ...{ table, store, desk: { taste: () => Promise.resolve([]) } },
    bucket: { read: () => Promise.resolve(undefined) },
    clock: { now: () => NOW },
    caller: () => ({ role: 'editor', name: 'ed' }),
  });
  return {
    table,
    store,
    app,
    get: async (path: string) => (await (await app.request(path)).json()) as Record<string, any>,
    ingest: (event: ObjectEvent, generation: number, edition: Edition = 1) =>
      ingestObject(event, {
        store,
        desk: deskOf(edition) as Desk,
        bucket: {
          read: ({ key, versionId }) =>
            Promise.resolve({ bytes: Buffer.from(OBJECTS[key]!), ...(versionId !== undefined && { versionId }) }),
        },
        clock: { now: () => NOW },
        program: { taggerVersion: '1', dataVersion: '1', generation },
      }),
    drain: async () => {
      for (; followed < table.changes.length; followed++) await followChange(table.changes[followed]!, table, store);
    },
  };
}

describe.each(WRITTEN)('%s, as that version of the program wrote them', (file) => {
  const items = readFileSync(join(__dirname, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Item);
  const desk = () => deskWith(items);

  it('are of every kind there is today', async () => {
    // Revisions and ids of their own are names, not kinds.
    const kindsIn = (all: readonly Item[]) =>
      new Set(all.map(({ pk, sk }) => `${pk[0]} ${/^[A-Z]+/.exec(sk)?.[0] ?? ''}`));
    expect([...kindsIn(items)].sort()).toEqual([...kindsIn(await makeItems())].sort());
  });

  it('are listed, shown with their history, counted and summed up', async () => {
    const { get } = desk();
    const listed = (await get('/v1/articles?limit=50')).items.map((each: { id: string }) => each.id);
    expect(listed.sort()).toEqual([...TAGGED].sort());
    expect(await get(`/v1/articles/${id('wire/a')}`)).toMatchObject({
      article: { headline: 'Quay to reopen' },
      kind: 'feature',
      moderation: { decision: 'block' },
      topics: expect.arrayContaining([expect.objectContaining({ code: 'medtop:11000000', creator: 'editor' })]),
      human: [{ op: 'add-topic' }, { op: 'set-kind' }, { op: 'decide', value: 'hold', undone: true }],
    });
    const { items: revisions } = await get(`/v1/articles/${id('wire/a')}/history`);
    const numbers = revisions.map((each: { revision: number }) => each.revision);
    expect(numbers).toEqual(Array.from(numbers, (_, index) => numbers.length - index));
    expect((await get('/v1/articles?status=rejected')).items).toHaveLength(1);
    const { rows } = await get(`/v1/stats?by=status&from=${DAY}&to=${DAY}`);
    expect(rows).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: 'tagged', count: TAGGED.length }),
        expect.objectContaining({ value: 'rejected', count: 1 }),
      ]),
    );
  });

  it('tell who claims an article, which act was done before, and what was uploaded', async () => {
    const { get, app, store, table } = desk();
    expect((await get('/v1/review')).claims).toEqual({ [id('wire/a')]: expect.objectContaining({ by: 'ana' }) });
    const { revision } = (await store.head(id('wire/a')))!.record;
    const response = await app.request(`/v1/articles/${id('wire/a')}/corrections`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': `"${revision}"`, 'Idempotency-Key': 'key-1' },
      body: JSON.stringify({ op: 'set-kind', target: 'opinion', why: '' }),
    });
    expect(await response.json()).toEqual({ revision: 2 });
    expect(await uploadOf(table, 'upload-1')).toMatchObject({ by: 'ana', name: 'quay.txt' });
  });

  it('are released when their embargo ends, and freed when their kill notice goes', async () => {
    const { table, store, get, ingest, drain } = desk();
    expect(await releaseEmbargoes(table, store, new Date(`${DAY}T12:00:00Z`))).toBe(1);
    const gone = { bucket: BUCKET, key: 'wire/notice', sequencer: 'FF', eventTime: `${DAY}T10:00:00Z` };
    await ingest({ kind: 'removed', ...gone }, 1);
    await drain();
    expect((await get(`/v1/articles/${id('wire/a')}`)).moderation.decision).toBe('pass');
    expect(JSON.stringify((await store.head(id('wire/copy')))!.record)).toContain(`"sameAs":"${id('wire/a')}"`);
  });

  it('take the same version for the same, an older for older, and a new generation for newer', async () => {
    const { store, ingest, drain, get } = desk();
    for (const key of Object.keys(OBJECTS).filter((each) => OBJECTS[each])) {
      const { source } = (await store.head(id(key)))!.record;
      const { versionId, sequencer } = source;
      const event = { bucket: BUCKET, key, versionId, eventTime: source.receivedAt };
      expect(await ingest({ kind: 'created', ...event, sequencer: sequencer! }, 1)).toMatchObject({
        result: 'unchanged',
      });
      expect(await ingest({ kind: 'created', ...event, sequencer: '00' }, 9)).toMatchObject({ result: 'superseded' });
      await ingest({ kind: 'retag', ...event }, 2, 2);
    }
    await drain();
    for (const article of TAGGED) {
      const { generation, record } = (await store.head(article))!;
      expect(generation).toBe(2);
      expect(record).toMatchObject({ kind: 'analysis', source: { receivedAt: expect.stringContaining(DAY) } });
    }
    expect((await store.head(id('wire/a')))!.record.human).toHaveLength(3);
    const { rows } = await get(`/v1/stats?by=kind&from=${DAY}&to=${DAY}`);
    const counts = Object.fromEntries(rows.map(({ value, count }: { value: string; count: number }) => [value, count]));
    // One is what an editor says it is.
    expect(counts).toEqual({ analysis: TAGGED.length - 1, feature: 1 });
  });

  it('are erased to the last word', async () => {
    const { store, table, drain, ingest } = desk();
    const versions = { page: () => Promise.resolve({ versions: [] }), delete: () => Promise.resolve() };
    for (const key of Object.keys(OBJECTS))
      expect(await eraseObject(BUCKET, key, { store, versions })).toMatchObject({ wordyRevisionsLeft: 0 });
    await drain();
    const again = { bucket: BUCKET, key: 'wire/feed', eventTime: `${DAY}T10:00:00Z` };
    const { sequencer } = (await store.head(id('wire/feed')))!;
    expect(await ingest({ kind: 'created', ...again, sequencer }, 1)).toMatchObject({ result: 'superseded' });
    expect(JSON.stringify(table.all())).not.toMatch(/quay to|our quay|harbour report|floods|peru|urn:newsml/i);
  });
});
