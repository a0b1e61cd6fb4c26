import { labelRule } from './label-rule';

/** Marked as satire, or from an outlet that prints nothing else. */
export const satire = labelRule('satire', 'Marked as satire.');
