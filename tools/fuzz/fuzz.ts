import { Command, InvalidArgumentError } from 'commander';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLocalDesk } from '../../bin/local-desk';
import { Rejection } from '../../core/errors';
import type { SoundFile } from '../../test/files/sound-files';
import { soundFiles } from '../../test/files/sound-files';
import { zipFile } from '../../test/files/zip-file';
import { mutate } from './mutate';
import { Random } from './random';

/**
 * `npm run fuzz`: changes small sound files of every format at random and drops them on the desk. Each must give articles or
 * a Rejection, within the time and memory that a file may take. Says its seed; a failing file is kept under build/fuzz.
 */
/** Of the processor, so that other programs do not count. */
const MAX_MILLISECONDS = 2_000;
const MAX_RESIDENT_BYTES = 512_000_000;
const KEPT = join(__dirname, '../../build/fuzz');

interface Options {
  seconds: number;
  runs: number;
  seed: number;
  run?: number;
  only?: string;
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

/** The file of one run: the same for the same seed and number. Some are packed again, so that what is inside is changed. */
function fileOf(seed: number, run: number, sound: readonly SoundFile[], others: readonly Buffer[]): SoundFile {
  const random = new Random((Math.imul(seed, 0x9e3779b1) ^ run) | 0);
  const { name, bytes } = random.pick(sound);
  const changed = mutate(bytes, random, others);
  if (random.below(8) > 0) return { name, bytes: changed };
  return {
    name: 'bundle.zip',
    bytes: zipFile([
      { name, data: changed },
      { name: 'sound.txt', data: others[0]! },
    ]),
  };
}

/** What is wrong with what the desk did, or undefined. */
async function wrongOf(taste: () => Promise<unknown[]>): Promise<string | undefined> {
  const start = process.cpuUsage();
  try {
    const items = await taste();
    if (items.length === 0) return 'gave nothing';
  } catch (error) {
    if (!(error instanceof Rejection)) return `threw ${(error as Error).stack ?? String(error)}`;
  }
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  if (milliseconds > MAX_MILLISECONDS) return `took ${Math.round(milliseconds)} ms of processor time`;
  const { rss } = process.memoryUsage();
  return rss > MAX_RESIDENT_BYTES ? `left ${Math.round(rss / 1e6)} MB resident` : undefined;
}

async function fuzz({ seconds, runs, seed, run, only }: Options): Promise<void> {
  const { desk } = openLocalDesk();
  const all = soundFiles();
  const sound = all.filter(({ name }) => only === undefined || name.includes(only));
  if (sound.length === 0) throw new InvalidArgumentError(`No file is called ${only}.`);
  const others = all.map(({ bytes }) => bytes);
  // What is loaded late is loaded now, so that no run pays for it.
  for (const { name, bytes } of all) await desk.tasteItems({ name, bytes });
  process.stdout.write(`Seed ${seed}.\n`);
  const end = performance.now() + seconds * 1000;
  const first = run ?? 0;
  const last = run === undefined ? runs : run + 1;
  let done = first;
  let failed = 0;
  for (; done < last && performance.now() < end; done++) {
    const { name, bytes } = fileOf(seed, done, sound, others);
    const wrong = await wrongOf(() => desk.tasteItems({ name, bytes }));
    if (wrong === undefined) continue;
    failed++;
    mkdirSync(KEPT, { recursive: true });
    const kept = join(KEPT, `${seed}-${done}-${name}`);
    writeFileSync(kept, bytes);
    process.stdout.write(`--seed ${seed} --run ${done}: ${name} ${wrong}\n  kept as ${kept}\n`);
  }
  process.stdout.write(`${done - first} files, ${failed} failed.\n`);
  if (failed > 0) process.exitCode = 1;
}

void new Command('fuzz')
  .description('Drop randomly changed files of every format on the desk: each must give articles or a code.')
  .option('--seconds <n>', 'stop after', wholeNumber, 60)
  .option('--runs <n>', 'stop after so many files', wholeNumber, 100_000)
  .option('--seed <n>', 'of the random numbers', wholeNumber, Math.floor(Math.random() * 2 ** 31))
  .option('--run <n>', 'do the run of this number only', wholeNumber)
  .option('--only <name>', 'change only files whose name has this in it, such as "pdf"')
  .action(fuzz)
  .parseAsync();
