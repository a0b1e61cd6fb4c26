import type { SparseRows } from './linear-svm';
import { seededNumbers } from './linear-svm';

/** Columns that stand for groups of features, and how much each feature counts in each of them. */
export interface Clusters {
  count: number;
  /** By feature: `offsets[feature]` to `offsets[feature + 1]` of `clusters` and `loadings` are its own. */
  offsets: Uint32Array;
  clusters: Uint16Array;
  loadings: Float32Array;
}

export interface ClusterOptions {
  /** How many groups. */
  count: number;
  iterations: number;
  /** How many groups a word counts in, the nearest. */
  nearest: number;
  /** The power of the cosine that it counts by. */
  sharpness: number;
}

/**
 * Groups words of like use (spherical k-means, seeded; Dhillon and Modha 2001): what labels say of one word then holds for its
 * neighbours too, more sharply than the directions of the vectors can say it.
 * @param loadings by feature: its vector of length 1, `rank` numbers; zeros where it has none
 */
export function clusterWords(
  { rank, loadings }: { rank: number; loadings: Float32Array },
  { count, iterations, nearest, sharpness }: ClusterOptions,
): Clusters {
  const features = loadings.length / rank;
  const vectors: number[] = [];
  for (let feature = 0; feature < features; feature++) {
    if (loadings.subarray(feature * rank, (feature + 1) * rank).some((value) => value !== 0)) vectors.push(feature);
  }
  const size = Math.min(count, vectors.length);
  const centres = firstCentres(loadings, vectors, size, rank);
  const cosines = new Float32Array(size);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const sums = new Float32Array(centres.length);
    for (const feature of vectors) {
      cosinesWith(centres, loadings, feature, rank, cosines);
      const base = mostOf(cosines, 1)[0]! * rank;
      for (let d = 0; d < rank; d++) sums[base + d]! += loadings[feature * rank + d]!;
    }
    normalise(sums, centres, rank);
  }
  const offsets = new Uint32Array(features + 1);
  const clusters: number[] = [];
  const values: number[] = [];
  let next = 0;
  for (let feature = 0; feature < features; feature++) {
    if (vectors[next] === feature) {
      next++;
      cosinesWith(centres, loadings, feature, rank, cosines);
      const near = mostOf(cosines, nearest).map((cluster) => ({
        cluster,
        value: Math.max(0, cosines[cluster]!) ** sharpness,
      }));
      const length = Math.hypot(...near.map(({ value }) => value)) || 1;
      for (const { cluster, value } of near) {
        clusters.push(cluster);
        values.push(value / length);
      }
    }
    offsets[feature + 1] = clusters.length;
  }
  return { count: size, offsets, clusters: Uint16Array.from(clusters), loadings: Float32Array.from(values) };
}

function firstCentres(loadings: Float32Array, vectors: readonly number[], size: number, rank: number): Float32Array {
  const random = seededNumbers(271828);
  const order = [...vectors];
  const centres = new Float32Array(size * rank);
  for (let index = 0; index < size; index++) {
    const other = index + (random() % (order.length - index));
    [order[index], order[other]] = [order[other]!, order[index]!];
    centres.set(loadings.subarray(order[index]! * rank, (order[index]! + 1) * rank), index * rank);
  }
  return centres;
}

function cosinesWith(
  centres: Float32Array,
  loadings: Float32Array,
  feature: number,
  rank: number,
  cosines: Float32Array,
): void {
  const first = feature * rank;
  for (let cluster = 0; cluster < cosines.length; cluster++) {
    const base = cluster * rank;
    let sum = 0;
    for (let d = 0; d < rank; d++) sum += centres[base + d]! * loadings[first + d]!;
    cosines[cluster] = sum;
  }
}

/** Where the largest values stand, the largest first. */
function mostOf(values: Float32Array, count: number): number[] {
  const most: number[] = [];
  for (let index = 0; index < values.length; index++) {
    if (most.length === count && values[index]! <= values[most[count - 1]!]!) continue;
    let at = most.length;
    while (at > 0 && values[most[at - 1]!]! < values[index]!) at--;
    most.splice(at, 0, index);
    if (most.length > count) most.pop();
  }
  return most;
}

/** Puts sums of length 1 into the centres; a centre that nothing is near stays where it is. */
function normalise(sums: Float32Array, centres: Float32Array, rank: number): void {
  for (let base = 0; base < sums.length; base += rank) {
    const length = Math.hypot(...sums.subarray(base, base + rank));
    if (length === 0) continue;
    for (let d = 0; d < rank; d++) centres[base + d] = sums[base + d]! / length;
  }
}

/** Of the largest mean square of a cluster: what is added to each before it is evened out. */
const LEAST_MEAN_SQUARE = 1e-3;

/**
 * The same clusters, those that stand in most articles damped (to the fourth root of their mean square).
 * @param share the mean squared length of an article along all clusters; its words have about 1
 */
export function evenedOut(clusters: Clusters, rows: SparseRows, share: number): Clusters {
  const squares = new Float64Array(clusters.count);
  const places = new Float32Array(clusters.count);
  for (let row = 0; row < rows.count; row++) {
    placesOf(clusters, rows, row, places);
    for (let cluster = 0; cluster < places.length; cluster++) squares[cluster]! += places[cluster]! ** 2 / rows.count;
  }
  const least = LEAST_MEAN_SQUARE * Math.max(...squares);
  const damping = squares.map((square) => (square + least) ** -0.25);
  const total = squares.reduce((sum, square, cluster) => sum + square * damping[cluster]! ** 2, 0);
  const scale = Math.sqrt(share / total);
  return {
    ...clusters,
    loadings: clusters.loadings.map((value, at) => value * damping[clusters.clusters[at]!]! * scale),
  };
}

function placesOf(clusters: Clusters, rows: SparseRows, row: number, places: Float32Array): void {
  places.fill(0);
  for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
    const feature = rows.columns[at]!;
    if (feature >= clusters.offsets.length - 1) continue;
    for (let own = clusters.offsets[feature]!; own < clusters.offsets[feature + 1]!; own++) {
      places[clusters.clusters[own]!]! += rows.values[at]! * clusters.loadings[own]!;
    }
  }
}

/** Adds what each row holds of each cluster as further columns. Columns past the features, such as directions, are in no cluster. */
export function withClusters(rows: SparseRows, clusters: Clusters): SparseRows {
  const columns: number[] = [];
  const values: number[] = [];
  const offsets = new Uint32Array(rows.count + 1);
  const places = new Float32Array(clusters.count);
  for (let row = 0; row < rows.count; row++) {
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
      columns.push(rows.columns[at]!);
      values.push(rows.values[at]!);
    }
    placesOf(clusters, rows, row, places);
    for (let cluster = 0; cluster < places.length; cluster++) {
      if (places[cluster] === 0) continue;
      columns.push(rows.width + cluster);
      values.push(places[cluster]!);
    }
    offsets[row + 1] = columns.length;
  }
  return {
    count: rows.count,
    width: rows.width + clusters.count,
    offsets,
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  };
}

/** Folds weights on clusters back into weights of features, since both are linear. */
export function withoutClusters(weights: Float32Array, clusters: Clusters): Float32Array {
  const width = weights.length - clusters.count;
  const folded = weights.slice(0, width);
  for (let feature = 0; feature < clusters.offsets.length - 1; feature++) {
    for (let own = clusters.offsets[feature]!; own < clusters.offsets[feature + 1]!; own++) {
      folded[feature]! += clusters.loadings[own]! * weights[width + clusters.clusters[own]!]!;
    }
  }
  return folded;
}
