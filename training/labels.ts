import type { LabelledArticle } from './corpus';

/** One classifier to train: its name in the model, and which articles have it. */
export interface TrainingLabel {
  name: string;
  group: LabelGroup;
  truth: Uint8Array;
  /** By article: 1 where the group was labelled at all. */
  known: Uint8Array;
}

export type LabelGroup = 'level1' | 'level2' | 'kind';
export const LABEL_GROUPS: readonly LabelGroup[] = ['level1', 'level2', 'kind'];

/** The names of an article's labels, or undefined when nobody labelled that group. */
function namesOf(article: LabelledArticle, group: LabelGroup): string[] | undefined {
  if (group === 'kind') return article.kind === undefined ? undefined : [`kind/${article.kind}`];
  return article[group]?.map((code) => `medtop/${code}`);
}

/**
 * The labels that enough articles have, sorted by name within each group.
 * @param least how many articles a label needs; topics with fewer are left to the reviewed phrases
 */
export function trainingLabels(articles: readonly LabelledArticle[], least: number): TrainingLabel[] {
  return LABEL_GROUPS.flatMap((group) => {
    const truths = new Map<string, Uint8Array>();
    const known = new Uint8Array(articles.length);
    articles.forEach((article, index) => {
      const names = namesOf(article, group);
      if (names) known[index] = 1;
      for (const name of names ?? []) {
        const truth = truths.get(name) ?? new Uint8Array(articles.length);
        truth[index] = 1;
        truths.set(name, truth);
      }
    });
    return [...truths]
      .filter(([, truth]) => truth.reduce((sum, each) => sum + each, 0) >= least)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, truth]) => ({ name, group, truth, known }));
  });
}
