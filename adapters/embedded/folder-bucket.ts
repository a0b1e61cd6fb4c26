import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { Rejection } from '../../core/errors';
import type { ArticleBucket, ObjectRef, StoredObject } from '../../core/ports';
import { makeFolder } from '../node/make-folder';
import { isIgnoredKey, isUnusableKey } from './object-keys';
import type { ObjectVersion } from './version-store';
import { VersionStore } from './version-store';

/** Names the embedded bucket in records: articles keep their ids when the folder moves. */
export const EMBEDDED_BUCKET = 'local';

/**
 * A folder as a versioned bucket. `observe` compares one file with what the bucket holds and commits the difference;
 * who calls it, and when, is FolderWatch's business.
 */
export class FolderBucket implements ArticleBucket {
  private constructor(
    readonly folder: string,
    private readonly store: VersionStore,
  ) {}

  /** Makes both folders when they are missing. `folder` is what people drop files in; `state` what the bucket remembers. */
  static async open(folder: string, state: string): Promise<FolderBucket> {
    makeFolder(folder);
    return new FolderBucket(await realpath(folder), new VersionStore(state));
  }

  /** Keys of all objects that are not deleted, in order, behind `after`; read as they are taken. */
  liveKeys(after?: string): Iterable<string> {
    return this.store.liveKeys(after);
  }

  /** Changes committed but not yet settled, such as those a crash left behind; oldest first. */
  pending(): ObjectVersion[] {
    return this.store.pending();
  }

  isPending(version: ObjectVersion): boolean {
    return this.store.isPending(version);
  }

  settle(version: ObjectVersion): Promise<void> {
    return this.store.settle(version);
  }

  /** True when a file of this size and modification time is the version the bucket holds already. */
  holds(key: string, size: number, modified: number): boolean {
    const newest = this.store.get(key);
    return newest !== undefined && !newest.removed && newest.size === size && newest.modified === modified;
  }

  /**
   * Commits what has become of the file behind `key`: a new version, a delete marker, or nothing.
   * @returns the change; undefined when there is none, or when the file is still being written.
   */
  async observe(key: string, at: Date): Promise<ObjectVersion | undefined> {
    if (isIgnoredKey(key) || isUnusableKey(key)) return undefined;
    const file = await this.openInside(key);
    if (!file) return this.store.remove(key, at);
    try {
      return await this.store.add(key, file, at);
    } finally {
      await file.close();
    }
  }

  async read(ref: ObjectRef, maxBytes: number): Promise<StoredObject | undefined> {
    const version = ref.versionId === undefined ? this.store.get(ref.key) : this.store.version(ref.versionId);
    if (!version || version.removed || version.key !== ref.key) return undefined;
    if (ref.eTag !== undefined && ref.eTag !== version.eTag) return undefined;
    if (version.size > maxBytes) throw new Rejection('TOO_LARGE');
    const bytes = await this.store.bytes(version.versionId);
    return bytes && { bytes, eTag: version.eTag, versionId: version.versionId, lastModified: version.at };
  }

  close(): Promise<void> {
    return this.store.close();
  }

  /** Opens a regular file of the folder. Undefined when there is none, or when a symbolic link would lead elsewhere. */
  private async openInside(key: string): Promise<FileHandle | undefined> {
    const path = join(this.folder, key);
    let file: FileHandle | undefined;
    try {
      const parent = await realpath(dirname(path));
      if (parent !== this.folder && !parent.startsWith(this.folder + sep)) return undefined;
      // Without NONBLOCK, opening a named pipe would wait for a writer.
      file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      if ((await file.stat()).isFile()) return file;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    await file?.close();
    return undefined;
  }
}

/** ELOOP is what O_NOFOLLOW says of a symbolic link, ENXIO what a socket says. */
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR', 'ENXIO', 'EMLINK']);

function isGone(error: unknown): boolean {
  return GONE.has((error as NodeJS.ErrnoException).code ?? '');
}
