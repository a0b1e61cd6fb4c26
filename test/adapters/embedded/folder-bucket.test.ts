import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderBucket } from '../../../adapters/embedded/folder-bucket';
import { VersionStore } from '../../../adapters/embedded/version-store';

let home: string;
let bucket: FolderBucket;
const NOON = new Date('2026-03-01T12:00:00Z');

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'folder-bucket-'));
  bucket = await reopen();
});
afterEach(async () => {
  await bucket.close();
  rmSync(home, { recursive: true });
});

function reopen(): Promise<FolderBucket> {
  return FolderBucket.open(join(home, 'drop'), join(home, 'state'));
}

function drop(key: string, content: string): void {
  mkdirSync(join(home, 'drop', key, '..'), { recursive: true });
  writeFileSync(join(home, 'drop', key), content);
}

async function text(key: string, versionId?: string): Promise<string | undefined> {
  const stored = await bucket.read({ bucket: 'local', key, versionId }, 1000);
  return stored && Buffer.from(stored.bytes).toString();
}

test('every version stays readable by its id, and the key reads as the newest', async () => {
  drop('desk/a b+c.txt', 'one');
  const first = await bucket.observe('desk/a b+c.txt', NOON);
  drop('desk/a b+c.txt', 'two');
  const second = await bucket.observe('desk/a b+c.txt', NOON);

  expect(second!.sequencer > first!.sequencer).toBe(true);
  expect(await text('desk/a b+c.txt', first!.versionId)).toBe('one');
  expect(await text('desk/a b+c.txt', second!.versionId)).toBe('two');
  expect(await text('desk/a b+c.txt')).toBe('two');
  expect(first).toMatchObject({ size: 3, removed: false, at: '2026-03-01T12:00:00.000Z', pending: true });
});

test('a delete leaves a marker with a higher sequencer, and the old version readable', async () => {
  drop('a.txt', 'one');
  const first = await bucket.observe('a.txt', NOON);
  rmSync(join(home, 'drop/a.txt'));
  const removed = await bucket.observe('a.txt', NOON);

  expect(removed).toMatchObject({ removed: true, size: 0 });
  expect(removed!.sequencer > first!.sequencer).toBe(true);
  expect(await text('a.txt')).toBeUndefined();
  expect(await text('a.txt', first!.versionId)).toBe('one');
  expect([...bucket.liveKeys()]).toEqual([]);
  expect(await bucket.observe('a.txt', NOON)).toBeUndefined();
});

test('the same bytes saved again are no new version, but are one after a delete', async () => {
  drop('a.txt', 'one');
  await bucket.observe('a.txt', NOON);
  drop('a.txt', 'one');
  expect(await bucket.observe('a.txt', NOON)).toBeUndefined();
  rmSync(join(home, 'drop/a.txt'));
  await bucket.observe('a.txt', NOON);
  drop('a.txt', 'one');
  expect(await bucket.observe('a.txt', NOON)).toMatchObject({ removed: false });
});

test('versions, sequencers and unsettled changes outlive the process', async () => {
  drop('a.txt', 'one');
  drop('b.txt', 'one');
  const first = await bucket.observe('a.txt', NOON);
  await bucket.settle((await bucket.observe('b.txt', NOON))!);
  await bucket.close();
  bucket = await reopen();

  expect(bucket.pending()).toEqual([first]);
  drop('a.txt', 'two');
  const second = await bucket.observe('a.txt', NOON);
  expect(second!.sequencer > first!.sequencer).toBe(true);
  await bucket.settle(first!);
  expect(bucket.pending()).toEqual([second]);
});

test('keys are taken in order, across pages, from any on, while the bucket changes', async () => {
  const store = new VersionStore(join(home, 'many'));
  drop('a.txt', 'one');
  const file = await open(join(home, 'drop/a.txt'));
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  for (const key of keys) await store.add(key, file, NOON);
  await file.close();
  const taken: string[] = [];
  for (const key of store.liveKeys(undefined, 2)) {
    taken.push(key);
    if (key === 'b') await store.remove('e', NOON);
  }
  expect(taken).toEqual(['a', 'b', 'c', 'd', 'f']);
  expect([...store.liveKeys('c', 2)]).toEqual(['d', 'f']);
  await store.close();
});

test('a read names the version it wants, and gets that or nothing', async () => {
  drop('a.txt', 'one');
  drop('b.txt', 'other');
  const { versionId, eTag } = (await bucket.observe('a.txt', NOON))!;
  await bucket.observe('b.txt', NOON);
  const ref = { bucket: 'local', key: 'a.txt', versionId };

  expect(await bucket.read({ ...ref, eTag }, 10)).toMatchObject({ versionId, eTag });
  expect(await bucket.read({ ...ref, eTag: 'another' }, 10)).toBeUndefined();
  expect(await bucket.read({ ...ref, key: 'b.txt' }, 10)).toBeUndefined();
  expect(await bucket.read({ ...ref, versionId: '../../../drop/a.txt' }, 10)).toBeUndefined();
  await expect(bucket.read(ref, 2)).rejects.toMatchObject({ code: 'TOO_LARGE' });
});

test('symbolic links, pipes and paths that leave the folder are not objects', async () => {
  mkdirSync(join(home, 'private'));
  writeFileSync(join(home, 'private/secret.txt'), 'secret');
  symlinkSync(join(home, 'private/secret.txt'), join(home, 'drop/link.txt'));
  symlinkSync(join(home, 'private'), join(home, 'drop/folder'));

  for (const key of ['link.txt', 'folder/secret.txt', '../private/secret.txt', 'folder']) {
    expect(await bucket.observe(key, NOON)).toBeUndefined();
    expect(await text(key)).toBeUndefined();
  }
});

test('dot files and unfinished files are not objects', async () => {
  for (const key of ['.env', 'story.txt.part', '.git/HEAD']) {
    drop(key, 'x');
    expect(await bucket.observe(key, NOON)).toBeUndefined();
  }
});

test('knows a file it holds by size and time, without reading it', async () => {
  drop('a.txt', 'one');
  await bucket.observe('a.txt', NOON);
  const { size, mtimeMs } = statSync(join(home, 'drop/a.txt'));
  expect(bucket.holds('a.txt', size, mtimeMs)).toBe(true);
  expect(bucket.holds('a.txt', size + 1, mtimeMs)).toBe(false);
  expect(bucket.holds('a.txt', size, mtimeMs + 1)).toBe(false);
});
