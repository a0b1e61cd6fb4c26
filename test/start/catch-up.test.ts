import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMBEDDED_BUCKET, FolderBucket } from '../../adapters/embedded/folder-bucket';
import { MemoryItemTable } from '../../adapters/memory/item-table';
import { catchUp, openGeneration } from '../../bin/local/catch-up';
import type { IngestPorts } from '../../core/ingest/ingest-object';
import { ingestObject } from '../../core/ingest/ingest-object';
import { articleId } from '../../core/record/article-id';
import { ArticleStore } from '../../core/store/article-store';
import { testDesk } from '../desk';

const NOON = new Date('2026-03-01T12:00:00Z');
const home = mkdtempSync(join(tmpdir(), 'catch-up-'));
afterAll(() => rmSync(home, { recursive: true }));

test('new data tags what is there again, once, and an interrupted round is taken up', async () => {
  const table = new MemoryItemTable();
  const store = new ArticleStore(table, { shards: 1 });
  const bucket = await FolderBucket.open(join(home, 'drop'), join(home, 'state'));
  const keys = ['a.txt', 'b.txt', 'c.txt'];
  const reads: string[] = [];
  const read: FolderBucket['read'] = (ref, maxBytes) => {
    reads.push(ref.key);
    return bucket.read(ref, maxBytes);
  };

  const portsOf = (generation: number, dataVersion: string): IngestPorts => ({
    ...{ bucket: { read }, store, desk: testDesk(), clock: { now: () => NOON } },
    program: { taggerVersion: '1', dataVersion, generation },
  });
  const run = async (dataVersion: string, stopAfter = Infinity) => {
    const { generation, caughtUp } = await openGeneration(table, dataVersion);
    let asked = 0;
    const stopped = () => ++asked > stopAfter;
    if (!caughtUp)
      await catchUp((after) => bucket.liveKeys(after), dataVersion, table, portsOf(generation, dataVersion), stopped);
    return { generation, caughtUp };
  };
  const dataVersions = async () => {
    const heads = await store.heads(keys.map((key) => articleId(EMBEDDED_BUCKET, key)));
    return heads.map((head) => [head?.record.dataVersion, head?.record.revision]);
  };

  const { generation } = await run('old');
  for (const key of keys) {
    writeFileSync(join(home, 'drop', key), `Story of ${key}\n\nNothing happened on Monday.`);
    const { sequencer, versionId, at } = (await bucket.observe(key, NOON))!;
    const event = { kind: 'created', bucket: EMBEDDED_BUCKET, key, versionId, sequencer, eventTime: at } as const;
    await ingestObject(event, portsOf(generation, 'old'));
  }
  expect(await run('old')).toMatchObject({ caughtUp: true });

  const interrupted = await run('new', 1);
  expect(await dataVersions()).toEqual([
    ['new', 2],
    ['old', 1],
    ['old', 1],
  ]);
  reads.length = 0;
  // It goes on where it was, under the generation it had.
  expect((await run('new')).generation).toBe(interrupted.generation);
  expect([...new Set(reads)]).toEqual(['b.txt', 'c.txt']);
  expect((await dataVersions()).map(([version]) => version)).toEqual(['new', 'new', 'new']);
  expect(await run('new')).toMatchObject({ caughtUp: true });

  // Other data while a round is under way begins a new one.
  const first = await run('newer', 1);
  reads.length = 0;
  expect((await run('newest')).generation).toBe(first.generation + 1);
  expect([...new Set(reads)]).toEqual(keys);
  await bucket.close();
});
