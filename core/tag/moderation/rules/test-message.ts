import { noticeRule } from './notice-rule';

/** A test of the line, not news. */
export const testMessage = noticeRule('test-message', ['test'], 'A test message, not news.');
