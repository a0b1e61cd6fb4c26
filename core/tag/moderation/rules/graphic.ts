import { weightedRule } from './weighted-rule';

/** Injury or death told in detail: what style guides ask a warning for. */
export const graphic = weightedRule('graphic', 'Tells of injury or death in graphic detail.');
