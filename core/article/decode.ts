import { Rejection } from '../errors';

/** Bytes that are text in some encoding become a string; others are refused. */

const BOMS: readonly [encoding: string, bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** Enough to see how often NUL bytes stand at even and odd places. */
const NUL_SAMPLE = 4_096;
/** UTF-16 of a Latin text has a NUL in nearly every second byte. */
const NUL_SHARE = 0.3;
/** Encodings that a guess may name; what else chardet knows is no encoding of news. */
const GUESSABLE = new Set([
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-9',
  'koi8-r',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'iso-2022-jp',
]);
/** Control characters that text has; all others mean that the bytes are none. */
const TEXT_CONTROLS = new Set([
  0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b, 0x01, 0x02, 0x03, 0x04, 0x13, 0x14, 0x16, 0x17, 0x1f, 0x1e,
]);
/** Share of other control characters above which bytes are no text. */
const MOST_CONTROLS = 0.01;

function utf16ByNuls(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, NUL_SAMPLE);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even++;
    else odd++;
  });
  const half = sample.length / 2;
  if (odd > half * NUL_SHARE && even < half * 0.02) return 'utf-16le';
  if (even > half * NUL_SHARE && odd < half * 0.02) return 'utf-16be';
  return undefined;
}

function isText(bytes: Uint8Array): boolean {
  let controls = 0;
  const sample = bytes.subarray(0, NUL_SAMPLE);
  for (const byte of sample) if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) controls++;
  return controls <= sample.length * MOST_CONTROLS;
}

/**
 * The text of a file, without a leading byte-order mark: by that mark, else as strict UTF-8, else as UTF-16 when NUL bytes
 * stand as there, else by the likeliest legacy encoding (chardet).
 * @throws Rejection UNSUPPORTED_FORMAT when the bytes are no text, UNDECODABLE when no encoding fits.
 */
export async function decodeText(bytes: Uint8Array): Promise<string> {
  const marked = BOMS.find(([, bom]) => bom.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeAs(marked[0], bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isText(bytes)) return text;
  } catch {
    // Not UTF-8: what follows tries what else it may be.
  }
  const wide = utf16ByNuls(bytes);
  if (wide) return decodeAs(wide, bytes);
  if (!isText(bytes)) throw new Rejection('UNSUPPORTED_FORMAT', 'The bytes are no text.');
  const { analyse } = await import('chardet');
  const guess = analyse(bytes).find(({ name }) => GUESSABLE.has(name.toLowerCase()));
  if (!guess) throw new Rejection('UNDECODABLE');
  return decodeAs(guess.name, bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Rejection('UNDECODABLE', `It is not valid ${encoding.toUpperCase()}.`, { cause });
  }
}
