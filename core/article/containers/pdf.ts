import type { ByteFormat } from '../format';
import { loadPdfParser } from '../heavy-parsers';

const BEGINNING = '%PDF-';
/** Readers accept so many bytes before the beginning. */
const HEAD = 1_024;

/** PDF with a text layer. */
export const pdf: ByteFormat = {
  name: 'pdf',
  recognises({ bytes, extension, contentType }) {
    const announced = extension === 'pdf' || contentType?.startsWith('application/pdf') === true;
    const head = Buffer.from(
      bytes.buffer,
      bytes.byteOffset,
      Math.min(bytes.length, announced ? HEAD : BEGINNING.length),
    );
    return head.includes(BEGINNING);
  },
  async parse(file, context) {
    const { parsePdf } = await loadPdfParser();
    return [await parsePdf(file, context)];
  },
};
