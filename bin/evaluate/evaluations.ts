import type { Evaluation } from './evaluation';
import { evaluation as intake } from './intake';
import { evaluation as moderation } from './moderation';
import { evaluation as provenance } from './provenance';
import { evaluation as regions } from './regions';
import { evaluation as reuse } from './reuse';
import { evaluation as topics } from './topics';
import { evaluation as wire } from './wire';

/** Every evaluation there is; each lives in a file of its name. */
export const EVALUATIONS: Evaluation[] = [intake, wire, topics, regions, provenance, reuse, moderation];
