import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
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
  rmSync(target, { recursive: true, force: true });
  renameSync(fresh, target);
  return target;
}
