import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildTables } from '../adapters/node/tables';

/** Names a folder that all test files of a run share, for the app as it was synthesized. */
export const ASSEMBLY_FOLDER = 'COPYTASTER_TEST_ASSEMBLY';

/** Before all test files: compiles data/ when it is stale. */
export default function onceBefore(): void {
  buildTables(join(__dirname, '..'));
  process.env[ASSEMBLY_FOLDER] = mkdtempSync(join(tmpdir(), 'copytaster-run-'));
}
