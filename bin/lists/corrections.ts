import { articleId } from '../../core/record/article-id';
import { MAX_BYTES } from '../../core/article/limits';
import type { Desk } from '../../core/pipeline';
import type { ArticleBucket } from '../../core/ports';
import { mergeHuman } from '../../core/record/merge-human';
import type { TaggedRecord } from '../../core/record/record';
import type { TopicTree } from '../../core/tag/topics/vocabulary';

/** An article with the labels editors left on it, as `evaluate topics`, `regions`, `provenance` and `train` read them. */
export interface CorrectedArticle {
  id: string;
  text: string;
  level1: string[];
  level2: string[];
  kind: string;
  countries: string[];
  status: string;
  agencies: { name: string; role: string }[];
}

const MEDTOP = 'medtop:';

/** Media Topics of one level among some and their ancestors: an editor names a topic, and its parents follow. */
function ofLevel(codes: readonly string[], level: number, tree: TopicTree): string[] {
  const found = new Set<string>();
  for (const code of codes) {
    const number = tree.find(code.replace(MEDTOP, ''));
    if (number === undefined) continue;
    for (const each of [number, ...tree.ancestors(number)])
      if (tree.concepts[each]!.level === level) found.add(MEDTOP + tree.concepts[each]!.code);
  }
  return [...found];
}

/** @returns undefined when the article's file is gone, or no longer says what was corrected */
export async function correctedArticle(
  record: TaggedRecord,
  bucket: ArticleBucket,
  desk: Pick<Desk, 'taste'>,
  tree: TopicTree,
): Promise<CorrectedArticle | undefined> {
  const { id, source, contentHash } = record;
  const object = await bucket.read(source, MAX_BYTES);
  if (!object) return undefined;
  const { bytes, contentType } = object;
  const items = await desk.taste({ bytes, name: source.key, contentType, receivedAt: source.receivedAt });
  const found = items.find(({ article }) => articleId(source.bucket, source.key, article.itemId) === id);
  if (found?.contentHash !== contentHash) return undefined;
  const { topics, kind, regions, provenance } = mergeHuman(record) as TaggedRecord;
  const codes = topics.map(({ code }) => code);
  return {
    ...{ id, text: found.article.text, kind, status: provenance.status },
    level1: ofLevel(codes, 1, tree),
    level2: ofLevel(codes, 2, tree),
    countries: regions.filter(({ scheme }) => scheme === 'iso3166-1').map(({ code }) => code),
    agencies: provenance.agencies.map(({ id: name, role }) => ({ name, role })),
  };
}
