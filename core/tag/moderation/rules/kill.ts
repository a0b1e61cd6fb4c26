import { noticeRule } from './notice-rule';

/** The supplier takes the item, or the one it names, back for good: kill, elimination, withdrawal, disregard. */
export const kill = noticeRule(
  'kill',
  ['kill'],
  'The supplier has killed or withdrawn this: do not use, and take down what ran.',
);
