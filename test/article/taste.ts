import type { Article } from '../../core/article/article';
import { isRefused } from '../../core/article/article';
import type { Drop } from '../../core/article/parse';
import { Rejection } from '../../core/errors';
import { testDesk } from '../desk';

const desk = testDesk();

/** The articles of a file, and of what was refused in it the code. */
export async function itemsOf(drop: Drop): Promise<{ id?: string; article?: Article; code?: string }[]> {
  const items = await desk.tasteItems(drop);
  return items.map((item) =>
    isRefused(item) ? { id: item.itemId, code: item.refusal.code } : { id: item.article.itemId, article: item.article },
  );
}

/** The only article of a file. */
export async function articleOf(drop: Drop): Promise<Article> {
  const items = await itemsOf(drop);
  if (items.length !== 1 || !items[0]!.article) throw new Error(`Expected one article, got ${items.length}.`);
  return items[0]!.article;
}

/** What became of each item of a file, in short: `id: format` or `id: CODE`; or the code the file was refused for. */
export async function outcomesOf(drop: Drop): Promise<string[]> {
  try {
    return (await itemsOf(drop)).map(({ id = 'file', article, code }) => `${id}: ${code ?? article!.format}`);
  } catch (error) {
    if (error instanceof Rejection) return [error.code];
    throw error;
  }
}

/** The segments of an article as `role: words`. */
export function segmentsOf({ segments, text }: Article): string[] {
  return segments.map(({ role, start, end }) => `${role}: ${text.slice(start, end).trim()}`);
}
