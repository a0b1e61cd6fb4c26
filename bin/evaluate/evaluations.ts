import type { Evaluation } from './evaluation';

/** Every evaluation there is; each lives in a file of its name. */
export const EVALUATIONS: Evaluation[] = [];
