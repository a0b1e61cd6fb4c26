import { join, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { lockState } from '../../adapters/embedded/state-lock';
import { Closing } from '../local/closing';
import { openEmbeddedDesk } from '../local/embedded-desk';
import type { Imported } from '../local/import-folder';
import { filesUnder, finishEarlierImport, importFile } from '../local/import-folder';
import { root } from '../root';

interface ImportFlags {
  folder: string;
  state: string;
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function addImport(program: Command): void {
  program
    .command('import')
    .description('Copy a folder of articles into the drop folder and tag them; run it again to go on after a stop.')
    .argument('<dir>', 'the folder; its subfolders too')
    .option('--folder <dir>', 'where articles are dropped', join(root, 'drop'))
    .option('--state <dir>', 'where the desk remembers everything', join(root, '.copytaster'))
    .action(async (dir: string, { folder, state }: ImportFlags) =>
      importFolder(resolve(dir), resolve(folder), resolve(state)),
    );
}

async function importFolder(dir: string, folder: string, state: string): Promise<void> {
  const total = await count(filesUnder(dir));
  const closing = new Closing();
  const bar = new SingleBar({ format: '{bar} {value}/{total} files, {eta_formatted} left', stream: process.stderr });
  const done: Record<Imported, number> = { tagged: 0, rejected: 0, skipped: 0 };
  try {
    closing.add(lockState(state));
    const desk = await openEmbeddedDesk(
      { folder, state, log: SILENT, bus: { publish: () => Promise.resolve() } },
      closing,
    );
    await finishEarlierImport(desk);
    bar.start(total, 0);
    for await (const key of filesUnder(dir)) {
      done[await importFile(dir, key, desk)]++;
      bar.increment();
    }
  } finally {
    bar.stop();
    await closing.run();
  }
  process.stdout.write(`${done.tagged} tagged, ${done.rejected} rejected, ${done.skipped} there already.\n`);
}

async function count(things: AsyncGenerator): Promise<number> {
  let total = 0;
  while (!(await things.next()).done) total++;
  return total;
}
