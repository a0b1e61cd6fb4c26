import { weightedRule } from './weighted-rule';

/** Sexual content or sexual violence. */
export const sexual = weightedRule('sexual', 'Tells of sexual acts or sexual violence.');
