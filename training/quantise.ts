import { packEntry, unpackWeight } from '../core/tag/topics/model';
import type { SparseRows } from './linear-svm';

const LARGEST = 127;
/** The share of the largest weights of a label that is clipped, so that one odd feature does not coarsen all others. */
const CLIPPED = 0.0001;

export interface QuantisedWeights {
  /** By label: what one unit of its weights is worth. */
  gains: number[];
  rows: Uint32Array;
  entries: Uint16Array;
  /** By feature kept: its number before. */
  kept: number[];
}

/**
 * Rounds weights to whole numbers from -127 to 127 and drops those that move a probability least, since the time an
 * article takes grows with the weights of its words.
 * @param weights by label, by feature
 * @param slopes by label: how much its logit grows with its score
 * @param most how many weights to keep at most, over all labels
 */
export function quantise(
  weights: readonly Float32Array[],
  slopes: readonly number[],
  rarity: Float32Array,
  most: number,
): QuantisedWeights {
  const gains = weights.map((of) => {
    const sizes = Float32Array.from(of, Math.abs).sort();
    return sizes[sizes.length - 1 - Math.floor(sizes.length * CLIPPED)]! / LARGEST || 1;
  });
  const rounded = (label: number, feature: number) =>
    Math.max(-LARGEST, Math.min(LARGEST, Math.round(weights[label]![feature]! / gains[label]!)));
  const importance = (label: number, feature: number) =>
    Math.fround(Math.abs(rounded(label, feature)) * gains[label]! * slopes[label]! * rarity[feature]!);

  const all = new Float32Array(weights.length * rarity.length);
  for (let label = 0; label < weights.length; label++) {
    for (let feature = 0; feature < rarity.length; feature++) {
      all[label * rarity.length + feature] = importance(label, feature);
    }
  }
  all.sort();
  const least = all[Math.max(0, all.length - most)]!;

  const rows = [0];
  const entries: number[] = [];
  const kept: number[] = [];
  for (let feature = 0; feature < rarity.length; feature++) {
    const before = entries.length;
    for (let label = 0; label < weights.length; label++) {
      const weight = rounded(label, feature);
      if (weight !== 0 && importance(label, feature) >= least) entries.push(packEntry(label, weight));
    }
    if (entries.length === before) continue;
    kept.push(feature);
    rows.push(entries.length);
  }
  return { gains, rows: Uint32Array.from(rows), entries: Uint16Array.from(entries), kept };
}

/**
 * How to read the scores of quantised weights as those of the full ones: by least squares over articles, since what was
 * dropped does not cancel out, and since only the features kept count towards the length of an article.
 * @param vectors articles as vectors of length 1 over all features
 * @returns by label: full = scale * quantised + shift (without the bias)
 */
export function fitQuantised(
  weights: readonly Float32Array[],
  { gains, rows, entries, kept }: QuantisedWeights,
  vectors: SparseRows,
): { scale: number; shift: number }[] {
  const numberOf = new Int32Array(vectors.width).fill(-1);
  kept.forEach((feature, number) => (numberOf[feature] = number));
  const sums = weights.map(() => ({ x: 0, y: 0, xx: 0, xy: 0 }));
  const full = new Float64Array(weights.length);
  const coarse = new Float64Array(weights.length);
  for (let row = 0; row < vectors.count; row++) {
    full.fill(0);
    coarse.fill(0);
    let square = 0;
    for (let at = vectors.offsets[row]!; at < vectors.offsets[row + 1]!; at++) {
      const feature = vectors.columns[at]!;
      const value = vectors.values[at]!;
      for (let label = 0; label < weights.length; label++) full[label]! += weights[label]![feature]! * value;
      const number = numberOf[feature]!;
      if (number < 0) continue;
      square += value * value;
      for (let entry = rows[number]!; entry < rows[number + 1]!; entry++) {
        coarse[entries[entry]! >>> 8]! += unpackWeight(entries[entry]!) * value;
      }
    }
    const length = Math.sqrt(square) || 1;
    sums.forEach((sum, label) => {
      const x = (coarse[label]! * gains[label]!) / length;
      const y = full[label]!;
      sum.x += x;
      sum.y += y;
      sum.xx += x * x;
      sum.xy += x * y;
    });
  }
  return sums.map(({ x, y, xx, xy }) => {
    const n = vectors.count;
    const scale = (n * xy - x * y) / (n * xx - x * x || 1);
    return { scale, shift: (y - scale * x) / n };
  });
}
