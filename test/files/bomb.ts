import { constants, deflateRawSync } from 'node:zlib';

/** The end of a raw deflate stream: a last block with nothing in it. */
const END = Buffer.from([0x03, 0x00]);
const ZLIB_HEADER = Buffer.from([0x78, 0x9c]);
/** Whoever unpacks the whole stream finds the checksum wrong: nobody should come so far. */
const WRONG_CHECKSUM = Buffer.alloc(4);

/** A raw deflate stream that unpacks to a piece many times over, made by packing it once. */
export function rawBomb(piece: Buffer | string, times: number): Buffer {
  const packed = deflateRawSync(piece, { finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([...Array.from({ length: times }, () => packed), END]);
}

/** The same as a zlib stream. */
export function zlibBomb(piece: Buffer | string, times: number): Buffer {
  return Buffer.concat([ZLIB_HEADER, rawBomb(piece, times), WRONG_CHECKSUM]);
}
