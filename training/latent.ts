import type { SparseRows } from './linear-svm';
import { seededNumbers } from './linear-svm';

/**
 * The first directions in which the words of a corpus vary together (latent semantic analysis), by randomized subspace
 * iteration (Halko, Martinsson, Tropp 2011). Words that stand in the same stories get the same directions, labels or
 * not, which is how unlabelled articles help.
 * @returns by feature, `rank` numbers in a row: its loading on each direction; directions are orthonormal
 */
export function latentDirections(rows: SparseRows, rank: number, iterations: number): Float32Array {
  const next = seededNumbers(12345);
  let basis = new Float32Array(rows.width * rank);
  for (let index = 0; index < basis.length; index++) basis[index] = next() / 2 ** 31 - 1;
  orthonormalise(basis, rows.width, rank);
  for (let iteration = 0; iteration < iterations; iteration++) {
    basis = applyGram(rows, basis, rank);
    orthonormalise(basis, rows.width, rank);
  }
  return basis;
}

/** XᵀX times the basis, one row of X at a time. */
function applyGram(rows: SparseRows, basis: Float32Array, rank: number): Float32Array<ArrayBuffer> {
  const { offsets, columns, values } = rows;
  const result = new Float32Array(basis.length);
  const projected = new Float32Array(rank);
  for (let row = 0; row < rows.count; row++) {
    projected.fill(0);
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const base = columns[at]! * rank;
      const value = values[at]!;
      for (let direction = 0; direction < rank; direction++) projected[direction]! += value * basis[base + direction]!;
    }
    for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
      const base = columns[at]! * rank;
      const value = values[at]!;
      for (let direction = 0; direction < rank; direction++) result[base + direction]! += value * projected[direction]!;
    }
  }
  return result;
}

/** Gram–Schmidt on the columns, by way of the Cholesky factor of their Gram matrix. */
function orthonormalise(basis: Float32Array, height: number, rank: number): void {
  const gram = new Float64Array(rank * rank);
  for (let row = 0; row < height; row++) {
    const base = row * rank;
    for (let i = 0; i < rank; i++) {
      const value = basis[base + i]!;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++) gram[i * rank + j]! += value * basis[base + j]!;
    }
  }
  const lower = new Float64Array(rank * rank);
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * rank + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * rank + k]! * lower[j * rank + k]!;
      lower[i * rank + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j * rank + j]!;
    }
  }
  for (let row = 0; row < height; row++) {
    const base = row * rank;
    for (let i = 0; i < rank; i++) {
      let value = basis[base + i]!;
      for (let k = 0; k < i; k++) value -= lower[i * rank + k]! * basis[base + k]!;
      basis[base + i] = value / lower[i * rank + i]!;
    }
  }
}
