import { buildTables } from '../adapters/node/tables';
import { root } from './root';

/** `npm run build:data`: compiles data/ to build/tables.bin when something it is made of has changed. */
process.stderr.write(buildTables(root) ? 'Compiled data/ to build/tables.bin.\n' : 'build/tables.bin is up to date.\n');
