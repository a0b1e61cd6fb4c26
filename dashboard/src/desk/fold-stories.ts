import type { ListedArticle } from '../api';

/** The versions and takes of one story, newest first. */
export interface StoryRow {
  lead: ListedArticle;
  others: ListedArticle[];
}

/** A slugline goes on for the takes of one story; what follows a comma counts the takes. */
function storyKeys(article: ListedArticle): string[] {
  const keys = [article.id];
  if (article.story?.id) keys.push(`story:${article.story.id}`);
  if (article.story?.sameAs) keys.push(article.story.sameAs);
  const slugline = article.article?.slugline?.split(',')[0]?.trim().toLowerCase();
  if (slugline) keys.push(`slug:${slugline}`);
  return keys;
}

/**
 * Folds articles of one story into one row each, at the place of the newest; the order is otherwise kept. Two articles
 * are of one story when they carry the name of one, when one shares its words with the other, or when they share a slugline.
 */
export function foldStories(articles: readonly ListedArticle[]): StoryRow[] {
  const rows: StoryRow[] = [];
  const rowOf = new Map<string, StoryRow>();
  for (const article of articles) {
    const keys = storyKeys(article);
    const known = keys.map((key) => rowOf.get(key)).find((row) => row !== undefined);
    const row = known ?? { lead: article, others: [] };
    if (known) known.others.push(article);
    else rows.push(row);
    for (const key of keys) rowOf.set(key, row);
  }
  return rows;
}
