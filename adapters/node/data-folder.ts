import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from '../../core/text/data-source';
import { parseTsv } from '../../core/text/data-source';

/** Reads data/ (and installed packages' data files) from the disk. */
export function dataFolder(root: string): DataSource {
  const data = join(root, 'data');
  return {
    text: (path) => readFileSync(join(data, path), 'utf8'),
    bytes: (path) => readFileSync(join(data, path)),
    rows: (path) => parseTsv(readFileSync(join(data, path), 'utf8'), path),
    list: (folder) => {
      try {
        return readdirSync(join(data, folder)).sort();
      } catch {
        return [];
      }
    },
    packageFile: (path) => readFileSync(join(root, 'node_modules', path), 'utf8'),
  };
}
