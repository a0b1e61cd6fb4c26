import { noticeRule } from './notice-rule';

/** The item corrects, clarifies or repeats an earlier one. */
export const correction = noticeRule(
  'correction',
  ['correction', 'clarification', 'refile'],
  'Corrects, clarifies or repeats an earlier version.',
);
