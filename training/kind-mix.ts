import { Matrix, solve } from 'ml-matrix';
import type { TrainingLabel } from './labels';
import type { LinearModel } from './linear-svm';

/**
 * What the classifiers of kinds say together: the logit of a kind is the sum of the scores of all of them, each times a
 * weight, and a constant. Since all is linear, it is folded into the weights of words afterwards.
 */
export interface KindMix {
  /** By kind, by classifier; then the constant. */
  rows: number[][];
}

/** How many times its own score a kind's logit is before anything is known. */
const OWN_SCORE = 3;
/** How strongly weights are drawn to that; as much as so many articles would. */
const RIDGE = 2;
const RIDGE_OF_CONSTANT = 1e-3;
const STEPS = 8;
const LEAST_STEP = 1 / 256;

/**
 * Fits the mix to held-out scores by multinomial logistic regression (Newton's method), since an article has one kind only:
 * one classifier a kind knows nothing of the others.
 * @param scores by kind, by article
 * @param rows which articles to fit on
 * @param costs by article: how much it counts
 */
export function fitKindMix(
  kinds: readonly TrainingLabel[],
  scores: readonly Float32Array[],
  rows: readonly number[],
  costs: Float32Array,
): KindMix {
  const size = kinds.length;
  const width = size + 1;
  const dimension = size * width;
  const known = rows.filter((row) => kinds.some(({ truth }) => truth[row] === 1));
  const inputs = known.map((row) => [...scores.map((each) => each[row]!), 1]);
  const prior: number[][] = kinds.map((_, kind) =>
    Array.from({ length: width }, (_, from) => (from === kind ? OWN_SCORE : 0)),
  );
  const ridge = (from: number) => (from < size ? RIDGE : RIDGE_OF_CONSTANT);

  const lossOf = (mix: readonly number[][]) => {
    let loss = 0;
    mix.forEach((weights, kind) =>
      weights.forEach((weight, from) => (loss += (ridge(from) / 2) * (weight - prior[kind]![from]!) ** 2)),
    );
    known.forEach((row, index) => {
      const shares = sharesOf(mix.map((weights) => sumOf(weights, inputs[index]!)));
      const right = kinds.findIndex(({ truth }) => truth[row] === 1);
      loss -= costs[row]! * Math.log(Math.max(shares[right]!, Number.MIN_VALUE));
    });
    return loss;
  };

  let mix: number[][] = prior;
  let loss = lossOf(mix);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(dimension);
    const curve = new Float64Array(dimension * dimension);
    for (let at = 0; at < dimension; at++) {
      const [kind, from] = [Math.floor(at / width), at % width];
      slope[at] = ridge(from) * (mix[kind]![from]! - prior[kind]![from]!);
      curve[at * dimension + at] = ridge(from);
    }
    known.forEach((row, index) => {
      const shares = sharesOf(mix.map((weights) => sumOf(weights, inputs[index]!)));
      addArticle(slope, curve, inputs[index]!, shares, kinds, row, costs[row]!);
    });
    const move = solve(Matrix.from1DArray(dimension, dimension, curve), Matrix.columnVector(slope)).to1DArray();
    // A whole step may lead too far, where the curve is flat: it is halved until it leads down.
    for (let part = 1; part > LEAST_STEP; part /= 2) {
      const moved = mix.map((weights, kind) =>
        weights.map((weight, from) => weight - part * move[kind * width + from]!),
      );
      const lossThere = lossOf(moved);
      if (lossThere >= loss) continue;
      mix = moved;
      loss = lossThere;
      break;
    }
  }
  return { rows: mix };
}

function addArticle(
  slope: Float64Array,
  curve: Float64Array,
  inputs: readonly number[],
  shares: readonly number[],
  kinds: readonly TrainingLabel[],
  row: number,
  cost: number,
): void {
  const width = inputs.length;
  for (let kind = 0; kind < shares.length; kind++) {
    const error = cost * (shares[kind]! - kinds[kind]!.truth[row]!);
    for (let i = 0; i < width; i++) slope[kind * width + i]! += error * inputs[i]!;
    for (let other = 0; other < shares.length; other++) {
      const shared = cost * shares[kind]! * ((kind === other ? 1 : 0) - shares[other]!);
      for (let i = 0; i < width; i++) {
        const base = (kind * width + i) * slope.length + other * width;
        const factor = shared * inputs[i]!;
        for (let j = 0; j < width; j++) curve[base + j]! += factor * inputs[j]!;
      }
    }
  }
}

function sumOf(weights: readonly number[], inputs: readonly number[]): number {
  return inputs.reduce((sum, input, index) => sum + weights[index]! * input, 0);
}

function sharesOf(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const odds = logits.map((logit) => Math.exp(logit - most));
  const sum = odds.reduce((a, b) => a + b, 0);
  return odds.map((each) => each / sum);
}

/** The mixed scores of some articles, by kind; those of the others are 0. Their mean over the kinds is 0. */
export function mixScores(
  { rows: mix }: KindMix,
  scores: readonly Float32Array[],
  rows: readonly number[],
): Float32Array[] {
  const centred = centre(mix);
  const mixed = scores.map((each) => new Float32Array(each.length));
  for (const row of rows) {
    const inputs = [...scores.map((each) => each[row]!), 1];
    centred.forEach((weights, kind) => (mixed[kind]![row] = sumOf(weights, inputs)));
  }
  return mixed;
}

/** The mixed classifiers, as one classifier a kind. */
export function mixModels({ rows: mix }: KindMix, models: readonly LinearModel[]): LinearModel[] {
  return centre(mix).map((row) => ({
    weights: models[0]!.weights.map((_, feature) =>
      models.reduce((sum, { weights }, from) => sum + row[from]! * weights[feature]!, 0),
    ),
    bias: models.reduce((sum, { bias }, from) => sum + row[from]! * bias, row[models.length]!),
  }));
}

/** Only differences between logits mean something, and logits around 0 keep their digits as probabilities. */
function centre(mix: readonly number[][]): number[][] {
  const means = mix[0]!.map((_, from) => mix.reduce((sum, row) => sum + row[from]!, 0) / mix.length);
  return mix.map((row) => row.map((weight, from) => weight - means[from]!));
}

/** Held-out scores mixed as `mixScores` does, each fold by a mix that was fitted on the others. */
export function crossMixed(
  kinds: readonly TrainingLabel[],
  scores: readonly Float32Array[],
  foldOf: Uint8Array,
  costs: Float32Array,
): Float32Array[] {
  const all = scores.map((each) => new Float32Array(each.length));
  for (let fold = 0; fold <= Math.max(...foldOf); fold++) {
    const rowsOf = (inside: boolean) => [...foldOf.keys()].filter((row) => (foldOf[row] === fold) === inside);
    const inside = rowsOf(true);
    const mixed = mixScores(fitKindMix(kinds, scores, rowsOf(false), costs), scores, inside);
    mixed.forEach((from, kind) => {
      for (const row of inside) all[kind]![row] = from[row]!;
    });
  }
  return all;
}
