import { followLinks } from '../links/follow-links';
import type { Change, ItemTable } from '../ports';
import type { ArticleStore } from '../store/article-store';
import { countArticle } from '../store/counts';
import type { DeskEvent } from './desk-events';
import { deskEvents } from './desk-events';

/**
 * Brings what depends on an article up to a change of it: counts, and links to other stories, whose changes come back by the
 * same feed. Safe to call again with the same change.
 * @returns what to tell others
 */
export async function followChange(change: Change, table: ItemTable, store: ArticleStore): Promise<DeskEvent[]> {
  const events = deskEvents(change);
  for (const { id } of events.slice(0, 1)) await countArticle(table, store, id);
  await followLinks(change, table, store);
  return events;
}
