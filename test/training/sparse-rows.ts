import type { SparseRows } from '../../training/linear-svm';

/** Rows of numbers, most of them 0, as the learners read them. */
export function sparse(dense: number[][]): SparseRows {
  const rows = dense.map((row) => row.map((value, column) => ({ value, column })).filter(({ value }) => value !== 0));
  let last = 0;
  return {
    count: dense.length,
    width: dense[0]!.length,
    offsets: Uint32Array.from([0, ...rows.map((row) => (last += row.length))]),
    columns: Uint32Array.from(rows.flat(), ({ column }) => column),
    values: Float32Array.from(rows.flat(), ({ value }) => value),
  };
}
