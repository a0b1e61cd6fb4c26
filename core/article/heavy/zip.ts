import type { Entry, ZipFile } from 'yauzl';
import { fromBufferPromise, getFileNameLowLevel } from 'yauzl';
import { crc32, inflateRawSync } from 'node:zlib';
import { Rejection } from '../../errors';
import { MAX_BYTES } from '../limits';

/** A file in a ZIP. */
export interface ZipEntry {
  /** As the archive says it: not yet known to be safe. Folders are separated by `/`. */
  name: string;
  /** @throws Rejection ENCRYPTED, TOO_COMPLEX when it unpacks to more than a file may hold or than it says, MALFORMED */
  read(): Promise<Uint8Array>;
}

/** Folders and hidden files count too. */
const MAX_ENTRIES = 10_000;
const STORED = 0;
const DEFLATED = 8;

/** The directory of a ZIP; nothing is unpacked yet. @throws Rejection MALFORMED or TOO_COMPLEX */
export async function readZipDirectory(bytes: Uint8Array): Promise<ZipEntry[]> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  try {
    const zip = await fromBufferPromise(buffer, {
      decodeStrings: false,
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: false,
    });
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= MAX_ENTRIES) throw new Rejection('TOO_COMPLEX');
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
      entries.push({ name, read: () => unpack(zip, entry, buffer) });
    }
  } catch (cause) {
    throw malformed(cause);
  }
  return entries;
}

function malformed(cause: unknown): Rejection {
  return cause instanceof Rejection ? cause : new Rejection('MALFORMED', 'It is not a valid ZIP.', { cause });
}

async function unpack(zip: ZipFile, entry: Entry, buffer: Buffer): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new Rejection('ENCRYPTED');
  const { compressionMethod, compressedSize, uncompressedSize } = entry;
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) {
    throw new Rejection('UNSUPPORTED_FORMAT', 'It is compressed in a way this desk does not read.');
  }
  if (uncompressedSize > MAX_BYTES) throw new Rejection('TOO_COMPLEX');
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = buffer.subarray(fileDataStart, fileDataStart + compressedSize);
    if (uncompressedSize === 0) return packed.subarray(0, 0);
    const data = compressionMethod === STORED ? packed : inflateRawSync(packed, { maxOutputLength: uncompressedSize });
    if (data.length !== uncompressedSize || crc32(data) !== entry.crc32) {
      throw new Rejection('MALFORMED', 'It is not what the directory of the ZIP says.');
    }
    return data;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Rejection('TOO_COMPLEX', 'It unpacks to more than it says.');
    }
    throw malformed(cause);
  }
}
