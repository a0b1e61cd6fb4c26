import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { createReadStream } from 'node:fs';

/** The lines of a stream, as they arrive. A byte-order mark before the first is dropped. */
export async function* readNdjson(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let first = true;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    yield first && line.startsWith('\ufeff') ? line.slice(1) : line;
    first = false;
  }
}

/** The JSON values of an NDJSON file, one at a time; empty lines are left out. @throws SyntaxError at a line that is not JSON. */
export async function* readNdjsonFile<T>(path: string): AsyncGenerator<T> {
  for await (const line of readNdjson(createReadStream(path))) {
    if (line.trim() !== '') yield JSON.parse(line) as T;
  }
}
