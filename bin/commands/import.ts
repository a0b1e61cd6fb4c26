import { join, resolve } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { isStateLocked, lockState } from '../../adapters/embedded/state-lock';
import { Closing } from '../local/closing';
import { openEmbeddedDesk } from '../local/embedded-desk';
import type { Imported } from '../local/import-folder';
import { copyIntoFolder, filesUnder, finishEarlierImport, importFile } from '../local/import-folder';
import { root } from '../root';

interface ImportFlags {
  folder: string;
  state: string;
  stack?: string;
  prefix: string;
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function addImport(program: Command): void {
  program
    .command('import')
    .description('Copy a folder of articles to where they are tagged; run it again to go on after a stop.')
    .argument('<dir>', 'the folder; its subfolders too')
    .option('--folder <dir>', 'where articles are dropped', join(root, 'drop'))
    .option('--state <dir>', 'where the desk remembers everything', join(root, '.copytaster'))
    .option('--stack <name>', 'import into a deployed stage, such as copytaster-prod, and not the local desk')
    .option('--prefix <prefix>', 'of the keys in the bucket of the stage: that of a feed', 'in/')
    .action(async (dir: string, flags: ImportFlags) => importFolder(resolve(dir), flags));
}

async function importFolder(dir: string, { folder, state, stack, prefix }: ImportFlags): Promise<void> {
  const total = await count(filesUnder(dir));
  const bar = new SingleBar({ format: '{bar} {value}/{total} files, {eta_formatted} left', stream: process.stderr });
  bar.start(total, 0);
  let summary: string;
  try {
    const step = () => bar.increment();
    if (stack !== undefined) summary = await sendToStage(dir, { stack, prefix }, step);
    else if (isStateLocked(resolve(state))) summary = await leaveToRunningDesk(dir, resolve(folder), step);
    else summary = await tagHere(dir, resolve(folder), resolve(state), step);
  } finally {
    bar.stop();
  }
  process.stdout.write(`${summary}\n`);
}

async function tagHere(dir: string, folder: string, state: string, step: () => void): Promise<string> {
  const done: Record<Imported, number> = { tagged: 0, rejected: 0, skipped: 0 };
  const closing = new Closing();
  try {
    closing.add(lockState(state));
    const bus = { publish: () => Promise.resolve() };
    const desk = await openEmbeddedDesk({ folder, state, log: SILENT, bus }, closing);
    await finishEarlierImport(desk);
    for await (const key of filesUnder(dir)) {
      done[await importFile(dir, key, desk)]++;
      step();
    }
  } finally {
    await closing.run();
  }
  return `${done.tagged} tagged, ${done.rejected} rejected, ${done.skipped} there already.`;
}

/** `npm start` watches the folder, and tags what comes into it. */
async function leaveToRunningDesk(dir: string, folder: string, step: () => void): Promise<string> {
  let [copied, present] = [0, 0];
  for await (const key of filesUnder(dir)) {
    if (await copyIntoFolder(dir, key, folder)) copied++;
    else present++;
    step();
  }
  return `${copied} copied, ${present} there already. The running desk tags them.`;
}

async function sendToStage(dir: string, place: { stack: string; prefix: string }, step: () => void): Promise<string> {
  let [sent, present] = [0, 0];
  // Loaded late, so that commands of this machine do not wait for the AWS SDK.
  const { importToStage } = await import('../import/import-to-stage.js');
  await importToStage(dir, place, (isNew) => {
    if (isNew) sent++;
    else present++;
    step();
  });
  return `${sent} sent, ${present} there already. The stage tags them.`;
}

async function count(things: AsyncGenerator): Promise<number> {
  let total = 0;
  while (!(await things.next()).done) total++;
  return total;
}
