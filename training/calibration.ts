/** Scores of one label over articles held out from training. */
export interface HeldOut {
  scores: Float32Array;
  /** 1 where the label is right, 0 where not. */
  truth: Uint8Array;
}

export interface Calibration {
  slope: number;
  intercept: number;
}

/**
 * Fits probability = 1 / (1 + exp(-(slope * score + intercept))) to held-out scores by Newton's method (Platt 1999, with
 * the targets pulled off 0 and 1 as in Lin, Lin and Weng 2007).
 * @param rows which articles to fit on
 */
export function fitSigmoid({ scores, truth }: HeldOut, rows: readonly number[]): Calibration {
  let positive = 0;
  let negative = 0;
  for (const row of rows) {
    if (truth[row]) positive++;
    else negative++;
  }
  const high = (positive + 1) / (positive + 2);
  const low = 1 / (negative + 2);
  let slope = 1;
  let intercept = Math.log((positive + 1) / (negative + 1));
  for (let iteration = 0; iteration < 30; iteration++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-6, 0, 1e-6];
    for (const row of rows) {
      const score = scores[row]!;
      const p = 1 / (1 + Math.exp(-(slope * score + intercept)));
      const error = p - (truth[row] ? high : low);
      const curve = Math.max(p * (1 - p), 1e-9);
      g0 += error * score;
      g1 += error;
      h00 += curve * score * score;
      h01 += curve * score;
      h11 += curve;
    }
    const determinant = h00 * h11 - h01 * h01;
    const stepSlope = (g0 * h11 - g1 * h01) / determinant;
    const stepIntercept = (g1 * h00 - g0 * h01) / determinant;
    const damp = Math.min(1, 5 / (Math.abs(stepSlope) + Math.abs(stepIntercept) + 1e-9));
    slope -= damp * stepSlope;
    intercept -= damp * stepIntercept;
    if (Math.abs(stepSlope) + Math.abs(stepIntercept) < 1e-6) break;
  }
  return { slope, intercept };
}

/** Where F1 is best, as a probability, drawn towards `prior` with the strength of `PRIOR_SUPPORT` positive articles. */
export function bestThreshold(probabilities: readonly number[], truth: readonly boolean[], prior: number): number {
  const order = probabilities.map((_, index) => index).sort((a, b) => probabilities[b]! - probabilities[a]!);
  const positives = truth.filter(Boolean).length;
  let best = 0;
  let threshold = prior;
  let right = 0;
  order.forEach((index, place) => {
    if (truth[index]) right++;
    const f1 = (2 * right) / (place + 1 + positives);
    if (f1 > best) {
      best = f1;
      const next = order[place + 1];
      threshold = next === undefined ? probabilities[index]! : (probabilities[index]! + probabilities[next]!) / 2;
    }
  });
  return (threshold * positives + prior * PRIOR_SUPPORT) / (positives + PRIOR_SUPPORT);
}

/** A label with this many articles has its own threshold and the common one in equal parts. */
const PRIOR_SUPPORT = 600;
