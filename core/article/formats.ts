import { gzip } from './containers/gzip';
import { mail } from './containers/mail';
import { pdf } from './containers/pdf';
import { refused } from './containers/refused';
import { rtf } from './containers/rtf';
import { zip } from './containers/zip';
import type { ByteFormat, TextFormat } from './format';
import { parsePlainText } from './plain-text';
import { isWireText } from './wire-text/frame';
import { parseWireText } from './wire-text/parse-wire-text';

/**
 * Every format, in the order they are asked: the first that recognises a file reads it. A parser that brings a large
 * library stands in ./heavy and is loaded by the first file that needs it (./heavy-parsers.ts).
 */
export const BYTE_FORMATS: readonly ByteFormat[] = [zip, gzip, pdf, rtf, refused, mail];

const plainText: TextFormat = {
  name: 'text',
  recognises: () => true,
  parse: ({ text }, context) => [parsePlainText(text, context)],
};

const wireText: TextFormat = {
  name: 'wire-text',
  recognises: ({ text }) => isWireText(text),
  parse: ({ text }, context) => parseWireText(text, context),
};

/** Plain text comes last: it takes whatever no other format does. */
export const TEXT_FORMATS: readonly TextFormat[] = [wireText, plainText];
