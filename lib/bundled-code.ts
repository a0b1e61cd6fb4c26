import { copyFileSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { BuildOptions } from 'esbuild';
import { buildSync } from 'esbuild';
import { PAGE_IN_ASSET, TABLES_IN_ASSET } from '../core/environment';

const ROOT = join(__dirname, '..');
const HEAVY_PARSERS = 'core/article/heavy';
/** Packages that core `require`s late, when an article first has something for them. */
const LATE_PACKAGES = ['libphonenumber-js/min', 'ibantools', 'validator/lib/isEmail', 'chardet'];

/**
 * CommonJS, since ES modules of CommonJS packages crash on import; `module` before `main`, since the SDK's ES modules tree-shake
 * (cold start 94 against 137 ms); no source maps, which cost 19–40 ms.
 */
export const BUNDLE_OPTIONS: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  alias: { '@aws-sdk/credential-provider-node': './adapters/aws/function-credentials.ts' },
  logLevel: 'warning',
};

/** What an asset holds beside its handler. */
export interface Contents {
  /** The tables and the heavy parsers. */
  withParsers: boolean;
  /** The built page. @default false */
  withPage?: boolean;
}

/**
 * Writes the asset of one handler: index.js, the compiled tables, and heavy parsers and packages as files of their own that only an
 * article with something for them loads. esbuild would inline a dynamic import, so those are external and become a late `require` of a path
 * relative to index.js.
 */
export function bundleHandler(
  entry: string,
  outputDirectory: string,
  { withParsers, withPage = false }: Contents,
): void {
  buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: [{ in: entry, out: 'index' }],
    outdir: outputDirectory,
    external: ['./heavy/*', ...LATE_PACKAGES],
    supported: { 'dynamic-import': false },
  });
  if (withPage) cpSync(join(ROOT, 'build/dashboard'), join(outputDirectory, PAGE_IN_ASSET), { recursive: true });
  if (!withParsers) return;
  copyFileSync(join(ROOT, 'build/tables.bin'), join(outputDirectory, TABLES_IN_ASSET));
  buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: LATE_PACKAGES.map((name) => ({ in: name, out: name })),
    outdir: join(outputDirectory, 'node_modules'),
  });
  const folder = join(ROOT, HEAVY_PARSERS);
  if (!existsSync(folder)) return;
  const parsers = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: parsers.map((name) => ({ in: join(HEAVY_PARSERS, name), out: basename(name, '.ts') })),
    outdir: join(outputDirectory, 'heavy'),
  });
}

/**
 * Bundles a handler on this machine, without Docker.
 * @param entry path from the root of the checkout, such as `lambdas/tag-article.ts`
 */
export function bundledCode(entry: string, contents: Contents): Code {
  return Code.fromAsset(join(ROOT, 'lambdas'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('none'),
      // Never run; CDK takes two bundles with the same options for the same asset.
      command: [entry],
      local: {
        tryBundle(outputDirectory) {
          bundleHandler(entry, outputDirectory, contents);
          return true;
        },
      },
    },
  });
}
