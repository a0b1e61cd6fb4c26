import { MemoryItemTable } from '../../adapters/memory/item-table';
import { TransientError } from '../../core/errors';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { CreatedEvent, RetagEvent } from '../../core/ingest/object-event';
import type { ItemTable } from '../../core/ports';
import { articleId } from '../../core/record/article-id';
import type { CopytasterRecord } from '../../core/record/record';
import { ArticleStore } from '../../core/store/article-store';
import { shardOf } from '../../core/store/keys';
import { testDesk } from '../desk';
import { Killed, mortal } from '../store/mortal-table';

const desk = testDesk();
const KEY = 'in/a.txt';
const VERSIONS: Record<string, string> = {
  v1: 'Floods in Peru\n\nRivers rose in Lima after a week of rain.',
  v2: 'Floods recede in Peru\n\nRivers fell in Lima after two dry days.',
  feed: `<rss version="2.0"><channel><title>Ferry</title>
<item><guid>one</guid><title>Floods in Peru</title><description>Rivers rose in Lima after a week of rain.</description></item>
<item><guid>two</guid><title>Vote in Kenya</title><description>Polls opened in Nairobi on Monday.</description></item>
</channel></rss>`,
};

/** A bucket that holds both versions, and a table. */
function openDesk(generation = 1) {
  const table = new MemoryItemTable();
  const store = new ArticleStore(table, { shards: 4 });
  const portsOf = (of: number, over: ItemTable = table) => ({
    store: new ArticleStore(over, store.settings),
    desk,
    bucket: {
      read: ({ versionId }: { versionId?: string }) =>
        Promise.resolve(versionId ? { bytes: Buffer.from(VERSIONS[versionId]!), versionId } : undefined),
    },
    clock: { now: () => new Date('2024-03-02T00:00:00Z') },
    program: { taggerVersion: '1', dataVersion: '1', generation: of },
  });
  return {
    ingest: (event: CreatedEvent | RetagEvent, of = generation) => ingestObject(event, portsOf(of)),
    /** In a process that is killed before its write number `writes`, counted from 0. */
    ingestMortally: (event: CreatedEvent, of: number, writes: number) =>
      ingestObject(event, portsOf(of, mortal(table, writes, false))),
    articles: async () => {
      const ids = (await store.head(articleId('b', KEY)))?.children ?? [];
      return (await store.heads(ids)).map((head) => head && [head.generation, head.record.status]);
    },
    record: async (): Promise<CopytasterRecord | undefined> => (await store.head(articleId('b', KEY)))?.record,
  };
}

const created = (versionId: 'v1' | 'v2' | 'feed', sequencer: string): CreatedEvent => ({
  kind: 'created',
  bucket: 'b',
  key: KEY,
  versionId,
  sequencer,
  eventTime: '2024-03-01T00:00:00Z',
});
const retag = (versionId: string): RetagEvent => ({ kind: 'retag', bucket: 'b', key: KEY, versionId });

it('two events of one key that run at the same time end at the later', async () => {
  for (const order of [
    ['v1', 'v2'],
    ['v2', 'v1'],
  ] as const) {
    const { ingest, record } = openDesk();
    await Promise.all(order.map((version) => ingest(created(version, version === 'v1' ? '01' : '02'))));
    expect(await record()).toMatchObject({ source: { versionId: 'v2', sequencer: '02' } });
  }
});

it('an old event that is redriven days later loses to the newer one', async () => {
  const { ingest, record } = openDesk();
  await ingest(created('v2', '02'));
  expect(await ingest(created('v1', '01'))).toMatchObject({ result: 'superseded' });
  expect(await record()).toMatchObject({ revision: 1, source: { versionId: 'v2' } });
});

it('at the same version the higher generation wins, and a lower one changes nothing', async () => {
  const { ingest, record } = openDesk();
  await ingest(created('v1', '01'), 5);
  expect(await ingest(created('v1', '01'), 4)).toMatchObject({ result: 'superseded' });
  expect(await record()).toMatchObject({ generation: 5 });
  await ingest(created('v1', '01'), 6);
  expect(await record()).toMatchObject({ generation: 6, revision: 2 });
});

it('an older program does not acknowledge a version that a newer one began and was killed in', async () => {
  const { ingest, ingestMortally, articles } = openDesk();
  const event = created('feed', '01');
  await expect(ingestMortally(event, 2, 1)).rejects.toThrow(Killed);
  expect(await articles()).toEqual([undefined, undefined]);
  await expect(ingest(event, 1)).rejects.toThrow(TransientError);
  await ingest(event, 2);
  const whole = [2, 'tagged'];
  expect(await articles()).toEqual([whole, whole]);
  expect(await ingest(event, 1)).toMatchObject({ result: 'superseded' });
});

it('nor one whose earlier articles it left standing', async () => {
  const { ingest, ingestMortally, record } = openDesk();
  await ingest(created('feed', '01'), 1);
  const event = created('v2', '02');
  let writes = 0;
  while ((await record())?.status !== 'tagged')
    await expect(ingestMortally(event, 2, writes++)).rejects.toThrow(Killed);
  await expect(ingest(event, 1)).rejects.toThrow(TransientError);
  await ingest(event, 2);
  expect(await ingest(event, 1)).toMatchObject({ result: 'superseded' });
});

it('a backfill never overtakes live copy', async () => {
  const { ingest, record } = openDesk();
  await ingest(created('v2', '02'));
  expect(await ingest(retag('v1'), 9)).toMatchObject({ result: 'superseded' });
  expect(await record()).toMatchObject({ generation: 1, source: { versionId: 'v2' } });
  await ingest(retag('v2'), 9);
  expect(await record()).toMatchObject({
    generation: 9,
    source: { sequencer: '02', receivedAt: '2024-03-01T00:00:00Z' },
  });
});

it('live copy that comes after a backfill of the same version keeps one article', async () => {
  const { ingest, record } = openDesk();
  await ingest(retag('v1'));
  await ingest(created('v1', '01'));
  expect(await record()).toMatchObject({ source: { versionId: 'v1', sequencer: '01' } });
});

it('no shard of a list takes more than its share of the writes', () => {
  const shards = 4;
  const writes = new Array<number>(shards).fill(0);
  const articles = 10_000;
  for (let index = 0; index < articles; index++) writes[shardOf(articleId('b', `in/${index}.txt`), shards)]!++;
  for (const each of writes) expect(each).toBeLessThan((1.1 * articles) / shards);
});
