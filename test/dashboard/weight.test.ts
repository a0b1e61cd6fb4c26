import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildDashboard } from '../../dashboard/build';

/** Bytes, gzipped; docs/dashboard.md promises it. */
const MOST = 120_000;

test('the script and style that open the page weigh at most 120 KB, without the map', () => {
  const folder = buildDashboard(join(__dirname, '../..'));
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const assets = readdirSync(join(folder, 'assets'));
  const first = assets.filter((name) => page.includes(name) && /\.(?:js|css)$/.test(name));
  const shared = first.flatMap((name) => importsOf(readFileSync(join(folder, 'assets', name), 'utf8')));
  const weight = [...new Set([...first, ...shared])]
    .map((name) => gzipSync(readFileSync(join(folder, 'assets', name))).length)
    .reduce((sum, bytes) => sum + bytes, 0);
  expect(first).toHaveLength(2);
  expect(weight).toBeGreaterThan(10_000);
  expect(weight).toBeLessThan(MOST);
});

/** The chunks a script loads at once, as esbuild writes them; `import(…)` is for later. */
function importsOf(script: string): string[] {
  return [...script.matchAll(/from"\.\/([\w.-]+\.js)"/g)].map(([, name]) => name!);
}
