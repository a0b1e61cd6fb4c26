import type { Drop } from '../parse';

/** Where a declaration must stand to count: the HTML standard looks at as many bytes. */
const HEAD = 1_024;
const CHARSET = /charset\s{0,4}=\s{0,4}["']?([\w.:-]{1,40})/i;
const XML_ENCODING = /^\s{0,16}<\?xml\s[^<>]{0,120}encoding\s{0,4}=\s{0,4}["']([\w.:-]{1,40})/i;
const META = /<meta\s[^<>]{0,300}/gi;

/**
 * The encodings a file is said to be in, likeliest first: by its content type, its XML declaration, its HTML meta element.
 * They are hints: a file often says what the program that made it was set to, not what it is.
 */
export function declaredEncodings({ bytes, contentType }: Pick<Drop, 'bytes' | 'contentType'>): string[] {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD));
  // Most copy has no markup to say it in.
  const head = start.includes('<') ? start.toString('latin1') : '';
  const metas = head.match(META) ?? [];
  const found = [CHARSET.exec(contentType ?? ''), XML_ENCODING.exec(head), ...metas.map((meta) => CHARSET.exec(meta))];
  return found.flatMap((match) => (match?.[1] ? [match[1].toLowerCase()] : []));
}
