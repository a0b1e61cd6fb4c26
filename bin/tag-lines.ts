import type { Readable } from 'node:stream';
import { readNdjson } from '../adapters/node/ndjson';
import type { Extras } from '../core/tag-request';
import { tagLine } from '../core/tag-request';
import type { LocalDesk } from './local-desk';

export interface NumberedLine {
  /** From 1, counting empty lines. */
  number: number;
  line: string;
}

/** The lines of a stream that hold something. */
export async function* numberedLines(stream: Readable): AsyncGenerator<NumberedLine> {
  let number = 0;
  for await (const line of readNdjson(stream)) {
    number++;
    if (line.trim() !== '') yield { number, line };
  }
}

/** The records of one line as NDJSON. */
export async function answerLine(
  { desk, stamp }: LocalDesk,
  { number, line }: NumberedLine,
  extras: Extras,
): Promise<string> {
  const records = await tagLine(desk, line, number, stamp(new Date()), extras);
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}
