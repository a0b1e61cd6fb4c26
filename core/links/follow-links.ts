import type { Change, ItemTable } from '../ports';
import type { CopytasterRecord, StoryLinks, TaggedRecord } from '../record/record';
import type { ArticleStore } from '../store/article-store';
import { recordOf } from '../store/head-item';
import { headKey } from '../store/keys';
import type { LinkFacts } from './facts';
import { factsOf } from './facts';
import { LINK_DAYS, linksOf } from './links-of';
import { move, neighboursOf } from './neighbours';

/** How long rows by which articles find each other outlive the longer of receipt and tagging. */
const ROW_DAYS = LINK_DAYS + 1;
const DAY_SECONDS = 86_400;

/**
 * Links between stories follow the change feed. When what others see of an article changes, it is put where they find it, and
 * each of them that depends on it is linked anew; then the article itself. Whoever writes links reads the others after the
 * head whose lock guards the write, and that write is a change of its own, which is followed again: so the last word is
 * always said by somebody who saw the last state, and the links end as a pure function of the set of live articles,
 * whatever the order, repetition or concurrency of changes.
 */
export async function followLinks(change: Change, table: ItemTable, store: ArticleStore): Promise<void> {
  const { key, before, after } = change;
  if (!after || key.sk !== headKey('').sk) return;
  const was = before && factsOf(recordOf(before));
  const is = factsOf(recordOf(after));
  const { id } = recordOf(after);
  if (JSON.stringify(was) !== JSON.stringify(is)) {
    // What stands now, since the change may be delivered late.
    const record = (await store.head(id))?.record;
    const now = factsOf(record);
    await move(table, was, now, record ? expiryOf(record) : 0);
    for (const other of await dependents(table, [was, now])) await linkArticle(other, table, store);
  }
  if (is) await linkArticle(id, table, store);
}

/** Epoch seconds. */
function expiryOf({ source, taggedAt }: CopytasterRecord): number {
  const latest = Math.max(Date.parse(source.receivedAt), Date.parse(taggedAt));
  return Math.ceil(latest / 1000) + ROW_DAYS * DAY_SECONDS;
}

/** Ids of the articles whose links may change with an article: later ones that share words, and those that share a name with a notice. */
async function dependents(table: ItemTable, articles: readonly (LinkFacts | undefined)[]): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const article of articles) {
    if (!article) continue;
    const { byWords, byName } = await neighboursOf(table, article);
    for (const { id, at } of byWords) if (at >= article.receivedAt) ids.add(id);
    for (const id of byName) ids.add(id);
  }
  return ids;
}

/** Brings the links of one article to what the others say now. Writes nothing when they say so already. */
export async function linkArticle(id: string, table: ItemTable, store: ArticleStore): Promise<void> {
  await store.amend(id, async (record) => {
    const article = factsOf(record);
    if (!article || record.status !== 'tagged') return undefined;
    const { byWords, byName } = await neighboursOf(table, article);
    const ids = [...new Set([...byWords.map((entry) => entry.id), ...byName])];
    const others = (await store.heads(ids)).map((head) => factsOf(head?.record)).filter((facts) => facts !== undefined);
    return withLinks(record, linksOf(article, others));
  });
}

function withLinks(record: TaggedRecord, links: StoryLinks): TaggedRecord | undefined {
  const { fingerprint } = record.story;
  const story: StoryLinks = { ...(fingerprint !== undefined && { fingerprint }), ...links };
  return sameLinks(story, record.story) ? undefined : { ...record, story };
}

/** Whatever the order of the fields, which a table need not keep. */
function sameLinks(a: StoryLinks, b: StoryLinks): boolean {
  const sorted = (_: string, value: unknown): unknown =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value;
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}
