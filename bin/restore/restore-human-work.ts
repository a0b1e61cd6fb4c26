import type { ArticleStore } from '../../core/store/article-store';
import type { RestoreOutcome } from '../../core/store/restore-acts';
import { restoreActs } from '../../core/store/restore-acts';
import type { OpenStore } from '../lists/open-store';
import { readList } from '../lists/read-list';

export type RestoreCounts = Record<RestoreOutcome, number>;

/**
 * Puts what editors did, as the table `from` holds it, onto the articles of the store `to`. Reads the list of what editors acted on, so a
 * large table costs no more than a small one.
 * @param filters parameters of `/v1/articles` that narrow it, such as `from` and `to`
 * @param progress called after each page, with how many articles were looked at
 */
export async function restoreHumanWork(
  from: Pick<OpenStore, 'table' | 'store'>,
  to: ArticleStore,
  filters: Record<string, string> = {},
  progress: (articles: number) => void = () => {},
): Promise<RestoreCounts> {
  const counts: RestoreCounts = { restored: 0, present: 0, absent: 0 };
  let articles = 0;
  for await (const heads of readList(from, { ...filters, edited: 'any' })) {
    for (const { record } of heads) {
      if (record.status !== 'tagged') continue;
      counts[await restoreActs(to, record)]++;
    }
    progress((articles += heads.length));
  }
  return counts;
}
