import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Closing } from '../../bin/local/closing';
import { openEmbeddedDesk } from '../../bin/local/embedded-desk';
import { filesUnder, importFile } from '../../bin/local/import-folder';
import { readLocalList } from '../../bin/local/local-lists';

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
  for await (const records of readLocalList(join(folder, 'state'), query)) {
    keys.push(...records.map(({ source }) => ('key' in source ? source.key : '')));
  }
  return keys;
}

test('an import tags every file of a folder once, and its lists can be read', async () => {
  expect(await importAll()).toEqual({ 'quay.txt': 'tagged', 'old/empty.txt': 'rejected' });
  expect(await importAll()).toEqual({ 'quay.txt': 'skipped', 'old/empty.txt': 'skipped' });
  expect(await listed({})).toEqual(['quay.txt']);
  expect(await listed({ rejected: 'EMPTY' })).toEqual(['old/empty.txt']);
});

test('a list of a folder without a desk, or with a wrong parameter, is refused', async () => {
  await expect(listed({})).rejects.toThrow('There is no desk');
  await importAll();
  await expect(listed({ from: 'yesterday' })).rejects.toThrow('RFC 3339');
});
