import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderBucket } from '../../../adapters/embedded/folder-bucket';
import { FolderWatch } from '../../../adapters/embedded/folder-watch';
import type { ObjectVersion } from '../../../adapters/embedded/version-store';
import type { Log } from '../../../core/ports';

const TIMES = { settle: 40, rescan: 60_000, retry: 50 };
const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let home: string;
let bucket: FolderBucket;
let watch: FolderWatch | undefined;
let seen: string[];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'folder-watch-'));
  mkdirSync(join(home, 'drop'));
  seen = [];
});
afterEach(async () => {
  await stop();
  rmSync(home, { recursive: true });
});

async function note(change: ObjectVersion): Promise<void> {
  const stored = await bucket.read({ bucket: 'local', key: change.key, versionId: change.versionId }, 1e6);
  seen.push(`${change.key}=${stored ? Buffer.from(stored.bytes).toString() : 'gone'}`);
}

async function start(handle: (change: ObjectVersion) => Promise<void> = note): Promise<void> {
  bucket = await FolderBucket.open(join(home, 'drop'), join(home, 'state'));
  watch = new FolderWatch(bucket, handle, SILENT, TIMES);
  await watch.start();
  await watch.idle();
}

async function stop(): Promise<void> {
  if (!watch) return;
  await watch.stop();
  await bucket.close();
  watch = undefined;
}

function path(name: string): string {
  return join(home, 'drop', name);
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 3000;
  while (!holds() && Date.now() < deadline) await new Promise((done) => setTimeout(done, 10));
  expect(seen.length === 0 ? holds() : [holds(), seen]).toEqual(seen.length === 0 ? true : [true, seen]);
}

test('a drop, an overwrite and a delete are seen in order', async () => {
  await start();
  writeFileSync(path('a.txt'), 'one');
  await until(() => seen.includes('a.txt=one'));
  writeFileSync(path('a.txt'), 'two');
  await until(() => seen.includes('a.txt=two'));
  rmSync(path('a.txt'));
  await until(() => seen.includes('a.txt=gone'));
  expect(seen).toEqual(['a.txt=one', 'a.txt=two', 'a.txt=gone']);
});

test('what changed while nothing watched is reconciled at the start', async () => {
  for (const name of ['kept', 'changed', 'gone']) writeFileSync(path(name), 'old');
  await start();
  await stop();
  seen = [];
  writeFileSync(path('changed'), 'newer');
  rmSync(path('gone'));
  mkdirSync(path('sub'));
  writeFileSync(path('sub/added'), 'fresh');
  await start();
  expect(seen.sort()).toEqual(['changed=newer', 'gone=gone', 'sub/added=fresh']);
});

test('a file is read only once it has stopped growing', async () => {
  await start();
  for (let part = 0; part < 6; part += 1) {
    appendFileSync(path('slow.txt'), 'part ');
    await new Promise((done) => setTimeout(done, 15));
  }
  await until(() => seen.length > 0);
  expect(seen).toEqual(['slow.txt=part part part part part part ']);
});

test('a file finished under another name counts when it is renamed; a renamed folder moves its keys', async () => {
  await start();
  mkdirSync(path('desk'));
  writeFileSync(path('desk/a.txt.part'), 'whole');
  renameSync(path('desk/a.txt.part'), path('desk/a.txt'));
  await until(() => seen.includes('desk/a.txt=whole'));
  renameSync(path('desk'), path('moved'));
  await until(() => seen.includes('moved/a.txt=whole') && seen.includes('desk/a.txt=gone'));
});

test('hostile names are keys like any other, and links are not followed', async () => {
  mkdirSync(join(home, 'private'));
  writeFileSync(join(home, 'private/secret.txt'), 'secret');
  await start();
  symlinkSync(join(home, 'private'), path('link'));
  const names = ['<img src=x onerror=alert(1)>.txt', '$(touch x);`.txt', 'new\nline.txt', '%2e%2e%2f.txt', '__proto__'];
  for (const name of names) writeFileSync(path(name), 'x');
  await until(() => seen.length >= names.length);
  await watch!.rescan();
  await watch!.idle();
  expect(seen.sort()).toEqual(names.map((name) => `${name}=x`).sort());
});

test('a change that could not be handled is tried again, and after a restart too', async () => {
  let failures = 1;
  await start((change) => (failures-- > 0 ? Promise.reject(new Error('store is away')) : note(change)));
  writeFileSync(path('a.txt'), 'one');
  await until(() => seen.includes('a.txt=one'));
  await stop();

  seen = [];
  writeFileSync(path('b.txt'), 'two');
  await start(() => Promise.reject(new Error('store is away')));
  await stop();
  await start();
  expect(seen).toEqual(['b.txt=two']);
});
