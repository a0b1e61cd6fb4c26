import mammoth from 'mammoth';
import { Rejection } from '../../errors';
import type { Article } from '../article';
import type { DocumentParagraph } from '../containers/document';
import { documentArticle } from '../containers/document';
import type { ParseContext } from '../parse';
import { readDocxProperties } from '../containers/docx-properties';
import type { ZipEntry } from './zip';

/** All XML that is read of a document may unpack to so many bytes and have so many tags; a long feature has 30,000. */
const MAX_XML_BYTES = 6_000_000;
const MAX_TAGS = 200_000;
const MAX_PARAGRAPHS = 50_000;
/** What Word adds to the alternative text of pictures it described itself. */
const DESCRIBED_BY_WORD = /\s{0,9}(?:Description )?automatically generated(?: with \w{1,9} confidence)?\.?$/i;

/** What mammoth reads a document from. It unpacks files of its own without a limit; from this it gets what we unpacked. */
interface Parts {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<string | Uint8Array>;
}

/** An element of mammoth's document, as its transforms see it. */
interface Element {
  type: string;
  children?: Element[];
  value?: string;
  styleName?: string | null;
  altText?: string;
}

/**
 * The article in a Word document.
 * @throws Rejection UNSAFE when its XML has a document type, TOO_COMPLEX, TOO_DEEP, MALFORMED or NO_ARTICLE
 */
export async function parseDocx(entries: readonly ZipEntry[], context: ParseContext): Promise<Article> {
  const parts = openParts(entries);
  const paragraphs = paragraphsOf(await documentOf(parts));
  if (!paragraphs.some(({ text }) => text.trim() !== '')) throw new Rejection('NO_ARTICLE');
  const properties = parts.exists('docProps/core.xml')
    ? readDocxProperties((await parts.read('docProps/core.xml', 'utf-8')) as string)
    : {};
  return documentArticle('docx', paragraphs, properties, context);
}

function openParts(entries: readonly ZipEntry[]): Parts {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  let left = MAX_XML_BYTES;
  let tags = 0;
  return {
    exists: (name) => byName.has(name),
    async read(name, encoding) {
      const bytes = await byName.get(name)!.read();
      left -= bytes.length;
      if (left < 0) throw new Rejection('TOO_COMPLEX');
      if (encoding === undefined) return bytes;
      const xml = new TextDecoder(encoding).decode(bytes);
      if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) throw new Rejection('UNSAFE');
      for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) tags++;
      if (tags > MAX_TAGS) throw new Rejection('TOO_COMPLEX');
      return xml;
    },
  };
}

async function documentOf(parts: Parts): Promise<Element> {
  let document: Element | undefined;
  const input = { file: parts } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  try {
    await mammoth.convertToHtml(input, {
      transformDocument(read: Element) {
        document = read;
        return { ...read, children: [] };
      },
    });
  } catch (cause) {
    if (cause instanceof Rejection) throw cause;
    if (cause instanceof RangeError) throw new Rejection('TOO_DEEP', undefined, { cause });
    throw new Rejection('MALFORMED', 'It is not a valid Word document.', { cause });
  }
  return document!;
}

function paragraphsOf(document: Element): DocumentParagraph[] {
  const paragraphs: DocumentParagraph[] = [];
  const visit = (element: Element): void => {
    if (paragraphs.length > MAX_PARAGRAPHS) throw new Rejection('TOO_COMPLEX');
    if (element.type === 'paragraph') {
      const pictures: string[] = [];
      const text = wordsOf(element, pictures);
      paragraphs.push({ text, ...styleOf(element) });
      for (const caption of pictures) paragraphs.push({ text: caption, style: 'caption' });
    } else if (element.type === 'tableRow' && element.children!.every(({ children }) => children!.length < 2)) {
      paragraphs.push({ text: element.children!.map((cell) => wordsOf(cell, []).trim()).join(' ') });
    } else element.children?.forEach(visit);
  };
  visit(document);
  return paragraphs;
}

/** The words of an element; the alternative texts of its pictures are added to `pictures`. */
function wordsOf({ type, value, altText, children = [] }: Element, pictures: string[]): string {
  if (type === 'text') return value ?? '';
  if (type === 'tab' || type === 'break') return ' ';
  if (type === 'image') {
    const caption = altText?.replace(DESCRIBED_BY_WORD, '').trim();
    if (caption) pictures.push(caption);
    return '';
  }
  return children.map((child) => wordsOf(child, pictures)).join('');
}

function styleOf({ styleName }: Element): Pick<DocumentParagraph, 'style'> {
  const name = styleName?.toLowerCase() ?? '';
  if (name === 'title') return { style: 'title' };
  if (name.startsWith('heading')) return { style: 'heading' };
  return name === 'caption' ? { style: 'caption' } : {};
}
