import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { rawBomb, zlibBomb } from '../files/bomb';
import { docxFile, docxParagraph } from '../files/docx-file';
import { mailFile } from '../files/mail-file';
import { pdfFile } from '../files/pdf-file';
import { zipFile } from '../files/zip-file';
import type { HostileFile } from './hostile-file';
import { LAUGHS, DEEP, MEGABYTE, STORY } from './hostile-file';

const A_MEGABYTE = Buffer.alloc(MEGABYTE, 'a');
const line = (words: string) => ({ text: words, size: 11, y: 700 });

/** What packed files follow each other in is one file to gzip. */
function gzipBomb(): Buffer {
  const packed = gzipSync(A_MEGABYTE);
  return Buffer.concat(Array.from({ length: 300 }, () => packed));
}

function* nestedZips(depth: number): Generator<Buffer> {
  let bytes: Buffer = Buffer.from(STORY);
  for (let level = 0; level < depth; level++) yield (bytes = zipFile([{ name: `${level}.zip`, data: bytes }]));
}

/** Each entry is a ZIP of entries that are ZIPs …: many times more files than bytes. */
function wideZip(): Buffer {
  let inner = zipFile(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.txt`, data: STORY })));
  for (let level = 0; level < 3; level++) {
    const data = inner;
    inner = zipFile(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, data })));
  }
  return inner;
}

function nestedMail(depth: number): Buffer {
  const open = Array.from(
    { length: depth },
    (_, index) => `Content-Type: multipart/mixed; boundary="b${index}"\r\n\r\n--b${index}\r\n`,
  );
  return Buffer.from(`From: a@x.example\r\nMIME-Version: 1.0\r\n${open.join('')}\r\n\r\nwords\r\n`);
}

function attachedMails(depth: number): Buffer {
  let bytes = mailFile({ parts: [{ type: 'text/plain', content: STORY }] });
  for (let level = 0; level < depth; level++) {
    bytes = mailFile({ parts: [{ type: 'message/rfc822', name: `${level}.eml`, content: bytes }] });
  }
  return bytes;
}

function form(number: number, next: number, content: string | Buffer) {
  const stream = typeof content === 'string' ? deflateSync(content) : content;
  const dictionary = `<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length ${stream.length} /Filter /FlateDecode /Resources << /Font << /F1 3 0 R >> /XObject << /X ${next} 0 R >> >> >>`;
  return { number, dictionary, stream };
}

const formPdf = (extra: ReturnType<typeof form>[]) =>
  pdfFile({ pages: [[line('words')]], resources: '/XObject << /X 100 0 R >>', drawing: '/X Do', extra });

/** Bundles, documents and mails that expand, nest or lie. */
export const CONTAINERS: HostileFile[] = [
  { what: 'gzip bomb', name: 'a.gz', bytes: gzipBomb, code: 'TOO_COMPLEX' },
  {
    what: 'ZIP bomb that says its size',
    name: 'a.zip',
    bytes: () =>
      zipFile([{ name: 'a.txt', data: '', packed: rawBomb(A_MEGABYTE, 100), claims: { size: 100 * MEGABYTE } }]),
  },
  {
    what: 'ZIP bomb that hides its size',
    name: 'a.zip',
    bytes: () => zipFile([{ name: 'a.txt', data: '', packed: rawBomb(A_MEGABYTE, 100), claims: { size: 1_000 } }]),
  },
  {
    what: 'ZIP of many large entries',
    name: 'a.zip',
    bytes() {
      const data = Buffer.alloc(MEGABYTE, 'a ');
      const packed = deflateRawSync(data);
      return zipFile(Array.from({ length: 50 }, (_, n) => ({ name: `${n}.txt`, data, packed })));
    },
  },
  { what: 'ZIPs in ZIPs', name: 'a.zip', bytes: () => [...nestedZips(50)].at(-1)! },
  { what: 'ZIP of ZIPs of ZIPs', name: 'a.zip', bytes: wideZip },
  {
    what: 'ZIP with names that leave their folder',
    name: 'a.zip',
    bytes: () =>
      zipFile(
        ['../a.txt', '/etc/a.txt', 'C:\\a.txt', '..\\a.txt', 'a/../../b.txt', 'a\0.txt'].map((name) => ({
          name,
          data: STORY,
        })),
      ),
  },
  {
    what: 'Word document bomb',
    name: 'a.docx',
    bytes: () => docxFile({ body: docxParagraph('a'.repeat(7 * MEGABYTE)) }),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'Word document of very many paragraphs',
    name: 'a.docx',
    bytes: () => docxFile({ body: docxParagraph('a').repeat(60_000) }),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'Word document nested deeply',
    name: 'a.docx',
    bytes: () => docxFile({ body: '<w:ins>'.repeat(DEEP) + docxParagraph('a') + '</w:ins>'.repeat(DEEP) }),
    code: 'TOO_DEEP',
  },
  {
    what: 'Word document with entities that grow',
    name: 'a.docx',
    bytes: () => docxFile({ body: docxParagraph('&l9;'), prologue: `<!DOCTYPE w [${LAUGHS}]>` }),
    code: 'UNSAFE',
  },
  {
    what: 'Word document with an entity of another file',
    name: 'a.docx',
    bytes: () =>
      docxFile({ body: docxParagraph('&x;'), prologue: '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' }),
    code: 'UNSAFE',
  },
  {
    what: 'PDF bomb',
    name: 'a.pdf',
    bytes: () => formPdf([form(100, 101, zlibBomb('q Q '.repeat(MEGABYTE / 4), 100))]),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'PDF bomb packed twice',
    name: 'a.pdf',
    bytes: () =>
      formPdf([
        {
          number: 100,
          dictionary: '<< /Filter [/FlateDecode /FlateDecode] >>',
          stream: deflateSync(zlibBomb(A_MEGABYTE, 200)),
        },
      ]),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'PDF of forms that draw each other many times',
    name: 'a.pdf',
    bytes: () =>
      formPdf([
        ...Array.from({ length: 12 }, (_, n) => form(100 + n, 101 + n, '/X Do '.repeat(10))),
        form(112, 113, 'BT /F1 9 Tf (ha) Tj ET'),
      ]),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'PDF form that draws itself',
    name: 'a.pdf',
    bytes: () => formPdf([form(100, 100, 'BT /F1 9 Tf (ha) Tj ET /X Do /X Do')]),
  },
  {
    what: 'PDF of many drawing commands',
    name: 'a.pdf',
    bytes: () => pdfFile({ pages: [[line('words')]], drawing: 'q Q '.repeat(250_000) }),
  },
  {
    what: 'PDF of strings that never close',
    name: 'a.pdf',
    bytes: () => Buffer.from(`%PDF-1.7\n${'4 0 obj\n<< /Title (Quay\nendobj\n'.repeat(20_000)}`),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'PDF of arrays that never close',
    name: 'a.pdf',
    bytes: () => Buffer.from(`%PDF-1.7\n${'4 0 obj\n<< /Kids [10 0 R >>\nendobj\n'.repeat(15_000)}`),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'PDF of objects within objects',
    name: 'a.pdf',
    bytes: () => Buffer.from(`%PDF-1.7\n${'4 0 obj\n<< /Kids '.repeat(20_000)}`),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'PDF of dictionaries closed within a hexadecimal string',
    name: 'a.pdf',
    bytes: () => Buffer.from(`%PDF-1.7\n${'4 0 obj\n<< /A <!x >>\nendobj\n'.repeat(15_000)}`),
    code: 'TOO_COMPLEX',
  },
  { what: 'mail of parts within parts', name: 'a.eml', bytes: () => nestedMail(500), code: 'TOO_DEEP' },
  { what: 'mails attached to mails', name: 'a.eml', bytes: () => attachedMails(12) },
  {
    what: 'mail of very many parts',
    name: 'a.eml',
    bytes: () => mailFile({ parts: Array.from({ length: 30_000 }, () => ({ type: 'text/plain', content: 'a' })) }),
    code: 'TOO_COMPLEX',
  },
  {
    what: 'mail of very many header fields',
    name: 'a.eml',
    bytes: () => Buffer.from(`MIME-Version: 1.0\r\nFrom: a@x.example\r\n${'X-Field: a\r\n'.repeat(100_000)}\r\nwords`),
  },
  {
    what: 'RTF groups within groups',
    name: 'a.rtf',
    bytes: () => Buffer.from(`{\\rtf1 ${'{'.repeat(DEEP)}`),
    code: 'TOO_DEEP',
  },
  {
    what: 'RTF of control words only',
    name: 'a.rtf',
    bytes: () => Buffer.from(`{\\rtf1 a${'\\par'.repeat(MEGABYTE / 4)}}`),
  },
  {
    what: 'RTF that claims much binary data',
    name: 'a.rtf',
    bytes: () => Buffer.from('{\\rtf1 a{\\bin999999999999 b}'),
  },
];
