import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMBEDDED_BUCKET } from '../../adapters/embedded/folder-bucket';
import { dataFolder } from '../../adapters/node/data-folder';
import { correctedArticle } from '../../bin/lists/corrections';
import { openLocalDesk } from '../../bin/local-desk';
import { root } from '../../bin/root';
import { articleId } from '../../core/record/article-id';
import type { TaggedRecord } from '../../core/record/record';
import { readMediaTopics, TopicTree, treeOrder } from '../../core/tag/topics/vocabulary';
import { Closing } from '../../bin/local/closing';
import { openEmbeddedDesk } from '../../bin/local/embedded-desk';
import { filesUnder, importFile } from '../../bin/local/import-folder';
import { openStore } from '../../bin/lists/open-store';
import { readList } from '../../bin/lists/read-list';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  mkdirSync(join(folder, 'archive', 'old'), { recursive: true });
  writeFileSync(join(folder, 'archive', 'quay.txt'), 'Quay closed\n\nThe harbour office closed the quay on Monday.');
  writeFileSync(join(folder, 'archive', 'old', 'empty.txt'), '');
  writeFileSync(join(folder, 'archive', '.hidden'), 'not an article');
});
afterEach(() => rmSync(folder, { recursive: true }));

async function importAll(): Promise<Record<string, string>> {
  const closing = new Closing();
  const [drop, state] = [join(folder, 'drop'), join(folder, 'state')];
  mkdirSync(drop, { recursive: true });
  const desk = await openEmbeddedDesk({ folder: drop, state, log, bus: { publish: () => Promise.resolve() } }, closing);
  const results: Record<string, string> = {};
  for await (const key of filesUnder(join(folder, 'archive'))) {
    results[key] = await importFile(join(folder, 'archive'), key, desk);
  }
  await closing.run();
  return results;
}

async function listed(query: Record<string, string>): Promise<string[]> {
  const keys: string[] = [];
  const lists = await openStore({ state: join(folder, 'state') });
  try {
    for await (const heads of readList(lists, query)) keys.push(...heads.map(({ record }) => record.source.key));
  } finally {
    await lists.close();
  }
  return keys;
}

test('an import tags every file of a folder once, and its lists can be read', async () => {
  expect(await importAll()).toEqual({ 'quay.txt': 'tagged', 'old/empty.txt': 'rejected' });
  expect(await importAll()).toEqual({ 'quay.txt': 'skipped', 'old/empty.txt': 'skipped' });
  expect(await listed({})).toEqual(['quay.txt']);
  writeFileSync(join(folder, 'archive', 'ferry.txt'), 'Ferry resumes\n\nCrews in Bergen resumed the ferry on Friday.');
  await importAll();
  // A page an article, joined.
  expect(await listed({ limit: '1' })).toEqual(['ferry.txt', 'quay.txt']);
  expect(await listed({ rejected: 'EMPTY' })).toEqual(['old/empty.txt']);
});

test('a list of a folder without a desk, or with a wrong parameter, is refused', async () => {
  await expect(listed({})).rejects.toThrow('There is no desk');
  await importAll();
  await expect(listed({ from: 'yesterday' })).rejects.toThrow('RFC 3339');
});

test('what editors corrected comes out as labelled articles, while the words are still those', async () => {
  await importAll();
  const lists = await openStore({ state: join(folder, 'state'), folder: join(folder, 'drop') });
  const id = articleId(EMBEDDED_BUCKET, 'quay.txt');
  const act = { by: 'ana', at: '2024-03-01T00:00:00Z', why: '', undone: false, revision: 2 };
  const amended = await lists.store.amend(id, (record) => ({
    ...record,
    human: [{ ...act, op: 'add-topic', target: 'medtop:20000639', value: 'diplomacy' }],
  }));
  const { desk } = openLocalDesk();
  const tree = new TopicTree(treeOrder(readMediaTopics(dataFolder(root))));
  const record = amended!.record as TaggedRecord;
  const corrected = await correctedArticle(record, lists.bucket!, desk, tree);
  // Of a topic of the third level, the first and second follow.
  expect(corrected).toMatchObject({ id, text: expect.stringMatching(/^Quay closed/), kind: 'news', status: 'none' });
  expect(corrected!.level1).toContain('medtop:11000000');
  expect(corrected!.level2).toHaveLength(1);
  expect(await correctedArticle({ ...record, contentHash: 'other' }, lists.bucket!, desk, tree)).toBeUndefined();
  await lists.close();
});
