import type { Change, Log } from '../../core/ports';
import type { LmdbItemTable } from './item-table';

const BATCH = 200;

/**
 * Hands the changes of an item table on, in order, each at least once: what is handled is dropped from the feed, so a
 * crash hands over again what it interrupted.
 */
export class FeedFollower {
  private unsubscribe?: () => void;
  private handled = 0;
  private work: Promise<void> = Promise.resolve();
  private draining = false;
  private stopped = false;

  constructor(
    private readonly table: LmdbItemTable,
    private readonly handle: (change: Change) => Promise<void>,
    private readonly log: Log,
  ) {}

  start(): void {
    this.unsubscribe = this.table.onCommit(() => this.drain());
    this.drain();
  }

  /** Stops after the change being handled; the others stay in the feed. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.unsubscribe?.();
    await this.work;
  }

  private drain(): void {
    if (this.draining || this.stopped) return;
    this.draining = true;
    this.work = this.handleAll();
  }

  private async handleAll(): Promise<void> {
    for (;;) {
      const entries = this.table.changesAfter(this.handled, BATCH);
      if (entries.length === 0) {
        // In the same breath as the look, so that no commit between the two goes unseen.
        this.draining = false;
        return;
      }
      for (const { sequence, ...change } of entries) {
        if (this.stopped) return;
        await this.handleOne(change);
        this.handled = sequence;
      }
      await this.table.dropChanges(this.handled);
    }
  }

  private async handleOne(change: Change): Promise<void> {
    try {
      await this.handle(change);
    } catch (error) {
      this.log.error('a change could not be followed', {
        item: change.key.pk,
        reason: error instanceof Error ? error.name : 'unknown',
      });
    }
  }
}
