import type { Article } from '../../../core/article/article';
import { Rejection } from '../../../core/errors';
import type { Desk } from '../../../core/pipeline';

/** The articles of a file given as text. */
export async function articlesOf(desk: Desk, text: string, name?: string): Promise<Article[]> {
  const tasted = await desk.taste({ bytes: Buffer.from(text), ...(name !== undefined && { name }) });
  return tasted.map(({ article }) => article);
}

/** The one article of a file; fails when there are several. */
export async function articleOf(desk: Desk, text: string, name?: string): Promise<Article> {
  const articles = await articlesOf(desk, text, name);
  if (articles.length !== 1) throw new Error(`Expected one article, got ${articles.length}.`);
  return articles[0]!;
}

/** The code a file is refused with, or undefined when it is read. */
export async function refusalOf(desk: Desk, bytes: Uint8Array | string, name?: string): Promise<string | undefined> {
  try {
    await desk.taste({ bytes: Buffer.from(bytes as string), ...(name !== undefined && { name }) });
    return undefined;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

/** What every segment covers, by role. */
export function segmentsOf({ text, segments }: Article): [role: string, words: string][] {
  return segments.map(({ role, start, end }) => [role, text.slice(start, end)]);
}
