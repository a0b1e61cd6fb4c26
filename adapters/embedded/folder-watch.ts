import { lstat, opendir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FSWatcher } from 'chokidar';
import { watch } from 'chokidar';
import type { Log } from '../../core/ports';
import type { FolderBucket } from './folder-bucket';
import { isIgnoredKey, isUnusableKey, keyOfPath } from './object-keys';
import type { ObjectVersion } from './version-store';

/** Milliseconds. */
export interface WatchTimes {
  /** A file is read when its size and time have not changed for so long. */
  settle: number;
  /** The whole folder is compared again this often, for file systems that report no changes. */
  rescan: number;
  /** A change whose handling failed is tried again after so long. */
  retry: number;
}

export const DEFAULT_WATCH_TIMES: WatchTimes = { settle: 120, rescan: 30_000, retry: 2_000 };

interface Sighting {
  size: number;
  modified: number;
  since: number;
}

/**
 * Keeps a bucket equal to its folder and hands each change to `handle`, one at a time and in order. What changed while
 * nothing watched, and what a crash left unhandled, comes first. `handle` may see a change twice, after a crash.
 */
export class FolderWatch {
  private readonly sightings = new Map<string, Sighting>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private watcher?: FSWatcher;
  private work: Promise<void> = Promise.resolve();
  private scan?: Promise<void>;
  private checking = false;
  private stopped = false;

  constructor(
    private readonly bucket: FolderBucket,
    private readonly handle: (change: ObjectVersion) => Promise<void>,
    private readonly log: Log,
    private readonly times: WatchTimes = DEFAULT_WATCH_TIMES,
  ) {}

  /** Resolves when the folder is watched and everything that differs is queued. */
  async start(): Promise<void> {
    for (const change of this.bucket.pending()) this.enqueue(() => this.deliver(change));
    this.watcher = watch(this.bucket.folder, {
      followSymlinks: false,
      ignoreInitial: true,
      ignored: (path) => path !== this.bucket.folder && isIgnoredKey(this.keyOf(path)),
    });
    this.watcher.on('all', (event, path) => {
      if (event !== 'addDir' && event !== 'unlinkDir') this.notice(this.keyOf(path));
    });
    this.watcher.on('error', (error) => this.log.warn('the folder cannot be watched; it is rescanned', reason(error)));
    await new Promise<void>((ready) => this.watcher?.once('ready', ready));
    await this.rescan();
    this.every(this.times.rescan, () => void this.rescan());
    this.every(this.times.settle / 2, () => this.checkSightings());
  }

  /** Compares the whole folder with the bucket, unless that is under way. */
  rescan(): Promise<void> {
    this.scan ??= this.compare().finally(() => (this.scan = undefined));
    return this.scan;
  }

  /** File by file: only what differs is remembered. */
  private async compare(): Promise<void> {
    for await (const key of this.keysInFolder('')) {
      const { size, modified } = await this.look(key);
      if (this.stopped) return;
      if (isUnusableKey(key) || !this.bucket.holds(key, size, modified)) this.notice(key);
    }
    for (const key of this.bucket.liveKeys()) {
      if ((await this.look(key)).modified === 0) this.notice(key);
      if (this.stopped) return;
    }
  }

  /** Waits until every change seen so far is handled. */
  async idle(): Promise<void> {
    while (this.sightings.size > 0) await new Promise((done) => setTimeout(done, this.times.settle / 4));
    await this.work;
  }

  /** Stops watching and waits for the change being handled. Others stay pending for the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearInterval(timer);
    await this.watcher?.close();
    await this.scan;
    await this.work;
  }

  private every(milliseconds: number, act: () => void): void {
    this.timers.add(setInterval(act, milliseconds));
  }

  private keyOf(path: string): string {
    return keyOfPath(relative(this.bucket.folder, path));
  }

  private async *keysInFolder(folder: string): AsyncGenerator<string> {
    const entries = await opendir(join(this.bucket.folder, folder)).catch(() => undefined);
    if (!entries) return;
    for await (const entry of entries) {
      const key = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (isIgnoredKey(key)) continue;
      if (entry.isDirectory()) yield* this.keysInFolder(key);
      else if (entry.isFile()) yield key;
    }
  }

  private notice(key: string): void {
    if (key === '' || this.stopped || isIgnoredKey(key)) return;
    if (isUnusableKey(key)) this.log.warn('a file name is too long or not UTF-8; the file is left alone');
    else if (!this.sightings.has(key)) this.sightings.set(key, { size: -1, modified: -1, since: 0 });
  }

  private checkSightings(): void {
    if (this.checking || this.sightings.size === 0) return;
    this.checking = true;
    this.enqueue(async () => {
      for (const [key, sighting] of this.sightings) {
        if (this.stopped) break;
        await this.checkSighting(key, sighting);
      }
      this.checking = false;
    });
  }

  private async checkSighting(key: string, sighting: Sighting): Promise<void> {
    const now = Date.now();
    const { size, modified } = await this.look(key);
    if (this.bucket.holds(key, size, modified)) {
      this.sightings.delete(key);
    } else if (size !== sighting.size || modified !== sighting.modified) {
      this.sightings.set(key, { size, modified, since: now });
    } else if (now - sighting.since >= this.times.settle) {
      this.sightings.delete(key);
      await this.observe(key);
    }
  }

  /** Size and time of the file behind a key; zeros when there is no regular file. */
  private async look(key: string): Promise<{ size: number; modified: number }> {
    try {
      const status = await lstat(join(this.bucket.folder, key));
      return status.isFile() ? { size: status.size, modified: status.mtimeMs } : { size: 0, modified: 0 };
    } catch {
      return { size: 0, modified: 0 };
    }
  }

  private async observe(key: string): Promise<void> {
    try {
      const change = await this.bucket.observe(key, new Date());
      if (change) await this.deliver(change);
      else if (!this.isCurrent(key, await this.look(key))) this.notice(key);
    } catch (error) {
      this.log.error('a file cannot be read', { key, ...reason(error) });
    }
  }

  /** False for a file that changed while it was read, which must be looked at again. */
  private isCurrent(key: string, { size, modified }: { size: number; modified: number }): boolean {
    return modified === 0 || this.bucket.holds(key, size, modified);
  }

  private async deliver(change: ObjectVersion): Promise<void> {
    try {
      await this.handle(change);
      await this.bucket.settle(change);
    } catch (error) {
      this.log.error('a change could not be handled; it is tried again', { key: change.key, ...reason(error) });
      if (this.stopped) return;
      const timer = setTimeout(() => this.enqueue(() => this.redeliver(change)), this.times.retry);
      this.timers.add(timer);
    }
  }

  /** A newer change of the same key makes a failed one moot. */
  private async redeliver(change: ObjectVersion): Promise<void> {
    if (this.bucket.isPending(change)) await this.deliver(change);
  }

  private enqueue(act: () => Promise<void>): void {
    this.work = this.work.then(() => (this.stopped ? undefined : act()));
  }
}

function reason(error: unknown): { reason: string } {
  return { reason: error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.name) : 'unknown' };
}
