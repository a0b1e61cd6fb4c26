import type { ByteFormat, TextFormat } from './format';
import { parsePlainText } from './plain-text';

/**
 * Every format, in the order they are asked: the first that recognises a file reads it. A parser that brings a large
 * library stands in ./heavy and is imported here by path, so that it becomes a file of its own in the Lambda's asset and is
 * loaded by the first file that needs it (lib/bundled-code.ts).
 */
export const BYTE_FORMATS: readonly ByteFormat[] = [];

const plainText: TextFormat = {
  name: 'text',
  recognises: () => true,
  parse: ({ text }, context) => [parsePlainText(text, context)],
};

/** Plain text comes last: it takes whatever no other format does. */
export const TEXT_FORMATS: readonly TextFormat[] = [plainText];
