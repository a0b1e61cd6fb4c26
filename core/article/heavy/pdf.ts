import { definePDFJSModule, getDocumentProxy } from 'unpdf';
import { Rejection } from '../../errors';
import type { Article } from '../article';
import { documentArticle } from '../containers/document';
import type { ByteFile } from '../format';
import type { ParseContext } from '../parse';
import type { GivenDetails } from '../rendering';
import type { PdfPiece } from '../containers/pdf-paragraphs';
import { pdfParagraphs } from '../containers/pdf-paragraphs';
import { checkPdfStreams } from '../containers/pdf-streams';

const MAX_PAGES = 60;
/** Characters of all pages. */
const MAX_CHARACTERS = 500_000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * The article in a PDF with a text layer.
 * @throws Rejection ENCRYPTED, TOO_COMPLEX, MALFORMED, or NO_ARTICLE when it is pictures only
 */
export async function parsePdf({ bytes }: ByteFile, context: ParseContext): Promise<Article> {
  checkPdfStreams(bytes);
  const document = await open(bytes);
  try {
    if (document.numPages > MAX_PAGES) throw new Rejection('TOO_COMPLEX', `It has more than ${MAX_PAGES} pages.`);
    const paragraphs = pdfParagraphs(await piecesOf(document));
    if (paragraphs.length === 0) throw new Rejection('NO_ARTICLE', 'It has no text layer.');
    return documentArticle('pdf', paragraphs, await propertiesOf(document), context);
  } catch (cause) {
    throw cause instanceof Rejection ? cause : new Rejection('MALFORMED', 'It is not a valid PDF.', { cause });
  } finally {
    await document.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  await definePDFJSModule(() => import('unpdf/pdfjs'));
  try {
    // The reader takes the buffer over: it gets a copy.
    return await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
    });
  } catch (cause) {
    if ((cause as Error).name === 'PasswordException') throw new Rejection('ENCRYPTED', undefined, { cause });
    throw new Rejection('MALFORMED', 'It is not a valid PDF.', { cause });
  }
}

/** The text of each page, in pieces as they are drawn. */
async function piecesOf(document: PdfDocument): Promise<PdfPiece[][]> {
  const pages: PdfPiece[][] = [];
  let characters = 0;
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const pieces: PdfPiece[] = [];
    const reader = page.streamTextContent().getReader() as ReadableStreamDefaultReader<{ items: PdfPiece[] }>;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      for (const item of chunk.value.items) {
        characters += item.str.length + 1;
        pieces.push(item);
      }
      if (characters > MAX_CHARACTERS) {
        await reader.cancel();
        throw new Rejection('TOO_COMPLEX');
      }
    }
    pages.push(pieces);
    page.cleanup();
  }
  return pages;
}

async function propertiesOf(document: PdfDocument): Promise<GivenDetails> {
  const info = (await document.getMetadata()).info as Record<string, unknown>;
  const text = (name: string) => (typeof info[name] === 'string' ? info[name].trim() : '');
  const created = dateOf(text('CreationDate'));
  const modified = dateOf(text('ModDate')) ?? created;
  return {
    ...(text('Title') && { headline: text('Title') }),
    ...(text('Author') && { by: text('Author') }),
    ...(created && { firstCreated: created }),
    ...(modified && { versionCreated: modified }),
  };
}

/** A date as PDF writes it (PDF 32000-1, 7.9.4): `D:20240305093000+01'00'`. */
function dateOf(value: string): string | undefined {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?/.exec(value);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = '00', utc = '', hours, minutes = '00'] = match;
  const offset = hours ? `${hours}:${minutes}` : utc;
  const date = `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
  return Number.isNaN(Date.parse(date)) ? undefined : date;
}
