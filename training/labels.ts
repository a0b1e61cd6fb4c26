import type { LabelledArticle } from './corpus';

/** One classifier to train: its name in the model, and which articles have it. */
export interface TrainingLabel {
  name: string;
  group: LabelGroup;
  truth: Uint8Array;
}

export type LabelGroup = 'level1' | 'level2' | 'kind';
export const LABEL_GROUPS: readonly LabelGroup[] = ['level1', 'level2', 'kind'];

function namesOf(article: LabelledArticle, group: LabelGroup): string[] {
  if (group === 'kind') return article.kind === undefined ? [] : [`kind/${article.kind}`];
  return article[group].map((code) => `medtop/${code}`);
}

/**
 * The labels that enough articles have, sorted by name within each group.
 * @param least how many articles a label needs; topics with fewer are left to the reviewed phrases
 */
export function trainingLabels(articles: readonly LabelledArticle[], least: number): TrainingLabel[] {
  return LABEL_GROUPS.flatMap((group) => {
    const truths = new Map<string, Uint8Array>();
    articles.forEach((article, index) => {
      for (const name of namesOf(article, group)) {
        const truth = truths.get(name) ?? new Uint8Array(articles.length);
        truth[index] = 1;
        truths.set(name, truth);
      }
    });
    return [...truths]
      .filter(([, truth]) => truth.reduce((sum, each) => sum + each, 0) >= least)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, truth]) => ({ name, group, truth }));
  });
}
