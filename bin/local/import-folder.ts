import { copyFile, mkdir, opendir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isIgnoredKey, isUnusableKey } from '../../adapters/embedded/object-keys';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { ObjectVersion } from '../../adapters/embedded/version-store';
import { objectEvent } from './object-event';
import type { EmbeddedDesk } from './embedded-desk';

export type Imported = 'tagged' | 'rejected' | 'skipped';

/** Keys of the usable files under a folder, one folder open at a time and level. */
export async function* filesUnder(folder: string, prefix = ''): AsyncGenerator<string> {
  for await (const entry of await opendir(join(folder, prefix))) {
    const key = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (isIgnoredKey(key) || isUnusableKey(key)) continue;
    if (entry.isDirectory()) yield* filesUnder(folder, key);
    else if (entry.isFile()) yield key;
  }
}

/** Tags what an earlier import copied and did not come to tag. */
export async function finishEarlierImport(desk: EmbeddedDesk): Promise<void> {
  for (const version of desk.bucket.pending()) await tagVersion(version, desk);
}

/** Copies a file into the drop folder. @returns false when it is there already with the same size */
export async function copyIntoFolder(from: string, key: string, folder: string): Promise<boolean> {
  const [source, target] = [join(from, key), join(folder, key)];
  const [wanted, present] = await Promise.all([stat(source), stat(target).catch(() => undefined)]);
  if (present?.size === wanted.size) return false;
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
  return true;
}

/** Copies a file into the drop folder, unless it is there already, and tags it there. */
export async function importFile(from: string, key: string, desk: EmbeddedDesk): Promise<Imported> {
  const { folder } = desk.bucket;
  if (!(await copyIntoFolder(from, key, folder))) {
    const { size, mtimeMs } = await stat(join(folder, key));
    if (desk.bucket.holds(key, size, mtimeMs)) return 'skipped';
  }
  const version = await desk.bucket.observe(key, new Date());
  return version ? tagVersion(version, desk) : 'skipped';
}

async function tagVersion(version: ObjectVersion, desk: EmbeddedDesk): Promise<Imported> {
  const { result } = await ingestObject(objectEvent(version), desk);
  await desk.bucket.settle(version);
  return result === 'rejected' ? 'rejected' : 'tagged';
}
