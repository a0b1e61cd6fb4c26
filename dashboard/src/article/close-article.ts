import type { Navigate } from '../use-route';

/** Closes the open article and goes back to its row in the list. */
export function closeArticle(navigate: Navigate): void {
  let closed: string | undefined;
  navigate(({ article, ...route }) => {
    closed = article;
    return route;
  });
  if (closed === undefined) return;
  const link = `.row-headline[href*="article=${CSS.escape(closed)}"]`;
  // After the list is drawn again, without the article beside it.
  requestAnimationFrame(() => document.querySelector<HTMLElement>(link)?.focus());
}
