import { Rejection } from '../errors';
import { gzip } from './containers/gzip';
import { mail } from './containers/mail';
import { pdf } from './containers/pdf';
import { refused } from './containers/refused';
import { rtf } from './containers/rtf';
import { zip } from './containers/zip';
import type { ByteFormat, TextFormat } from './format';
import { loadNewsJsonParser, loadNewsXmlParser } from './heavy-parsers';
import { isJson, isProgramSource } from './json-shape';
import { html } from './html';
import { MAX_TEXT, tooLong } from './limits';
import { markdown } from './markdown';
import { parsePlainText } from './plain-text';
import { isWireText } from './wire-text/frame';
import { parseWireText } from './wire-text/parse-wire-text';
import { isXml } from './xml/xml-shape';

/**
 * Every format, in the order they are asked: the first that recognises a file reads it. A parser that brings a large
 * library stands in ./heavy and is loaded by the first file that needs it (./heavy-parsers.ts).
 */
export const BYTE_FORMATS: readonly ByteFormat[] = [zip, gzip, pdf, rtf, refused, mail];

const newsXml: TextFormat = {
  name: 'xml',
  recognises: isXml,
  parse: async ({ text }, context) => (await loadNewsXmlParser()).parseNewsXml(text, context),
};

const newsJson: TextFormat = {
  name: 'json',
  recognises: isJson,
  parse: async ({ text }, context) => (await loadNewsJsonParser()).parseNewsJson(text, context),
};

const programSource: TextFormat = {
  name: 'program source',
  recognises: isProgramSource,
  parse: () => {
    throw new Rejection('UNSUPPORTED_FORMAT', 'It is the source of a program.');
  },
};

const wireText: TextFormat = {
  name: 'wire-text',
  recognises: ({ text }) => isWireText(text),
  parse: ({ text }, context) => parseWireText(text, context),
};

const plainText: TextFormat = {
  name: 'text',
  recognises: () => true,
  parse({ text }, context) {
    // Its text is the article's: not read only to be refused.
    if (text.length > MAX_TEXT) throw tooLong();
    return [parsePlainText(text, context)];
  },
};

/** Plain text comes last: it takes whatever no other format does. */
export const TEXT_FORMATS: readonly TextFormat[] = [
  newsXml,
  newsJson,
  html,
  programSource,
  wireText,
  markdown,
  plainText,
];
