import type { Clock, ItemTable, Log } from '../../core/ports';
import type { ArticleStore } from '../../core/store/article-store';
import { releaseEmbargoes } from '../../core/store/release-embargoes';

const EVERY_MS = 10_000;

/** Looks for embargoes that have ended, now and every ten seconds. @returns how to stop it, after the look being taken */
export function sweepEmbargoes(
  { table, store, clock }: { table: ItemTable; store: ArticleStore; clock: Clock },
  log: Log,
): () => Promise<void> {
  let look: Promise<void> = Promise.resolve();
  const sweep = () => {
    look = look
      .then(async () => void (await releaseEmbargoes(table, store, clock.now())))
      .catch((error: Error) => log.error('embargoes could not be looked at', { reason: error.name }));
  };
  sweep();
  const timer = setInterval(sweep, EVERY_MS);
  return () => {
    clearInterval(timer);
    return look;
  };
}
