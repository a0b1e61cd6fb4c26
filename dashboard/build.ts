import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { vocabularyFiles } from './vocabulary-files';

/**
 * Builds the page into `root`/build/dashboard: index.html, and under assets/ the script and style with hashed names and
 * the data that is loaded on demand. @returns the folder.
 */
export function buildDashboard(root: string): string {
  const source = join(root, 'dashboard');
  const target = join(root, 'build/dashboard');
  const fresh = `${target}.${process.pid}`;
  const assets = join(fresh, 'assets');
  mkdirSync(assets, { recursive: true });
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['dashboard/src/main.tsx'],
    outdir: assets,
    entryNames: 'app-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    logLevel: 'error',
  });
  const script = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('main.tsx'))!;
  const page = readFileSync(join(source, 'index.html'), 'utf8')
    .replace('{{script}}', `/assets/${basename(script[0])}`)
    .replace('{{style}}', `/assets/${basename(script[1].cssBundle!)}`);
  writeFileSync(join(fresh, 'index.html'), page);
  copyFileSync(join(source, 'icon.svg'), join(assets, 'icon.svg'));
  for (const [name, content] of vocabularyFiles(root)) writeFileSync(join(assets, name), content);
  replace(target, fresh);
  return target;
}

/** Puts the fresh build in place of an older one. One that is the same stays: another process may be serving it. */
function replace(target: string, fresh: string): void {
  if (!isSame(target, fresh)) {
    rmSync(target, { recursive: true, force: true });
    renameSync(fresh, target);
  } else rmSync(fresh, { recursive: true });
}

function isSame(target: string, fresh: string): boolean {
  const names = readdirSync(fresh, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fresh, join(entry.parentPath, entry.name)));
  return names.every(
    (name) =>
      existsSync(join(target, name)) && readFileSync(join(target, name)).equals(readFileSync(join(fresh, name))),
  );
}
