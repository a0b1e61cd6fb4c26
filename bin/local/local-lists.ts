import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LmdbItemTable } from '../../adapters/embedded/item-table';
import { ConfigurationError } from '../../core/errors';
import { listRequest } from '../../core/query/list-query';
import { Problem } from '../../core/query/problem';
import type { VisibleRecord } from '../../core/query/visible-record';
import { visibleRecord } from '../../core/query/visible-record';
import { ArticleStore } from '../../core/store/article-store';
import { listArticles } from '../../core/store/list-articles';
import { SHARDS } from './embedded-desk';

/**
 * Reads a list of the local desk page by page, with the parameters of `/v1/articles`; a running `npm start` is not
 * disturbed. Whoever can read the state folder sees held copy too.
 * @throws ConfigurationError for a folder without a desk, and for parameters the API would refuse.
 */
export async function* readLocalList(state: string, query: Record<string, string>): AsyncGenerator<VisibleRecord[]> {
  const path = join(state, 'items');
  if (!existsSync(path)) throw new ConfigurationError(`There is no desk in ${state}. \`npm start\` makes one.`);
  const table = new LmdbItemTable(path, () => Date.now());
  try {
    const store = new ArticleStore(table, { shards: SHARDS });
    let cursor: string | undefined;
    do {
      const request = requestOf({ ...query, ...(cursor !== undefined && { cursor }) });
      const page = await listArticles(table, store, request);
      yield page.heads.map(({ record }) => visibleRecord(record, 'editor', new Date()));
      cursor = page.cursor;
    } while (cursor !== undefined);
  } finally {
    await table.close();
  }
}

function requestOf(query: Record<string, string>) {
  try {
    return listRequest(query, () => true);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new ConfigurationError([error.title, error.detail].filter(Boolean).join(' '), { cause: error });
  }
}
