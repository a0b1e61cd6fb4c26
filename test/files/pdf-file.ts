import { deflateSync } from 'node:zlib';

/** A line of a PDF: its words (ASCII), size and distance from the foot of the page, in points. */
export interface PdfLineSpec {
  text: string;
  size: number;
  y: number;
}

export interface PdfParts {
  pages: readonly (readonly PdfLineSpec[])[];
  title?: string;
  /** Added to the trailer. */
  trailer?: string;
  /** Objects of its own: number (from 100), what stands before the stream, the stream. */
  extra?: readonly { number: number; dictionary: string; stream?: Buffer }[];
  /** Resources of every page beside the font. */
  resources?: string;
  /** Drawn on every page. */
  drawing?: string;
}

const escape = (text: string) => text.replace(/[\\()]/g, '\\$&');

/** Writes a PDF of text lines, its streams compressed. */
export function pdfFile({ pages, title, trailer = '', extra = [], resources = '', drawing = '' }: PdfParts): Buffer {
  const objects = new Map<number, Buffer>();
  const object = (number: number, dictionary: string, stream?: Buffer) => {
    const body = stream
      ? [Buffer.from(`${dictionary}\nstream\n`), stream, Buffer.from('\nendstream')]
      : [Buffer.from(dictionary)];
    objects.set(number, Buffer.concat([Buffer.from(`${number} 0 obj\n`), ...body, Buffer.from('\nendobj\n')]));
  };
  const deflated = (number: number, data: string) => {
    const packed = deflateSync(Buffer.from(data, 'latin1'));
    object(number, `<< /Length ${packed.length} /Filter /FlateDecode >>`, packed);
  };
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, index) => `${10 + index * 2} 0 R`).join(' ');
  object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  object(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  object(4, `<< /Title (${escape(title ?? '')}) /Author (Ann Lee) /CreationDate (D:20240305093000+01'00') >>`);
  pages.forEach((lines, index) => {
    const number = 10 + index * 2;
    object(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> ${resources} >> >>`,
    );
    const shown = lines.map(({ text, size, y }) => `BT /F1 ${size} Tf 50 ${y} Td (${escape(text)}) Tj ET`);
    deflated(number + 1, [...shown, drawing].join('\n'));
  });
  for (const { number, dictionary, stream } of extra) object(number, dictionary, stream);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let offset = parts[0]!.length;
  const rows: string[] = [];
  for (const [number, body] of [...objects].sort(([a], [b]) => a - b)) {
    rows.push(`${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
    parts.push(body);
    offset += body.length;
  }
  parts.push(
    Buffer.from(
      `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<< /Size 1000 /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
