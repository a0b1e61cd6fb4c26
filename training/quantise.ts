import { packEntry } from '../core/tag/topics/model';

const LARGEST = 127;

export interface QuantisedWeights {
  /** By label: what one unit of its weights is worth. */
  gains: number[];
  rows: Uint32Array;
  entries: Uint16Array;
  /** By feature kept: its number before. */
  kept: number[];
}

/**
 * Rounds weights to whole numbers from -127 to 127 and drops those that matter least: what a weight moves in a typical
 * article is the weight times the feature's rarity times the root of how common it is.
 * @param weights by label, by feature
 * @param commonness by feature: the share of articles that hold it
 * @param most how many weights to keep at most, over all labels
 */
export function quantise(
  weights: readonly Float32Array[],
  rarity: Float32Array,
  commonness: Float32Array,
  most: number,
): QuantisedWeights {
  const reach = rarity.map((each, feature) => each * Math.sqrt(commonness[feature]!));
  const gains = weights.map((of) => {
    // The largest hundredth of a per mille is clipped, so that one odd feature does not coarsen all others.
    const sizes = Float32Array.from(of, Math.abs).sort();
    return sizes[Math.max(0, sizes.length - 1 - Math.ceil(sizes.length / 10_000))]! / LARGEST || 1;
  });
  const importance: number[] = [];
  weights.forEach((of, label) => {
    const norm = Math.sqrt(of.reduce((sum, weight, feature) => sum + (weight * reach[feature]!) ** 2, 0)) || 1;
    for (let feature = 0; feature < of.length; feature++) {
      if (Math.abs(of[feature]!) >= gains[label]! / 2) importance.push(Math.abs(of[feature]! * reach[feature]!) / norm);
    }
  });
  const least = importance.length <= most ? 0 : Float64Array.from(importance).sort()[importance.length - most]!;
  const norms = weights.map(
    (of) => Math.sqrt(of.reduce((sum, weight, feature) => sum + (weight * reach[feature]!) ** 2, 0)) || 1,
  );

  const rows = [0];
  const entries: number[] = [];
  const kept: number[] = [];
  for (let feature = 0; feature < rarity.length; feature++) {
    const before = entries.length;
    weights.forEach((of, label) => {
      const weight = Math.max(-LARGEST, Math.min(LARGEST, Math.round(of[feature]! / gains[label]!)));
      if (weight !== 0 && Math.abs(of[feature]! * reach[feature]!) / norms[label]! >= least) {
        entries.push(packEntry(label, weight));
      }
    });
    if (entries.length === before) continue;
    kept.push(feature);
    rows.push(entries.length);
  }
  return { gains, rows: Uint32Array.from(rows), entries: Uint16Array.from(entries), kept };
}
