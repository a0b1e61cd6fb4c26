import { weightedRule } from './weighted-rule';

/** A child or teenager as victim or suspect, whose name may be protected. */
export const minor = weightedRule('minor', 'A minor is victim or suspect: check whether the name may be used.');
