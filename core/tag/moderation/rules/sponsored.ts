import { labelRule } from './label-rule';

/** Paid content: advertorial, sponsored, partner content. */
export const sponsored = labelRule('sponsored', 'Marked as paid or sponsored content.');
