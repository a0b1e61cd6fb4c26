import { buildDashboard } from '../dashboard/build';
import { root } from './root';

/** `npm run build:dashboard`: builds the page and says where. */
process.stdout.write(`${buildDashboard(root)}\n`);
