import { inflateSync } from 'node:zlib';
import { Rejection } from '../../errors';

/** All streams of a PDF together may unpack to so many bytes; most are pictures. */
const MAX_UNPACKED = 40_000_000;
/** Of that, what is drawing commands, which a reader has to follow one by one. */
const MAX_COMMANDS = 2_000_000;
const MAX_STREAMS = 20_000;
/** Streams that break off within. */
const MAX_BROKEN = 50;
/** Compression within compression. */
const MAX_LAYERS = 3;
/** A file with a compression whose unpacked size we do not measure may be so large, in bytes: LZW unpacks to 2,500 times its size. */
const MAX_UNMEASURED = 64_000;
const UNMEASURED = ['/LZW', '/RunLengthDecode', '/RL'];
/** Commands are printable characters with delimiters among them; of a block of bytes, every so manieth tells. */
const BLOCK = 4_096;
const STRIDE = 13;
const PRINTABLE_SHARE = 0.6;
const DELIMITER_SHARE = 0.12;
const DELIMITERS = new Set(Buffer.from(' \r\n()[]<>/'));
/** Forms that draw forms, each several times, may be drawn so often altogether if each drew the next. */
const MAX_DRAWN = 100_000;
/** A reader that mends a broken file follows what is not closed to the end of the file, each time: so many bytes altogether. */
const MAX_FOLLOWED_BYTES = 3_000_000;
/** Sound strings have no more brackets within brackets, and sound files no more arrays and dictionaries that are not closed. */
const USUAL_BRACKETS = 5;
/** So much of what stands before a stream is looked at for what kind it is. */
const LONGEST_DICTIONARY = 2_000;

/**
 * Unpacks every stream of a PDF under a limit, before a reader unpacks them without one.
 * @throws Rejection TOO_COMPLEX
 */
export function checkPdfStreams(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length > MAX_UNMEASURED && UNMEASURED.some((name) => file.includes(name))) {
    throw new Rejection('TOO_COMPLEX', 'It is compressed in a way this desk reads in small files only.');
  }
  checkBrackets(file);
  let left = MAX_UNPACKED;
  let commands = commandBytes(file);
  let streams = 0;
  let broken = 0;
  let drawn = 1;
  const measure = (packed: Buffer, layer: number, isForm: boolean): void => {
    const deflated = unarmoured(packed);
    if (!isDeflated(deflated)) {
      if (isForm && layer === 1) drawn *= Math.max(1, countDrawn(packed.subarray(0, packed.indexOf('endstream'))));
      return;
    }
    const data = inflate(deflated, left);
    if (!data) {
      if (++broken > MAX_BROKEN) throw new Rejection('TOO_COMPLEX');
      return;
    }
    left -= data.length;
    commands += commandBytes(data);
    if (isForm) drawn *= Math.max(1, countDrawn(data));
    if (commands > MAX_COMMANDS || drawn > MAX_DRAWN || layer === MAX_LAYERS) throw new Rejection('TOO_COMPLEX');
    measure(data, layer + 1, isForm);
  };
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    if (file.toString('latin1', at - 3, at) === 'end') continue;
    if (++streams > MAX_STREAMS) throw new Rejection('TOO_COMPLEX');
    let start = at + 6;
    while (file[start] === 0x0d || file[start] === 0x0a || file[start] === 0x20) start++;
    measure(file.subarray(start), 1, dictionaryBefore(file, at).includes('/Form'));
  }
}

/**
 * Strings, arrays and dictionaries that are not closed, outside of streams: a string counts until something closes it, an array or
 * dictionary when its object ends first. @throws Rejection TOO_COMPLEX
 */
