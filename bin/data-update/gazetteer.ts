import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../adapters/node/data-folder';
import { ConfigurationError } from '../../core/errors';
import { GAZETTEER, gazetteerText, parseGeonames } from '../../core/tag/regions/geonames-rows';
import { root } from '../root';
import type { DataUpdate } from './data-update';
import { reportChanges } from './data-update';

/** A file of fewer rows is a part of one, or another file. */
const LEAST_ROWS = 1_000;

function named(text: string): { id: string; name: string }[] {
  return [...parseGeonames(text)].map(({ id, name }) => ({ id: String(id), name }));
}

/** The places of GeoNames, from its own dump. */
export const gazetteer: DataUpdate = {
  name: 'gazetteer',
  summary: 'The places of GeoNames, from its cities500.txt.',
  read(file) {
    const after = named(readFileSync(file, 'utf8'));
    if (after.length < LEAST_ROWS) {
      throw new ConfigurationError(`${file} is not GeoNames' cities500.txt: it has ${after.length} rows of that form.`);
    }
    return {
      report: reportChanges(named(gazetteerText(dataFolder(root))), after),
      apply: () => copyFileSync(file, join(root, 'data', GAZETTEER)),
    };
  },
};
