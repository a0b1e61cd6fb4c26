import { labelRule } from './label-rule';

/** Says that software or a language model wrote or translated it. */
export const machineGenerated = labelRule('machine-generated', 'Says that it was made by a machine.');
