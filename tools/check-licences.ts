import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences under which a package may be part of what we ship. Copyleft ones are not: they would bind the newsroom's own code. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages whose package.json names its licence in no standard way; read in their LICENSE files. */
const READ_BY_US: Readonly<Record<string, string>> = { duck: 'BSD-2-Clause', ibantools: 'MIT OR MPL-2.0' };

interface LockedPackage {
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  license?: string;
}

/** One of the alternatives of an `OR` is enough; of an `AND`, all are needed. */
function isAllowed(expression: string): boolean {
  const alternatives = expression.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((each) => each.split(' AND ').every((licence) => ALLOWED.has(licence.trim())));
}

const root = join(__dirname, '..');
const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};
const refused = Object.entries(packages)
  .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
  .map(([path, { license = 'none' }]) => ({ name: path.replace(/^.*node_modules\//, ''), license }))
  .filter(({ name, license }) => !isAllowed(READ_BY_US[name] ?? license))
  .map(({ name, license }) => `${name}: ${license}`);
if (refused.length > 0) {
  process.stderr.write(
    `Packages we ship under a licence that is not in tools/check-licences.ts:\n${refused.join('\n')}\n`,
  );
  process.exitCode = 1;
}
