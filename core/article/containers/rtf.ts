import { Rejection } from '../../errors';
import type { ByteFormat } from '../format';
import { documentArticle } from './document';
import { readRtf } from './rtf-reader';

const BEGINNING = '{\\rtf';

/** Rich Text Format. */
export const rtf: ByteFormat = {
  name: 'rtf',
  recognises: ({ bytes }) => [...BEGINNING].every((character, index) => bytes[index] === character.charCodeAt(0)),
  parse({ bytes }, context) {
    const { paragraphs, title, author, created, revised } = readRtf(bytes);
    if (paragraphs.length === 0) throw new Rejection('NO_ARTICLE');
    const given = {
      ...(title && { headline: title }),
      ...(author && { by: author }),
      ...(created && { firstCreated: created }),
      ...((revised ?? created) && { versionCreated: revised ?? created }),
    };
    const lines = paragraphs.map((text) => ({ text }));
    return [documentArticle('rtf', lines, given, context)];
  },
};
