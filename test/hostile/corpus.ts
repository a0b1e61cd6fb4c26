import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { rawBomb, zlibBomb } from '../files/bomb';
import { docxFile, docxParagraph } from '../files/docx-file';
import { mailFile } from '../files/mail-file';
import { pdfFile } from '../files/pdf-file';
import { soundFiles } from '../files/sound-files';
import { zipFile } from '../files/zip-file';

/** A file made to hurt whoever reads it. */
export interface HostileFile {
  what: string;
  name: string;
  /** Made when it is asked for: some are large. */
  bytes(): Buffer;
  /** The code it must be refused for, when only one is right. Otherwise any article or code will do. */
  code?: string;
}

const MEGABYTE = 1_000_000;
/** Characters of a text that would take minutes if anything read it in quadratic time. */
const MANY = 250_000;
const DEEP = 50_000;
const STORY = 'Quay reopens\n\nThe western quay reopened on Monday, said the harbour office.\n';
const text = (name: string, what: string, content: () => string): HostileFile => ({
  what,
  name,
  bytes: () => Buffer.from(content()),
});
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

const LAUGHS = ['<!ENTITY l0 "lol">']
  .concat(Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`))
  .join('');
const xml = (prologue: string, words: string) =>
  `<?xml version="1.0"?>${prologue}<nitf><head><title>Quay</title></head><body><body.content><p>${words}</p></body.content></body></nitf>`;

const CONTAINERS: HostileFile[] = [
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

const MARKUP: HostileFile[] = [
  text('a.xml', 'XML entities that grow', () => xml(`<!DOCTYPE nitf [${LAUGHS}]>`, '&l9;')),
  text('a.xml', 'XML entity of another file', () =>
    xml('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '&x;'),
  ),
  text('a.xml', 'XML nested deeply', () => xml('', '<em>'.repeat(DEEP) + 'a' + '</em>'.repeat(DEEP))),
  text('a.xml', 'XML with very many attributes', () =>
    xml('', `<em ${Array.from({ length: 40_000 }, (_, n) => `a${n}="1"`).join(' ')}>a</em>`),
  ),
  text('a.html', 'HTML nested deeply', () => `<html><body>${'<div>'.repeat(DEEP)}a`),
  text('a.html', 'HTML tables nested deeply', () => `<html><body>${'<table><tr><td>'.repeat(DEEP)}a`),
  text('a.html', 'HTML formatting never closed', () => `<html><body>${'<b><i><p>'.repeat(20_000)}a`),
  text('a.html', 'HTML of many paragraphs', () => `<html><body>${'<p>The quay reopened on Monday.'.repeat(30_000)}`),
  text('a.html', 'HTML of angle brackets', () => `<html><body>${'<'.repeat(MEGABYTE)}`),
  text(
    'a.html',
    'HTML with a long attribute',
    () => `<html><body><p class="${'a '.repeat(MEGABYTE / 2)}">The quay reopened.</p>`,
  ),
  text('a.json', 'JSON nested deeply', () => `${'['.repeat(DEEP)}1${']'.repeat(DEEP)}`),
  text('a.json', 'JSON objects nested deeply', () => `${'{"body":'.repeat(DEEP)}"a"${'}'.repeat(DEEP)}`),
  text(
    'a.json',
    'JSON with the names of objects',
    () => '{"__proto__":{"headline":"a"},"constructor":{"prototype":1},"headline":"Quay","body":"The quay reopened."}',
  ),
  text('a.md', 'Markdown of quotes within quotes', () => `# Quay\n\n${'>'.repeat(DEEP)} a`),
  text('a.md', 'Markdown of brackets', () => `# Quay\n\n${'['.repeat(DEEP)}a${'](b)'.repeat(DEEP)}`),
  text('a.md', 'Markdown of stars', () => `# Quay\n\n${'*a **b '.repeat(20_000)}`),
  text('a.md', 'Markdown of underscores', () => `# Quay\n\n${'a_b*c '.repeat(80_000)}`),
  text('a.md', 'Markdown of links that do not end', () => `# Quay\n\n${'[a](b '.repeat(80_000)}`),
  text('a.md', 'Markdown of lists in lists', () => `# Quay\n\n${'- a\n  - b\n'.repeat(40_000)}`),
];

const TEXTS: HostileFile[] = [
  text('a.txt', 'one line of 1 MB', () => 'quay '.repeat(MEGABYTE / 5)),
  text('a.txt', 'one word of 1 MB', () => 'q'.repeat(MEGABYTE)),
  text('a.txt', 'one line without spaces in Chinese', () => '港'.repeat(MANY)),
  text('a.txt', 'brackets that never close', () => '(AP '.repeat(MANY / 4)),
  text('a.txt', 'digits', () => '4111 1111 1111 1112 '.repeat(MANY / 20)),
  text('a.txt', 'e-mail addresses that never end', () => 'a@'.repeat(MANY / 2)),
  text('a.txt', 'e-mail addresses within one another', () => 'a.b@'.repeat(MANY / 4)),
  text('a.txt', 'very many empty lines', () => `${STORY}${'\n'.repeat(MANY)}a`),
  text('a.txt', 'very many short lines', () => 'a\n'.repeat(MANY / 2)),
  text('a.txt', 'spaces', () => `a${' '.repeat(MANY)}b`),
  text(
    'a.txt',
    'marks of writing direction',
    () => `Quay \u202egnp.exe\u202c reopens\n\n${'\u202e\u2066'.repeat(10_000)}${STORY}`,
  ),
  text('a.txt', 'marks upon one letter', () => `e${'\u0301'.repeat(100_000)}\n\n${STORY}`),
  text('a.txt', 'control characters', () => `${STORY}\u0000\u0007\u001b[2J\u0085`),
  {
    what: 'half of a pair of surrogates in UTF-16',
    name: 'a.txt',
    bytes: () => Buffer.from(`\ufeff\ud83d ${STORY} \udc00`, 'utf16le'),
  },
  {
    what: 'half of a pair of surrogates in UTF-8',
    name: 'a.txt',
    bytes: () => Buffer.concat([Buffer.from([0xed, 0xa0, 0xbd]), Buffer.from(STORY)]),
  },
];

/** Files of every format that break off at several places. */
function truncated(): HostileFile[] {
  return soundFiles().flatMap(({ name, bytes }) =>
    [0.1, 0.5, 0.9, 1].map((share) => ({
      what: share === 1 ? `${name} without its last byte` : `${name} that breaks off after ${share * 100} %`,
      name,
      bytes: () => bytes.subarray(0, Math.min(bytes.length - 1, Math.floor(bytes.length * share))),
    })),
  );
}

/** Noise behind the first bytes of every format. */
function noise(): HostileFile[] {
  return soundFiles().map(({ name, bytes }) => ({
    what: `noise behind the beginning of ${name}`,
    name,
    bytes: () => {
      const random = Buffer.alloc(20_000);
      for (let at = 0, state = 1; at < random.length; at++) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        random[at] = state >>> 24;
      }
      return Buffer.concat([bytes.subarray(0, 12), random]);
    },
  }));
}

/** Every hostile file. They are made by code so that none is stored. */
export function hostileFiles(): HostileFile[] {
  return [...CONTAINERS, ...MARKUP, ...TEXTS, ...truncated(), ...noise()];
}
