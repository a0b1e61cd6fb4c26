import type { DocumentParagraph } from './document';

/** A piece of a page's text, as pdf.js gives it. */
export interface PdfPiece {
  str: string;
  /** a, b, c, d, e, f: e and f are where it stands, in points from the lower left corner. */
  transform: number[];
  /** Points. */
  height: number;
  hasEOL: boolean;
}

interface PdfLine {
  text: string;
  /** Of its baseline. */
  y: number;
  /** Of its characters, in points. */
  size: number;
}

/** A gap between lines of so many sizes ends a paragraph. */
const PARAGRAPH_GAP = 1.7;
/** A change of size by so much ends a paragraph. */
const SIZE_CHANGE = 1.12;
/** A headline is so much larger than the body. */
const HEADLINE_SIZE = 1.3;
/** The headline is among so many first paragraphs. */
const HEAD = 8;
/** A line at the edge of so many pages is no part of the story. */
const REPEATED = 3;

/** The paragraphs of all pages: lines joined by their distance, hyphens at line ends undone, repeated heads and feet left out. */
export function pdfParagraphs(pages: readonly PdfPiece[][]): DocumentParagraph[] {
  const lines = withoutRepeated(pages.map(linesOf));
  const paragraphs: PdfLine[] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1);
    if (last && continues(last, line)) {
      last.text = joined(last.text, line.text);
      last.y = line.y;
    } else paragraphs.push({ ...line });
  }
  const headline = headlineOf(paragraphs);
  return paragraphs.map((paragraph) => ({
    text: paragraph.text,
    ...(paragraph === headline && { style: 'title' as const }),
  }));
}

function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | undefined;
  for (const { str, transform, height, hasEOL } of pieces) {
    const y = transform[5] ?? 0;
    const size = height || Math.abs(transform[3] ?? 0);
    if (line && str.trim() !== '' && Math.abs(y - line.y) > Math.max(size, line.size) * 0.6) line = undefined;
    if (!line) lines.push((line = { text: '', y, size }));
    line.text += str;
    if (str.trim() !== '') line.size = Math.max(line.size, size);
    if (hasEOL) line = undefined;
  }
  return lines.map((each) => ({ ...each, text: each.text.trim() })).filter(({ text }) => text !== '');
}

/** Numbers of pages, and lines that stand first or last on several pages but for their numbers, are no part of the story. */
function withoutRepeated(pages: readonly PdfLine[][]): PdfLine[] {
  const seen = new Map<string, number>();
  const key = ({ text }: PdfLine) => text.replace(/\d+/g, '#');
  for (const page of pages) {
    for (const edge of new Set([page[0], page.at(-1)])) if (edge) seen.set(key(edge), (seen.get(key(edge)) ?? 0) + 1);
  }
  return pages.flatMap((page) =>
    page.filter((line, index) => {
      const atEdge = index === 0 || index === page.length - 1;
      return !atEdge || !(/^\W*\d{1,4}\W*$/.test(line.text) || seen.get(key(line))! >= REPEATED);
    }),
  );
}

function continues(last: PdfLine, line: PdfLine): boolean {
  const ratio = last.size / line.size;
  if (ratio > SIZE_CHANGE || ratio < 1 / SIZE_CHANGE) return false;
  const gap = last.y - line.y;
  // At the head of the next column or page a sentence goes on.
  if (gap <= 0) return !/[.!?…]["'”’)\]]?$/.test(last.text);
  return gap <= Math.max(last.size, line.size) * PARAGRAPH_GAP;
}

function joined(before: string, after: string): string {
  return /\p{Ll}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after)
    ? before.slice(0, -1) + after
    : `${before} ${after}`;
}

/** The largest of the first paragraphs, when it is larger than most of the text. */
function headlineOf(paragraphs: readonly PdfLine[]): PdfLine | undefined {
  const characters = new Map<number, number>();
  for (const { size, text } of paragraphs) characters.set(size, (characters.get(size) ?? 0) + text.length);
  let body = 0;
  for (const [size, count] of characters) if (count > (characters.get(body) ?? 0)) body = size;
  let largest: PdfLine | undefined;
  for (const paragraph of paragraphs.slice(0, HEAD)) if (paragraph.size > (largest?.size ?? 0)) largest = paragraph;
  return largest && largest.size >= body * HEADLINE_SIZE ? largest : undefined;
}
