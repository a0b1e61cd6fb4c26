import { join } from 'node:path';
import { buildTables } from '../adapters/node/tables';

/** Compiles data/ once before all suites, when it is stale. */
export default function buildTablesOnce(): void {
  buildTables(join(__dirname, '..'));
}
