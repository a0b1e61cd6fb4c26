import { MemoryItemTable } from '../../adapters/memory/item-table';
import { eraseObject } from '../../bin/erase/erase-object';
import { ingestObject } from '../../core/ingest/ingest-object';
import { ArticleStore } from '../../core/store/article-store';
import { testDesk } from '../desk';

const ARTICLE = 'Quay opens\n\nThe western quay of Bergen opened on Monday, harbour crews said.';
const KEY = 'in/quay.txt';

it('leaves no version, no word and no list row, spares longer keys, and proves it', async () => {
  const table = new MemoryItemTable();
  const store = new ArticleStore(table, { shards: 2 });
  const ports = {
    bucket: { read: () => Promise.resolve({ bytes: Buffer.from(ARTICLE) }) },
    store,
    desk: testDesk(),
    clock: { now: () => new Date('2024-03-01T12:00:00Z') },
    program: { taggerVersion: '1', dataVersion: '1', generation: 3 },
  };
  const created = { kind: 'created', bucket: 'b', key: KEY, eventTime: '2024-03-01T00:00:00Z' } as const;
  for (const sequencer of ['A1', 'A2']) await ingestObject({ ...created, sequencer }, ports);
  let versions = [KEY, KEY, `${KEY}.bak`].map((key, index) => ({ key, versionId: String(index), isLatest: true }));

  const proof = await eraseObject('b', KEY, {
    store,
    versions: {
      page: () => Promise.resolve({ versions }),
      delete: (gone) =>
        Promise.resolve(void (versions = versions.filter(({ versionId }) => versionId !== gone.versionId))),
    },
  });

  expect(proof).toMatchObject({ versionsDeleted: 2, versionsLeft: 0, wordyRevisionsLeft: 0 });
  expect(proof.articles).toHaveLength(1);
  expect(versions).toMatchObject([{ key: `${KEY}.bak` }]);
  const left = new Map(table.changes.map(({ key, after }) => [JSON.stringify(key), after]));
  const items = [...left.values()].filter((item) => item !== undefined);
  expect(JSON.stringify(items)).not.toMatch(/quay opens|bergen/i);
  expect(items.some(({ pk }) => pk.startsWith('I#'))).toBe(false);

  await ingestObject({ ...created, sequencer: 'A2' }, ports);
  expect((await store.head(proof.articles[0]!))?.record.status).toBe('deleted');
});
