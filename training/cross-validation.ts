import type { TrainingLabel } from './labels';
import type { SparseRows, SvmOptions } from './linear-svm';
import { rowScore, trainSvm } from './linear-svm';

/** By article: which fold it is held out in. Articles of one group share a fold. */
export function foldsOf(groups: Int32Array, folds: number): Uint8Array {
  return Uint8Array.from(groups, (group) => (Math.imul(group + 7, 0x9e3779b1) >>> 16) % folds);
}

/** What a mistake on each article costs: nothing where the label is unknown or the article is left out. */
export function costsOf(
  { known }: TrainingLabel,
  weights: Float32Array,
  cost: number,
  leaveOut: (row: number) => boolean = () => false,
): Float32Array {
  return weights.map((weight, row) => (known[row] === 0 || leaveOut(row) ? 0 : weight * cost));
}

/** The score of each article for a label, from a classifier that has not seen the article's fold. */
export function heldOutScores(
  rows: SparseRows,
  label: TrainingLabel,
  weights: Float32Array,
  foldOf: Uint8Array,
  options: SvmOptions & { cost: number },
): Float32Array {
  const scores = new Float32Array(rows.count);
  const targets = Int8Array.from(label.truth, (truth) => (truth ? 1 : -1));
  const folds = Math.max(...foldOf) + 1;
  for (let fold = 0; fold < folds; fold++) {
    const costs = costsOf(label, weights, options.cost, (row) => foldOf[row] === fold);
    const model = trainSvm(rows, targets, costs, options);
    for (let row = 0; row < rows.count; row++) if (foldOf[row] === fold) scores[row] = rowScore(rows, row, model);
  }
  return scores;
}
