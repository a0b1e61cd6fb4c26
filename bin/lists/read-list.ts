import { ConfigurationError } from '../../core/errors';
import { listRequest } from '../../core/query/list-query';
import { Problem } from '../../core/query/problem';
import type { Head } from '../../core/store/head-item';
import { listArticles } from '../../core/store/list-articles';
import type { OpenStore } from './open-store';

/**
 * Reads a list page by page, with the parameters of `/v1/articles`.
 * @throws ConfigurationError for parameters the API would refuse.
 */
export async function* readList(
  { table, store }: Pick<OpenStore, 'table' | 'store'>,
  query: Record<string, string>,
): AsyncGenerator<Head[]> {
  let cursor: string | undefined;
  do {
    const request = requestOf({ ...query, ...(cursor !== undefined && { cursor }) });
    const page = await listArticles(table, store, request);
    yield page.heads;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

function requestOf(query: Record<string, string>) {
  try {
    return listRequest(query, () => true);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new ConfigurationError([error.title, error.detail].filter(Boolean).join(' '), { cause: error });
  }
}
