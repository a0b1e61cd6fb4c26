/** Logistic regression with an L2 penalty for each column, for few features and rare labels. Deterministic. */

export interface Sample {
  /** Columns and their values, side by side. */
  columns: readonly number[];
  values: readonly number[];
  flagged: boolean;
  /** What a mistake on it costs, of what one on others does. */
  share: number;
}

export interface LogisticModel {
  /** By column. */
  weights: Float64Array;
  bias: number;
}

const STEPS = 160;
const RATE = 0.5;
const FIRST_BIAS = -3;
const LEAST_SQUARE = 1e-6;

export function logisticScore({ weights, bias }: LogisticModel, { columns, values }: Sample): number {
  let score = bias;
  for (let at = 0; at < columns.length; at++) score += weights[columns[at]!]! * values[at]!;
  return score;
}

/**
 * Batch gradient ascent with a step of its own for each weight (Adagrad).
 * @param penalties By column: the penalty of its squared weight.
 */
export function fitLogistic(samples: readonly Sample[], penalties: Float64Array): LogisticModel {
  const size = penalties.length;
  const model: LogisticModel = { weights: new Float64Array(size), bias: FIRST_BIAS };
  const squares = new Float64Array(size).fill(LEAST_SQUARE);
  const gradient = new Float64Array(size);
  let biasSquare = LEAST_SQUARE;
  for (let step = 0; step < STEPS; step++) {
    gradient.fill(0);
    let biasGradient = 0;
    for (const sample of samples) {
      const { columns, values, flagged, share } = sample;
      const error = share * (Number(flagged) - 1 / (1 + Math.exp(-logisticScore(model, sample))));
      biasGradient += error;
      for (let at = 0; at < columns.length; at++) gradient[columns[at]!]! += error * values[at]!;
    }
    biasSquare += biasGradient ** 2;
    model.bias += (RATE * biasGradient) / Math.sqrt(biasSquare);
    for (let column = 0; column < size; column++) {
      const pull = gradient[column]! - penalties[column]! * model.weights[column]!;
      squares[column]! += pull ** 2;
      model.weights[column]! += (RATE * pull) / Math.sqrt(squares[column]!);
    }
  }
  return model;
}
