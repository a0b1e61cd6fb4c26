/** Rows of features: those of row i are `columns[offsets[i]..offsets[i+1]]`, with `values` alongside. */
export interface SparseRows {
  count: number;
  width: number;
  offsets: Uint32Array;
  columns: Uint32Array;
  values: Float32Array;
}

export interface LinearModel {
  /** By feature. */
  weights: Float32Array;
  bias: number;
}

export interface SvmOptions {
  epochs: number;
  /** The constant feature that the bias is the weight of. */
  biasScale: number;
}

export function rowScore(rows: SparseRows, row: number, { weights, bias }: LinearModel): number {
  let score = bias;
  for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
    score += weights[rows.columns[at]!]! * rows.values[at]!;
  }
  return score;
}

/** A fixed, seeded sequence of numbers below 2^32 (xorshift32), so that a training run can be repeated exactly. */
export function seededNumbers(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

/**
 * Trains a linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al. 2008,
 * algorithm 1, as in liblinear).
 * @param targets by row: +1 or -1
 * @param costs by row: what a mistake costs; 0 leaves the row out
 */
export function trainSvm(
  rows: SparseRows,
  targets: Int8Array,
  costs: Float32Array,
  { epochs, biasScale }: SvmOptions,
): LinearModel {
  const { offsets, columns, values } = rows;
  const weights = new Float32Array(rows.width);
  let bias = 0;
  const alpha = new Float32Array(rows.count);
  const diagonal = new Float32Array(rows.count);
  const active: number[] = [];
  for (let row = 0; row < rows.count; row++) {
    if (costs[row] === 0) continue;
    active.push(row);
    let square = biasScale * biasScale + 1 / (2 * costs[row]!);
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) square += values[at]! * values[at]!;
    diagonal[row] = square;
  }
  const next = seededNumbers(0x9e3779b9);
  let remaining = active.length;
  for (let epoch = 0; epoch < epochs; epoch++) {
    // Rows far on the right side are skipped for some epochs (shrinking), and all are looked at again now and then.
    if (epoch % 5 === 0) remaining = active.length;
    for (let index = remaining - 1; index > 0; index--) {
      const other = next() % (index + 1);
      [active[index], active[other]] = [active[other]!, active[index]!];
    }
    for (let index = 0; index < remaining; index++) {
      const row = active[index]!;
      const first = offsets[row]!;
      const last = offsets[row + 1]!;
      const target = targets[row]!;
      let margin = bias * biasScale;
      for (let at = first; at < last; at++) margin += weights[columns[at]!]! * values[at]!;
      const gradient = target * margin - 1 + alpha[row]! / (2 * costs[row]!);
      if (alpha[row] === 0 && gradient > 0) {
        if (gradient > 0.3) {
          remaining--;
          active[index] = active[remaining]!;
          active[remaining] = row;
          index--;
        }
        continue;
      }
      const updated = Math.max(alpha[row]! - gradient / diagonal[row]!, 0);
      const step = (updated - alpha[row]!) * target;
      alpha[row] = updated;
      if (step === 0) continue;
      bias += step * biasScale;
      for (let at = first; at < last; at++) weights[columns[at]!]! += step * values[at]!;
    }
  }
  return { weights, bias: bias * biasScale };
}