function checkBrackets(file: Buffer): void {
  const most = Math.max(USUAL_BRACKETS, MAX_FOLLOWED_BYTES / file.length);
  let strings = 0;
  let unclosed = 0;
  // Of the object that is looked at.
  let within = 0;
  let open = 0;
  let stream = file.indexOf('stream');
  let objectEnd = file.indexOf('endobj');
  for (let at = 0; at < file.length; at++) {
    if (stream >= 0 && at >= stream) {
      const end = file.indexOf('endstream', at);
      if (end > at) at = end + 'endstream'.length;
      stream = file.indexOf('stream', at + 1);
    }
    if (objectEnd >= 0 && at >= objectEnd) {
      unclosed += open;
      within = open = 0;
      objectEnd = file.indexOf('endobj', at + 1);
    }
    const byte = file[at];
    if (byte === 0x5c) at++;
    else if (byte === 0x28) {
      within++;
      strings++;
    } else if (byte === 0x29) {
      if (within > 0) within--;
      if (strings > 0) strings--;
    } else if (within === 0) {
      if (byte === 0x5b) open++;
      else if (byte === 0x5d && open > 0) open--;
      else if ((byte === 0x3c || byte === 0x3e) && file[at + 1] === byte) {
        open = byte === 0x3c ? open + 1 : Math.max(0, open - 1);
        at++;
      } else if (byte === 0x3c) {
        // A hexadecimal string ends with the next angle bracket, whatever stands between.
        const end = file.indexOf('>', at);
        at = end < 0 ? file.length : end;
      }
    }
    if (strings > most || unclosed > most) throw new Rejection('TOO_COMPLEX');
  }
  if (unclosed + open > most) throw new Rejection('TOO_COMPLEX');
}

/** The header that zlib writes, and that readers of PDF insist on (RFC 1950). */
const isDeflated = (data: Buffer): boolean =>
  data.length > 2 && (data[0]! & 0x0f) === 8 && ((data[0]! << 8) | data[1]!) % 31 === 0;

/** @returns undefined when it breaks off. @throws Rejection TOO_COMPLEX */
function inflate(packed: Buffer, limit: number): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(limit, 1) });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new Rejection('TOO_COMPLEX');
    return undefined;
  }
}

/** About how many bytes are drawing commands: none when it is a picture or a font. */
function commandBytes(data: Buffer): number {
  let commands = 0;
  for (let block = 0; block < data.length; block += BLOCK) {
    const end = Math.min(block + BLOCK, data.length);
    let printable = 0;
    let delimiters = 0;
    for (let at = block; at < end; at += STRIDE) {
      const byte = data[at]!;
      if (DELIMITERS.has(byte)) delimiters++;
      if ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d) printable++;
    }
    const looked = Math.ceil((end - block) / STRIDE);
    if (printable > looked * PRINTABLE_SHARE && delimiters > looked * DELIMITER_SHARE) commands += end - block;
  }
  return commands;
}

/** How often a form draws others. */
function countDrawn(data: Buffer): number {
  let count = 0;
  for (let at = data.indexOf(' Do'); at >= 0; at = data.indexOf(' Do', at + 3)) count++;
  return count;
}

function dictionaryBefore(file: Buffer, at: number): string {
  const before = file.toString('latin1', Math.max(0, at - LONGEST_DICTIONARY), at);
  return before.slice(before.lastIndexOf(' obj') + 1);
}

/** A compressed stream that is written in printable characters (ASCII85 or hexadecimal), as bytes again. */
function unarmoured(data: Buffer): Buffer {
  const end = data.indexOf('>', 0, 'latin1');
  if (end < 2) return data;
  const head = data.toString('latin1', 0, Math.min(end, 64));
  if (/^[\s0-9a-f]{4,}$/i.test(head)) {
    return Buffer.from(data.toString('latin1', 0, end).replace(/\s/g, ''), 'hex');
  }
  return data.includes('~>') && [...head].every(isAscii85) ? ascii85(data) : data;
}

/** The digits ! to u, z for four zeros, and white space. */
const isAscii85 = (character: string): boolean => /\s|z/.test(character) || (character >= '!' && character <= 'u');

/** ASCII85 up to its end mark (PDF 32000-1, 7.4.3). */
function ascii85(data: Buffer): Buffer {
  const bytes: number[] = [];
  let group = 0;
  let count = 0;
  for (const byte of data) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && count === 0) bytes.push(0, 0, 0, 0);
    else if (byte >= 0x21 && byte <= 0x75) {
      group = group * 85 + byte - 0x21;
      if (++count < 5) continue;
      bytes.push((group / 0x1000000) & 255, (group >>> 16) & 255, (group >>> 8) & 255, group & 255);
      group = 0;
      count = 0;
    }
  }
  for (let pad = count; count > 1 && pad < 5; pad++) group = group * 85 + 84;
  for (let index = 0; index < count - 1; index++) bytes.push((group / 2 ** (24 - 8 * index)) & 255);
  return Buffer.from(bytes);
}
