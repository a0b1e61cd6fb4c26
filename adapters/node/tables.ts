import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../../core/errors';
import { compileTables, versionOf } from '../../core/tables';
import { TableFile } from '../../core/text/table-file';
import { dataFolder } from './data-folder';

const TABLES = 'build/tables.bin';
/** What the tables are made of; a change in any of these makes them stale. */
const INPUTS = ['data', 'core/text', 'core/article/vocabulary.ts', 'core/tag', 'core/tables.ts', 'package-lock.json'];

function newestChange(path: string): number {
  const status = statSync(path);
  if (!status.isDirectory()) return status.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), 0);
}

/** Compiles data/ to build/tables.bin when something it is made of is newer. @returns whether it did. */
export function buildTables(root: string): boolean {
  const target = join(root, TABLES);
  let built = 0;
  try {
    built = statSync(target).mtimeMs;
  } catch {
    // Not built yet.
  }
  if (INPUTS.every((input) => newestChange(join(root, input)) < built)) return false;
  const bytes = compileTables(dataFolder(root));
  mkdirSync(join(root, 'build'), { recursive: true });
  // Renamed into place, so that a process reading the old tables never sees half of the new.
  const temporary = `${target}.${process.pid}`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, target);
  return true;
}

export interface LoadedTables {
  tables: TableFile;
  /** Of all tables: the record's `dataVersion`. */
  dataVersion: string;
}

/** Opens the compiled tables. @throws ConfigurationError when they are not built. */
export function loadTables(path: string): LoadedTables {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new ConfigurationError(`There are no tables at ${path}: run npm run build:data.`, { cause });
  }
  const tables = new TableFile(bytes);
  return { tables, dataVersion: versionOf(tables) };
}

/** Builds the tables when they are stale, and opens them: what every command of a checkout does first. */
export function freshTables(root: string): LoadedTables {
  buildTables(root);
  return loadTables(join(root, TABLES));
}
