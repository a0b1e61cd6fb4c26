import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigurationError } from '../../core/errors';

/**
 * File systems whose files are the kernel's answers and no copy, by the type that Linux gives them (statfs(2)): proc, sysfs,
 * cgroup, cgroup2, debugfs, tracefs. Reading such a file may block, or never end.
 */
const OF_THE_KERNEL = new Set([0x9fa0, 0x62656572, 0x27e0eb, 0x63677270, 0x64626720, 0x74726163]);

const refusal = (path: string) =>
  new ConfigurationError(`${path} is on a file system that cannot hold articles: name another.`);

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` never returns where the file system says that a
 * name does not exist though its parent does, as below /proc.
 * @throws ConfigurationError on a file system of the kernel's; the error of the file system where a folder cannot be made
 */
export function makeFolder(path: string): void {
  make(path);
  if (OF_THE_KERNEL.has(statfsSync(path).type)) throw refusal(path);
}

function make(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(path).isDirectory()) return;
    if (code !== 'ENOENT') throw error;
    const above = dirname(path);
    if (existsSync(above)) throw refusal(path);
    make(above);
    make(path);
  }
}
