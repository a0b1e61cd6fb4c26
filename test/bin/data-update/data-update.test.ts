import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agencies } from '../../../bin/data-update/agencies';
import { reportChanges } from '../../../bin/data-update/data-update';
import { gazetteer } from '../../../bin/data-update/gazetteer';

const folder = mkdtempSync(join(tmpdir(), 'data-update-'));
function file(text: string): string {
  const path = join(folder, 'newer.txt');
  writeFileSync(path, text);
  return path;
}
const shipped = readFileSync(join(__dirname, '../../../data/provenance/agencies.tsv'), 'utf8');

it('tells what came, went and has another name', () => {
  const before = [
    { id: '1', name: 'Oslo' },
    { id: '2', name: 'Lima' },
  ];
  const after = [
    { id: '2', name: 'Lima Metropolitana' },
    { id: '3', name: 'Quito' },
  ];
  expect(reportChanges(before, after)).toEqual([
    'added    3  Quito',
    'retired  1  Oslo',
    'renamed  2  Lima → Lima Metropolitana',
    '1 added, 1 retired, 1 renamed.',
  ]);
});

it('reads a newer table of agencies', () => {
  const row = 'HARBOUR\tHarbour News Agency\tNO\ttext\thttps://harbour.example\tHarbour News Agency\t';
  expect(agencies.read(file(`${shipped.trimEnd()}\n${row}\n`)).report).toEqual([
    'added    HARBOUR  Harbour News Agency',
    '1 added, 0 retired, 0 renamed.',
  ]);
});

it.each([
  ['agencies without a kind there is', agencies, shipped.replace('\tboth\t', '\tneither\t'), 'has no kind'],
  ['an agency twice', agencies, `${shipped}${shipped.trimEnd().split('\n').at(-1)}\n`, 'stands twice'],
  ['another table', agencies, 'name\nAAP\n', 'has no column id'],
  ['a table without rows', agencies, 'id\tname\tkind\tnames\tshort\n', 'holds no agency'],
  ['a gazetteer of another form', gazetteer, '1\tOslo\n', "is not GeoNames' cities500.txt"],
])('refuses %s, and changes nothing', (_, update, text, message) => {
  expect(() => update.read(file(text))).toThrow(message);
});
