import { Rejection } from '../errors';
import { guessEncoding } from './encodings/guess';
import { utf16Order } from './encodings/utf16';
import { decodeBytes } from './encodings/windows-1252';

/** Bytes that are text in some encoding become a string; others are refused. */

const BOMS: readonly [encoding: string, bytes: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** Enough to tell text from what is none. */
const SAMPLE = 4_096;
/** By byte, 1 for control characters that text does not have: they mean that the bytes are none. */
const FOREIGN_CONTROLS = new Uint8Array(0x100).fill(1, 0, 0x20);
for (const control of [
  0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b, 0x01, 0x02, 0x03, 0x04, 0x13, 0x14, 0x16, 0x17, 0x1f, 0x1e,
]) {
  FOREIGN_CONTROLS[control] = 0;
}
/** Share of other control characters above which bytes are no text. */
const MOST_CONTROLS = 0.01;
/** UTF-8 that a program cut or spoilt is still UTF-8 when so few of its characters beyond ASCII are broken. */
const MOST_BROKEN = 0.1;
const REPLACEMENT = '\ufffd';

function isText(bytes: Uint8Array): boolean {
  let controls = 0;
  const sample = bytes.subarray(0, SAMPLE);
  for (let at = 0; at < sample.length; at++) controls += FOREIGN_CONTROLS[sample[at]!]!;
  return controls <= sample.length * MOST_CONTROLS;
}

/**
 * The text of a file, without a leading byte-order mark: by that mark, else as strict UTF-8, else as UTF-16 when it reads
 * so, else as it says it is, else as UTF-8 with a few broken characters, else by the likeliest legacy encoding.
 * @param declared encodings the file is said to be in, likeliest first
 * @throws Rejection UNSUPPORTED_FORMAT when the bytes are no text, UNDECODABLE when no encoding fits.
 */
export async function decodeText(bytes: Uint8Array, declared: readonly string[] = []): Promise<string> {
  const marked = BOMS.find(([, bom]) => bom.every((byte, index) => bytes[index] === byte));
  if (marked) return decodeAs(marked[0], bytes);
  // ISO-2022-JP is the one encoding whose every text is ASCII too.
  if (declared.includes('iso-2022-jp') || turnsToJapanese(bytes.subarray(0, SAMPLE))) {
    const japanese = tryDecode('iso-2022-jp', bytes);
    if (japanese !== undefined) return japanese;
  }
  const utf8 = tryDecode('utf-8', bytes);
  if (utf8 !== undefined && isText(bytes)) return utf8;
  const wide = utf16Order(bytes);
  if (wide) return decodeAs(wide, bytes);
  if (!isText(bytes)) throw new Rejection('UNSUPPORTED_FORMAT', 'The bytes are no text.');
  for (const encoding of declared) {
    const text = tryDecode(encoding, bytes);
    if (text !== undefined) return text;
  }
  const spoilt = spoiltUtf8(bytes);
  if (spoilt !== undefined) return spoilt;
  const guess = await guessEncoding(bytes);
  if (!guess) throw new Rejection('UNDECODABLE');
  return decodeAs(guess, bytes);
}

const ESCAPE = 0x1b;

/** Whether bytes hold one of the escape sequences that turn to the Japanese sets: ESC $ B and ESC $ @. */
function turnsToJapanese(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  }
  return false;
}

function spoiltUtf8(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let sound = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === REPLACEMENT) broken++;
    else if (text.charCodeAt(at) > 0x7f) sound++;
  }
  return broken <= sound * MOST_BROKEN ? text : undefined;
}

/** @returns undefined when the bytes are not of that encoding, or nobody knows it. */
function tryDecode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return decodeBytes(encoding, bytes, { fatal: true });
  } catch {
    return undefined;
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  const text = tryDecode(encoding, bytes);
  if (text === undefined) throw new Rejection('UNDECODABLE', `It is not valid ${encoding.toUpperCase()}.`);
  return text;
}
