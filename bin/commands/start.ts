import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import type { Log } from '../../core/ports';
import { isTimeZone } from '../../core/time-zone';
import { startDesk } from '../local/start-desk';
import type { RunningDesk } from '../local/start-desk';
import { root } from '../root';

const DEFAULT_PORT = 8765;

interface StartFlags {
  folder: string;
  state: string;
  port: number;
  timeZone: string;
}

export function addStart(program: Command): void {
  program
    .command('start')
    .description('Start the desk on this machine: a drop folder, the API and the page.')
    .option('--folder <dir>', 'where articles are dropped', join(root, 'drop'))
    .option('--state <dir>', 'where the desk remembers everything', join(root, '.copytaster'))
    .option('--port <n>', 'port on 127.0.0.1', parsePort, DEFAULT_PORT)
    .option('--time-zone <name>', 'whose days lists and numbers are asked for by', parseTimeZone, 'UTC')
    .action(async ({ folder, state, ...flags }: StartFlags) => {
      const desk = await startDesk({ ...flags, folder: resolve(folder), state: resolve(state), log: terminalLog() });
      process.stdout.write(welcome(desk));
      stopOnSignal(desk);
    });
}

function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('It must be 0 to 65535.');
  return port;
}

function parseTimeZone(value: string): string {
  if (!isTimeZone(value)) throw new InvalidArgumentError('It must be an IANA name, such as Europe/Berlin.');
  return value;
}

function welcome({ url, folder }: RunningDesk): string {
  const near = relative(process.cwd(), folder);
  const shown = near.startsWith('..') ? folder : `./${near}`;
  return [
    '',
    `  ${pc.bold('Copytaster')} is running`,
    '',
    `  Page     ${pc.cyan(url)}`,
    `  API      ${pc.cyan(`${url}v1/articles`)}`,
    `  Folder   ${pc.cyan(shown)}`,
    '',
    '  Next: open the page and drop an article on it, or put a file in the folder.',
    `  ${pc.dim('Ctrl-C stops; everything is kept.')}`,
    '',
    '',
  ].join('\n');
}

function terminalLog(): Log {
  const line = (message: string, facts: Record<string, unknown> = {}) => {
    const details = Object.entries(facts).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    process.stderr.write(`copytaster: ${[message, ...details].join(' ')}\n`);
  };
  return { info: () => undefined, warn: line, error: line };
}

function stopOnSignal(desk: RunningDesk): void {
  let stopping = false;
  const stop = () => {
    // A second Ctrl-C does not wait; the next start picks up what was left.
    if (stopping) process.exit(1);
    stopping = true;
    desk.stop().then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`copytaster: ${error.message}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
