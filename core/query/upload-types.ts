import { extensionOf } from '../article/format';

/** What may be uploaded, by extension, and the media type it is stored with. */
const TYPES: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  xml: 'application/xml',
  nitf: 'application/xml',
  newsml: 'application/xml',
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  eml: 'message/rfc822',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  rtf: 'application/rtf',
  zip: 'application/zip',
  gz: 'application/gzip',
};

/** The extensions, for a message to people. */
export const UPLOAD_EXTENSIONS: readonly string[] = Object.keys(TYPES);

/** The media type to store a file with; a name without extension is plain text. @returns undefined when it may not be uploaded. */
export function uploadType(name: string): string | undefined {
  const extension = extensionOf(name);
  return extension === '' ? 'text/plain' : TYPES[extension];
}

/**
 * A plain file name for an upload called `name`: no folders, no control or direction characters, no leading dots, and
 * short enough for every bucket and file system.
 */
export function uploadName(name: string): string {
  const last = name.split(/[/\\]/).pop() ?? '';
  const plain = last
    .normalize('NFC')
    .replace(/[\p{C}<>:"|?*]/gu, '_')
    .replace(/^[.~#$\s]+/u, '')
    .trim();
  const dot = plain.lastIndexOf('.');
  const extension = dot > 0 ? plain.slice(dot, dot + 12) : '';
  const stem = [...(dot > 0 ? plain.slice(0, dot) : plain)].slice(0, 60).join('');
  return `${stem || 'upload'}${extension}`;
}
