import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../adapters/node/data-folder';
import { ConfigurationError } from '../../core/errors';
import { AGENCIES, AGENCY_KINDS } from '../../core/tag/provenance/agencies';
import type { DataRow } from '../../core/text/data-source';
import { parseTsv } from '../../core/text/data-source';
import { root } from '../root';
import type { DataUpdate } from './data-update';
import { reportChanges } from './data-update';

const NEEDED = ['id', 'name', 'kind', 'names', 'short'] as const;

function check(rows: readonly DataRow[], file: string): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const missing = NEEDED.find((column) => row[column] === undefined);
    if (missing) throw new ConfigurationError(`${file} has no column ${missing}.`);
    const { id, kind } = row as Record<(typeof NEEDED)[number], string>;
    if (id === '' || seen.has(id)) throw new ConfigurationError(`${file}: the id "${id}" is empty or stands twice.`);
    if (!AGENCY_KINDS.some((each) => each === kind))
      throw new ConfigurationError(`${file}: ${id} has no kind "${kind}".`);
    seen.add(id);
  }
  if (rows.length === 0) throw new ConfigurationError(`${file} holds no agency.`);
}

/** The agencies, from a table in the form of the shipped one. */
export const agencies: DataUpdate = {
  name: 'agencies',
  summary: 'The agencies, from a table in the form of data/provenance/agencies.tsv.',
  read(file) {
    const text = readFileSync(file, 'utf8');
    const rows = parseTsv(text, file);
    check(rows, file);
    const named = (list: readonly DataRow[]) => list.map(({ id, name }) => ({ id: id!, name: name! }));
    return {
      report: reportChanges(named(dataFolder(root).rows(AGENCIES)), named(rows)),
      apply: () => writeFileSync(join(root, 'data', AGENCIES), text),
    };
  },
};
