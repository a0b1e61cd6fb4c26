import type { ArticlePage, ListedArticle } from './api';

/**
 * The newest page of a list by time, laid over what is loaded: changed articles change, new ones go on top, gone ones
 * go. What is older than the page stays as it was loaded.
 */
export function mergePage(loaded: readonly ListedArticle[], fresh: ArticlePage): ListedArticle[] {
  if (!fresh.next) return fresh.items;
  const freshIds = new Set(fresh.items.map(({ id }) => id));
  const oldest = fresh.items.at(-1)?.source?.receivedAt ?? '';
  const older = loaded.filter(({ id, source }) => !freshIds.has(id) && (source?.receivedAt ?? '') <= oldest);
  return [...fresh.items, ...older];
}

/** What is loaded, each article as the page has it, with no row coming, going or moving. */
export function updateInPlace(loaded: readonly ListedArticle[], page: ArticlePage): ListedArticle[] {
  const fresh = new Map(page.items.map((item) => [item.id, item]));
  return loaded.map((item) => fresh.get(item.id) ?? item);
}

/** A further page put behind what is loaded; an article that has moved meanwhile stays where it is. */
export function appendPage(loaded: readonly ListedArticle[], page: ArticlePage): ListedArticle[] {
  const known = new Set(loaded.map(({ id }) => id));
  return [...loaded, ...page.items.filter(({ id }) => !known.has(id))];
}
