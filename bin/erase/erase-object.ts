import type { ListedVersion, ListingPlace, ObjectVersions } from '../../adapters/aws/object-versions';
import { articleId } from '../../core/record/article-id';
import type { ArticleStore } from '../../core/store/article-store';
import { tombstone } from '../../core/store/head-item';

/** What was found and deleted, and what a second look found left: both counts are 0 when all is gone. */
export interface ErasureProof {
  bucket: string;
  key: string;
  articles: string[];
  versionsDeleted: number;
  versionsLeft: number;
  /** Revisions in the history that still hold words. */
  wordyRevisionsLeft: number;
}

export interface ErasePorts {
  versions: Pick<ObjectVersions, 'page' | 'delete'>;
  store: ArticleStore;
}

const HISTORY_PAGE = 100;

async function versionsOf(key: string, versions: ErasePorts['versions']): Promise<ListedVersion[]> {
  const found: ListedVersion[] = [];
  let place: ListingPlace | undefined;
  do {
    const page = await versions.page(key, place);
    // A prefix finds longer keys too.
    found.push(...page.versions.filter((each) => each.key === key));
    place = page.next;
  } while (place);
  return found;
}

/** How many revisions of an article still hold words, looking at all there are. */
async function wordyRevisionsOf(id: string, store: ArticleStore): Promise<number> {
  let wordy = 0;
  let page = await store.history(id, HISTORY_PAGE);
  while (page.length > 0) {
    wordy += page.filter(({ status }) => status !== 'deleted').length;
    page = await store.history(id, HISTORY_PAGE, page.at(-1)!.revision);
  }
  return wordy;
}

/**
 * Deletes every version of an object, and takes every word of its articles out of the table: heads become tombstones, list
 * rows go, history is stripped. The objects go first, so that no redelivery can bring a record back.
 */
export async function eraseObject(bucket: string, key: string, { versions, store }: ErasePorts): Promise<ErasureProof> {
  const found = await versionsOf(key, versions);
  for (const version of found) await versions.delete(version);

  const id = articleId(bucket, key);
  const head = await store.head(id);
  const articles = head ? [id, ...(head.children ?? []), ...(head.former ?? [])] : [];
  for (const article of articles) {
    const record = (await store.head(article))?.record;
    if (!record || !head) continue;
    // Of the same version, but of the last generation there can be: nothing but a new upload comes after it.
    await store.put({
      record: tombstone(record),
      sequencer: head.sequencer,
      generation: Number.MAX_SAFE_INTEGER,
    });
  }
  await store.forgetFormer(id);
  const wordy = await Promise.all(articles.map((article) => wordyRevisionsOf(article, store)));
  return {
    bucket,
    key,
    articles,
    versionsDeleted: found.length,
    versionsLeft: (await versionsOf(key, versions)).length,
    wordyRevisionsLeft: wordy.reduce((sum, each) => sum + each, 0),
  };
}
