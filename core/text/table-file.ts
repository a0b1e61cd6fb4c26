/**
 * The compiled tables: many named typed arrays in one file, opened without copying or parsing.
 *
 * Layout, little-endian: the 8 bytes `CTTABLE1`, a u32 length of the directory, the directory as JSON
 * (`{ name: [type, byteOffset, length] }`, offsets from the end of the directory rounded up to 16), then the arrays,
 * each on a 16-byte boundary.
 */

const MAGIC = 'CTTABLE1';
const ALIGNMENT = 16;

const ARRAY_TYPES = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
} as const;
type ArrayType = keyof typeof ARRAY_TYPES;
export type TableArray = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array;
type Directory = Record<string, [type: ArrayType, offset: number, length: number]>;

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

/** Collects named arrays and writes them as one file. Deterministic: the same arrays in the same order, the same bytes. */
export class TableWriter {
  private readonly parts = new Map<string, { type: ArrayType; array: TableArray }>();

  /** @throws Error when the name is taken. */
  add(name: string, array: TableArray): void {
    if (this.parts.has(name)) throw new Error(`Two tables are named ${name}.`);
    const type = (Object.keys(ARRAY_TYPES) as ArrayType[]).find((each) => array.constructor === ARRAY_TYPES[each]);
    if (!type) throw new Error(`Table ${name} is of a type the file does not hold.`);
    this.parts.set(name, { type, array });
  }

  /** Any JSON value; decoded when it is first asked for, so keep the hot path to arrays. */
  addJson(name: string, value: unknown): void {
    this.add(name, new TextEncoder().encode(JSON.stringify(value)));
  }

  toBytes(): Uint8Array {
    const directory: Directory = {};
    let offset = 0;
    for (const [name, { type, array }] of this.parts) {
      directory[name] = [type, offset, array.length];
      offset = aligned(offset + array.byteLength);
    }
    const head = new TextEncoder().encode(JSON.stringify(directory));
    const base = aligned(MAGIC.length + 4 + head.length);
    const bytes = new Uint8Array(base + offset);
    bytes.set(new TextEncoder().encode(MAGIC), 0);
    new DataView(bytes.buffer).setUint32(MAGIC.length, head.length, true);
    bytes.set(head, MAGIC.length + 4);
    for (const [name, { array }] of this.parts) {
      bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), base + directory[name]![1]);
    }
    return bytes;
  }
}

/** Reads what `TableWriter` wrote. The arrays are views: nothing is copied, so the bytes must not change. */
export class TableFile {
  private readonly directory: Directory;
  private readonly base: number;

  /** @throws Error when the bytes are not a table file. */
  constructor(private readonly bytes: Uint8Array) {
    if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
      throw new Error('This is not a table file.');
    // Views need aligned memory, and a pooled Buffer need not be: copy once when it is not.
    if (bytes.byteOffset % ALIGNMENT !== 0) this.bytes = bytes = new Uint8Array(bytes);
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
    const start = MAGIC.length + 4;
    this.directory = JSON.parse(new TextDecoder().decode(bytes.subarray(start, start + length))) as Directory;
    this.base = aligned(start + length);
  }

  private view(name: string, type: ArrayType): TableArray {
    const entry = this.directory[name];
    if (!entry) throw new Error(`The tables have no ${name}: build them again with npm run build:data.`);
    if (entry[0] !== type) throw new Error(`Table ${name} holds ${entry[0]}, not ${type}.`);
    return new ARRAY_TYPES[type](
      this.bytes.buffer as ArrayBuffer,
      this.bytes.byteOffset + this.base + entry[1],
      entry[2],
    );
  }

  u8 = (name: string) => this.view(name, 'u8') as Uint8Array;
  i8 = (name: string) => this.view(name, 'i8') as Int8Array;
  u16 = (name: string) => this.view(name, 'u16') as Uint16Array;
  i16 = (name: string) => this.view(name, 'i16') as Int16Array;
  u32 = (name: string) => this.view(name, 'u32') as Uint32Array;
  i32 = (name: string) => this.view(name, 'i32') as Int32Array;
  f32 = (name: string) => this.view(name, 'f32') as Float32Array;

  has(name: string): boolean {
    return name in this.directory;
  }

  json<T>(name: string): T {
    return JSON.parse(new TextDecoder().decode(this.view(name, 'u8'))) as T;
  }
}
