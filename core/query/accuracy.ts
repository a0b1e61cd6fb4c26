import { mergeHuman } from '../record/merge-human';
import type { CopytasterRecord, TaggedRecord } from '../record/record';
import { regionValue } from '../store/facets';

/** How one tagger did on articles that editors acted on. What they left is taken for right. */
export interface TaggerAccuracy {
  tagger: string;
  /** Articles with a tag of the tagger, or one that an editor added. */
  articles: number;
  /** Tags of the machine that editors left. */
  kept: number;
  removed: number;
  /** Tags that only editors saw. */
  added: number;
  /** kept ÷ (kept + removed), 0–1; absent when the machine gave none. */
  precision?: number;
  /** kept ÷ (kept + added), 0–1; absent when there were none to find. */
  recall?: number;
}

/** What each tagger says of a record: of topics and regions, what is not merely implied by others. */
const TAGS: Record<string, (record: TaggedRecord) => string[]> = {
  topics: ({ topics }) => topics.filter(({ implied }) => !implied).map(({ code }) => code),
  regions: ({ regions }) => regions.filter(({ scheme }) => scheme !== 'm49').map(regionValue),
  kind: ({ kind }) => [kind],
  provenance: ({ provenance }) => [provenance.status],
  agencies: ({ provenance }) => provenance.agencies.map(({ id }) => id),
  moderation: ({ moderation }) => [moderation.decision],
};

/**
 * Live precision and recall of each tagger. Editors look at what they doubt, so this is no fair sample: it compares one week
 * with the next, and one tagger with another, and does not replace `evaluate` on labelled articles.
 */
export function accuracyOf(records: readonly CopytasterRecord[]): TaggerAccuracy[] {
  const tagged = records.filter((record): record is TaggedRecord => record.status === 'tagged');
  return Object.entries(TAGS).map(([tagger, tagsOf]) => {
    let [articles, kept, removed, added] = [0, 0, 0, 0];
    for (const record of tagged) {
      const machine = new Set(tagsOf(mergeHuman({ ...record, human: [] }) as TaggedRecord));
      const editors = new Set(tagsOf(mergeHuman(record) as TaggedRecord));
      if (machine.size + editors.size > 0) articles++;
      for (const tag of machine)
        if (editors.has(tag)) kept++;
        else removed++;
      for (const tag of editors) if (!machine.has(tag)) added++;
    }
    return {
      ...{ tagger, articles, kept, removed, added },
      ...(kept + removed > 0 && { precision: kept / (kept + removed) }),
      ...(kept + added > 0 && { recall: kept / (kept + added) }),
    };
  });
}
