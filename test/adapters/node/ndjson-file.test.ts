import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { readNdjsonFile } from '../../../adapters/node/ndjson';

const schema = z.object({ id: z.string(), text: z.string().default('') });
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'copytaster-ndjson-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function linesOf(file: string) {
  const lines = [];
  for await (const line of readNdjsonFile(file, schema)) lines.push(line);
  return lines;
}

function read(content: string) {
  const file = join(folder, 'corpus.ndjson');
  writeFileSync(file, content);
  return linesOf(file);
}

it('gives the lines in the form of the schema, without empty ones and a byte-order mark', async () => {
  expect(await read('\ufeff{"id":"a"}\r\n\n{"id":"b","text":"quay","more":1}\n')).toEqual([
    { id: 'a', text: '' },
    { id: 'b', text: 'quay' },
  ]);
});

it.each([
  ['{"id":"a"}\n<p>', /corpus\.ndjson, line 2: this is not JSON/],
  ['{"id":7}', /line 1 is not in the form.* id: /],
  ['\n"a"', /line 2 is not in the form.* the line: /],
])('%j is refused with its place and what is wrong', async (content, message) => {
  await expect(read(content)).rejects.toThrow(message);
});

it('a folder is refused in words', async () => {
  await expect(linesOf(folder)).rejects.toThrow('Name a file of it');
});
