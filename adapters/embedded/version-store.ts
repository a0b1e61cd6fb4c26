import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open as openFile, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database, RootDatabase } from 'lmdb';
import { open } from 'lmdb';

/** One version of one object, or the marker that it was deleted. */
export interface ObjectVersion {
  key: string;
  versionId: string;
  /** 16 upper-case hex digits, rising with every change of any object, as S3's do for one key. */
  sequencer: string;
  removed: boolean;
  /** Bytes. */
  size: number;
  /** SHA-256 of the bytes, hex; empty for a delete marker. */
  eTag: string;
  /** RFC 3339, UTC: when the change was seen. */
  at: string;
  /** Modification time of the file this version was read from, in milliseconds; 0 for a delete marker. */
  modified: number;
  /** True until whoever listens has dealt with the change. */
  pending: boolean;
}

const VERSION_ID = /^[0-9A-F]{16}$/;
const CHUNK_BYTES = 65_536;
/** Keys read at once. */
const PAGE = 1_000;
const COUNTER = 'sequencer';

/**
 * What a bucket remembers: every version's bytes as files under `folder`/versions, and in an lmdb database which version
 * of each key is the current one. A change is committed with its sequencer, or not at all.
 */
export class VersionStore {
  private readonly root: RootDatabase;
  private readonly current: Database<ObjectVersion, string>;
  private readonly versions: Database<ObjectVersion, string>;
  private readonly counters: Database<number, string>;
  private readonly bytesFolder: string;

  constructor(folder: string) {
    this.bytesFolder = join(folder, 'versions');
    mkdirSync(this.bytesFolder, { recursive: true });
    this.root = open({ path: join(folder, 'objects.lmdb') });
    this.current = this.root.openDB<ObjectVersion, string>({ name: 'current' });
    this.versions = this.root.openDB<ObjectVersion, string>({ name: 'versions' });
    this.counters = this.root.openDB<number, string>({ name: 'counters' });
  }

  /** The newest version of a key, a delete marker too; undefined when the key was never seen. */
  get(key: string): ObjectVersion | undefined {
    return this.current.get(key);
  }

  /**
   * Keys whose newest version is not a delete marker, in order, behind `after`. Whoever takes them may wait between two: they are read by
   * the page, so that neither all are held in memory nor a snapshot of the database is held open.
   */
  *liveKeys(after?: string, pageLength = PAGE): Generator<string> {
    for (let last = after; ;) {
      const page = [
        ...this.current.getRange({
          ...(last !== undefined && { start: last, exclusiveStart: true }),
          limit: pageLength,
        }),
      ];
      for (const { key, value } of page) if (!value.removed) yield key;
      if (page.length < pageLength) return;
      last = page.at(-1)!.key;
    }
  }

  /** Whether this very change is still to be dealt with. */
  isPending({ key, sequencer }: ObjectVersion): boolean {
    const newest = this.current.get(key);
    return newest?.sequencer === sequencer && newest.pending;
  }

  /** Changes that nobody has dealt with, oldest first. */
  pending(): ObjectVersion[] {
    const pending: ObjectVersion[] = [];
    // One by one: a bucket of a million objects is not held in memory for the few that are pending.
    for (const { value } of this.current.getRange()) if (value.pending) pending.push(value);
    return pending.sort((a, b) => (a.sequencer < b.sequencer ? -1 : 1));
  }

  /**
   * Keeps the bytes of an open file as the newest version of `key`.
   * @returns undefined when the newest version has the same bytes, or when the file changed while it was read.
   */
  async add(key: string, file: FileHandle, at: Date): Promise<ObjectVersion | undefined> {
    const before = await file.stat();
    const temporary = join(this.bytesFolder, `.${randomUUID()}`);
    try {
      const { eTag, size } = await copyAndHash(file, temporary);
      const after = await file.stat();
      if (after.size !== size || after.mtimeMs !== before.mtimeMs) return undefined;
      const newest = this.current.get(key);
      if (newest && !newest.removed && newest.eTag === eTag) {
        await this.current.put(key, { ...newest, modified: after.mtimeMs });
        return undefined;
      }
      // The number is taken first and for good: a crash after it leaves a gap, never a number used twice.
      const sequencer = await this.nextSequencer();
      await rename(temporary, this.bytesPath(sequencer));
      return await this.commit({
        ...{ key, versionId: sequencer, sequencer, removed: false, size, eTag },
        ...{ at: at.toISOString(), modified: after.mtimeMs, pending: true },
      });
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Puts a delete marker on a key. @returns undefined when there is nothing to delete. */
  async remove(key: string, at: Date): Promise<ObjectVersion | undefined> {
    const newest = this.current.get(key);
    if (!newest || newest.removed) return undefined;
    const sequencer = await this.nextSequencer();
    return this.commit({
      ...{ key, versionId: sequencer, sequencer, removed: true, size: 0, eTag: '' },
      ...{ at: at.toISOString(), modified: 0, pending: true },
    });
  }

  /** Notes that the change was dealt with, unless the key has changed again since. */
  async settle({ key, sequencer }: ObjectVersion): Promise<void> {
    await this.root.transaction(() => {
      const newest = this.current.get(key);
      if (newest?.sequencer === sequencer) void this.current.put(key, { ...newest, pending: false });
    });
  }

  /** What is known of a version, without its bytes. */
  version(versionId: string): ObjectVersion | undefined {
    return VERSION_ID.test(versionId) ? this.versions.get(versionId) : undefined;
  }

  /** @returns undefined when there are no such bytes. */
  async bytes(versionId: string): Promise<Buffer | undefined> {
    if (!VERSION_ID.test(versionId)) return undefined;
    try {
      return await readFile(this.bytesPath(versionId));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.root.close();
  }

  private bytesPath(versionId: string): string {
    return join(this.bytesFolder, versionId);
  }

  private async nextSequencer(): Promise<string> {
    const count = await this.root.transaction(() => {
      const next = (this.counters.get(COUNTER) ?? 0) + 1;
      void this.counters.put(COUNTER, next);
      return next;
    });
    return count.toString(16).toUpperCase().padStart(16, '0');
  }

  private async commit(version: ObjectVersion): Promise<ObjectVersion> {
    await this.root.transaction(() => {
      void this.current.put(version.key, version);
      void this.versions.put(version.versionId, version);
    });
    return version;
  }
}

async function copyAndHash(file: FileHandle, target: string): Promise<{ eTag: string; size: number }> {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  const copy = await openFile(target, 'wx');
  let size = 0;
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, size);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      await copy.write(buffer, 0, bytesRead);
      size += bytesRead;
    }
    await copy.sync();
  } finally {
    await copy.close();
  }
  return { eTag: hash.digest('hex'), size };
}
