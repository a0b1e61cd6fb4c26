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
  const keys = ['a.txt', 'b.txt'];

  const portsOf = (generation: number, dataVersion: string): IngestPorts => ({
    ...{ bucket, store, desk: testDesk(), clock: { now: () => NOON } },
    program: { taggerVersion: '1', dataVersion, generation },
  });
  const run = async (dataVersion: string, stopAfter = Infinity) => {
    const { generation, caughtUp } = await openGeneration(table, dataVersion);
    let asked = 0;
    const stopped = () => ++asked > stopAfter;
    if (!caughtUp) await catchUp(keys, dataVersion, table, portsOf(generation, dataVersion), stopped);
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

  await run('new', 1);
  expect(await dataVersions()).toEqual([
    ['new', 2],
    ['old', 1],
  ]);
  await run('new');
  expect((await dataVersions()).map(([version]) => version)).toEqual(['new', 'new']);
  expect(await run('new')).toMatchObject({ caughtUp: true });
  await bucket.close();
});
