import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const rows = readFileSync(join(ROOT, 'docs/aws-behaviours.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim().replace(/^`|`$/g, '')))
  .map(([, number, , file, name]) => ({ number: Number(number), file: file!, name: name! }));

test('docs/aws-behaviours.md numbers its rows', () => {
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
});

test.each(rows.filter(({ file }) => !file.startsWith('tools/')))('$number is tested: $name', ({ file, name }) => {
  const source = readFileSync(join(ROOT, `test/${file}.test.ts`), 'utf8');
  expect(source).toContain(name);
});
