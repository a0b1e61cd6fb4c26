import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { createReadStream, statSync } from 'node:fs';
import type * as z from 'zod';
import { ConfigurationError } from '../../core/errors';

/** The lines of a stream, as they arrive. A byte-order mark before the first is dropped. */
export async function* readNdjson(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let first = true;
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    yield first && line.startsWith('\ufeff') ? line.slice(1) : line;
    first = false;
  }
}

/**
 * The lines of an NDJSON file in the form of a schema, one at a time; empty lines are left out.
 * @throws ConfigurationError for a folder, and at a line that is no JSON or not in that form
 */
export async function* readNdjsonFile<T>(path: string, schema: z.ZodType<T>): AsyncGenerator<T> {
  if (statSync(path).isDirectory())
    throw new ConfigurationError(`${path} is a folder. Name a file of it that has a JSON object a line.`);
  let number = 0;
  for await (const line of readNdjson(createReadStream(path))) {
    number++;
    if (line.trim() !== '') yield valueOf(line, schema, `${path}, line ${number}`);
  }
}

function valueOf<T>(line: string, schema: z.ZodType<T>, place: string): T {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new ConfigurationError(`${place}: this is not JSON. The file must have a JSON object a line.`, { cause });
  }
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`);
  throw new ConfigurationError(`${place} is not in the form that \`--help\` describes. ${faults.join('; ')}`);
}
