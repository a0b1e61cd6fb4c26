import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  data: Buffer | string;
  /** Stands in the file instead of `data` deflated. */
  packed?: Buffer;
  /** What the directory says instead of the truth. */
  claims?: { size?: number; crc?: number; encrypted?: boolean; method?: number };
}

/** Writes a ZIP, deflated, with whatever names and lies a test asks for. */
export function zipFile(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, packed: given, claims = {} } of parts) {
    const bytes = Buffer.from(data);
    const packed = given ?? deflateRawSync(bytes);
    const rawName = Buffer.from(name);
    // Version, flags (UTF-8 names), method, time, date, checksum, sizes, length of the name, none of the extra field.
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | (claims.encrypted ? 1 : 0), 2);
    fields.writeUInt16LE(claims.method ?? 8, 4);
    fields.writeUInt32LE(claims.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claims.size ?? bytes.length, 18);
    fields.writeUInt16LE(rawName.length, 22);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, rawName, packed]);
    directory.push(Buffer.from('PK\x01\x02\x14\0'), fields, position, rawName);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), end]);
}
