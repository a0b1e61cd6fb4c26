import { noticeRule } from './notice-rule';

/** The supplier asks to hold the item back until it says more. */
export const withhold = noticeRule(
  'withhold',
  ['withhold'],
  'The supplier asks to withhold this until further notice.',
);
