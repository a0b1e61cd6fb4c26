import type { ListingPlace, VersionPage } from '../../adapters/aws/object-versions';
import type { RetagEvent } from '../../core/ingest/object-event';

/** How far a backfill is. It can go on from here, in another process and on another day. */
export interface BackfillProgress {
  sent: number;
  /** Absent before the first page. */
  place?: ListingPlace;
  done: boolean;
}

export interface BackfillPorts {
  page(after: ListingPlace | undefined): Promise<VersionPage>;
  /** Takes at most ten. */
  send(events: Omit<RetagEvent, 'kind'>[]): Promise<void>;
  pause(milliseconds: number): Promise<void>;
  /** Milliseconds, from anywhere. */
  now(): number;
  /** Called after each page, once all of it is on the queue. */
  save(progress: BackfillProgress): void;
}

const MESSAGES_AT_ONCE = 10;

/**
 * Puts the newest version of each object on the backfill queue, at most `rate` a second. Killed, it goes on with the page it
 * was at: messages sent twice are harmless, since a version is tagged once.
 */
export async function runBackfill(
  bucket: string,
  rate: number,
  from: BackfillProgress,
  { page, send, pause, now, save }: BackfillPorts,
): Promise<BackfillProgress> {
  let progress = from;
  while (!progress.done) {
    const { versions, next } = await page(progress.place);
    const wanted = versions.filter(({ key, isLatest, size }) => isLatest && size !== undefined && !key.endsWith('/'));
    for (let start = 0; start < wanted.length; start += MESSAGES_AT_ONCE) {
      const batch = wanted.slice(start, start + MESSAGES_AT_ONCE);
      const due = now() + (batch.length / rate) * 1000;
      await send(batch.map(({ key, versionId, eTag }) => ({ bucket, key, versionId, eTag })));
      await pause(Math.max(0, due - now()));
    }
    progress = { sent: progress.sent + wanted.length, place: next ?? progress.place, done: next === undefined };
    save(progress);
  }
  return progress;
}
