import { labelRule } from './label-rule';

/** The copy itself says that it rests on one source or could not be checked. */
export const unconfirmed = labelRule('unconfirmed', 'Says itself that it is unconfirmed.');
