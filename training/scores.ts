import { expectedCalibrationError, score, Tally } from '../bin/evaluate/scores';
import { bestThreshold, fitSigmoid } from './calibration';
import type { LabelledArticle } from './corpus';
import type { TrainingLabel } from './labels';

export interface LabelCalibration {
  slope: number;
  intercept: number;
  threshold: number;
}

/** The probability from which a label with no articles of its own is asserted. */
const PRIOR_THRESHOLD = 0.4;

/** Fits each label's probability and threshold on held-out scores of the given rows. */
export function calibrate(
  labels: readonly TrainingLabel[],
  scores: readonly Float32Array[],
  weights: Float32Array,
  rows: readonly number[],
): LabelCalibration[] {
  return labels.map(({ truth, known }, index) => {
    const labelled = rows.filter((row) => known[row] === 1);
    const sigmoid = fitSigmoid({ scores: scores[index]!, truth, weights }, labelled);
    const probabilities = labelled.map((row) => probability(scores[index]![row]!, sigmoid));
    const threshold = bestThreshold(
      probabilities,
      labelled.map((row) => truth[row] === 1),
      PRIOR_THRESHOLD,
    );
    return { ...sigmoid, threshold };
  });
}

export function probability(value: number, { slope, intercept }: { slope: number; intercept: number }): number {
  return 1 / (1 + Math.exp(-(slope * value + intercept)));
}

/**
 * What cross-validation says of the model: each fold is calibrated on the others, so that no article helps to set the
 * threshold it is judged by.
 */
export function describeScores(
  articles: readonly LabelledArticle[],
  labels: readonly TrainingLabel[],
  scores: readonly Float32Array[],
  foldOf: Uint8Array,
  parentOf: ReadonlyMap<string, string>,
): string[] {
  const weights = Float32Array.from(articles, ({ weight }) => weight);
  const folds = Math.max(...foldOf) + 1;
  const probabilities = scores.map((of) => new Float32Array(of.length));
  const thresholds = Array.from({ length: folds }, () => new Float32Array(labels.length));
  for (let fold = 0; fold < folds; fold++) {
    const rows = articles.map((_, row) => row).filter((row) => foldOf[row] !== fold);
    calibrate(labels, scores, weights, rows).forEach((calibration, label) => {
      thresholds[fold]![label] = calibration.threshold;
      foldOf.forEach((of, row) => {
        if (of === fold) probabilities[label]![row] = probability(scores[label]![row]!, calibration);
      });
    });
  }
  const group = (name: string) =>
    labels.map((label, index) => ({ label, index })).filter(({ label }) => label.group === name);
  const [tops, below, kinds] = ['level1', 'level2', 'kind'].map(group) as [Picked, Picked, Picked];
  const micro = { level1: new Tally(), level2: new Tally() };
  const perTop = tops.map(() => new Tally());
  const confident: { confidence: number; right: boolean }[] = [];
  let bestRight = 0;
  let kindRight = 0;
  let counted = 0;
  const best = (list: Picked, row: number) =>
    list.reduce((a, b) => (probabilities[b.index]![row]! > probabilities[a.index]![row]! ? b : a));
  articles.forEach((article, row) => {
    if (article.weight < 1 || !article.level2) return;
    counted++;
    const over = (list: Picked, most: number) =>
      list
        .filter(({ index }) => probabilities[index]![row]! >= thresholds[foldOf[row]!]![index]!)
        .sort((a, b) => probabilities[b.index]![row]! - probabilities[a.index]![row]!)
        .slice(0, most);
    const chosen = over(tops, 3);
    if (chosen.length === 0) chosen.push(best(tops, row));
    for (const { label, index } of chosen) {
      confident.push({ confidence: probabilities[index]![row]!, right: label.truth[row] === 1 });
    }
    const found = new Set(chosen.map(({ label }) => label.name.slice(7)));
    micro.level1.addSets(found, new Set(article.level1));
    tops.forEach(({ label, index }, place) => {
      const one = (is: boolean) => new Set(is ? [index] : []);
      perTop[place]!.addSets(one(chosen.some((each) => each.index === index)), one(label.truth[row] === 1));
    });
    if (best(tops, row).label.truth[row]) bestRight++;
    const parents = new Set(chosen.map(({ label }) => label.name));
    const foundBelow = over(
      below.filter(({ label }) => parents.has(parentOf.get(label.name) ?? '')),
      4,
    ).map(({ label }) => label.name.slice(7));
    micro.level2.addSets(new Set(foundBelow), new Set(article.level2));
    if (kinds.length > 0 && best(kinds, row).label.truth[row]) kindRight++;
  });
  return [
    `level 1 micro ${micro.level1.precision.toFixed(3)} ${micro.level1.recall.toFixed(3)} F1 ${score(micro.level1.f1)}`,
    `level 1 macro F1 ${score(perTop.reduce((sum, tally) => sum + tally.f1, 0) / perTop.length)}`,
    `best topic among the gold ones ${score(bestRight / counted)}`,
    `level 1 ECE ${score(expectedCalibrationError(confident))}`,
    `level 2 micro F1 ${score(micro.level2.f1)}`,
    `kind accuracy ${score(kindRight / counted)}`,
    ...tops.map(({ label }, place) => `${label.name} F1 ${score(perTop[place]!.f1)}`),
  ];
}

type Picked = { label: TrainingLabel; index: number }[];
