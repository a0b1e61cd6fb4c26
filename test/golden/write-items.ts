import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '../../core/record/record';
import { makeItems } from './make-items';

/** Writes the items of this version of the program down, for later versions to read: `npx tsx test/golden/write-items.ts 1.0`. */
const [, , version = ''] = process.argv;
if (!/^\d+\.\d+$/.test(version)) throw new Error('Say which version of the program this is, such as 1.0.');
void makeItems().then((items) => {
  const lines = items.map((item) => JSON.stringify(item)).join('\n');
  writeFileSync(join(__dirname, `items-${version}.ndjson`), `${lines}\n`);
  process.stdout.write(`${items.length} items of schema ${SCHEMA_VERSION}\n`);
});
