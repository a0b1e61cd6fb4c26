#!/usr/bin/env -S npx tsx
import { Command } from 'commander';
import { endInWords } from './failure';
import { version } from './version';

/** By name, in the order of the help. Only the one that is called is loaded: all together take a second. */
const COMMANDS = {
  start: async () => (await import('./commands/start.js')).addStart,
  tag: async () => (await import('./commands/tag.js')).addTag,
  evaluate: async () => (await import('./commands/evaluate.js')).addEvaluate,
  backfill: async () => (await import('./commands/backfill.js')).addBackfill,
  erase: async () => (await import('./commands/erase.js')).addErase,
  restore: async () => (await import('./commands/restore.js')).addRestore,
  cost: async () => (await import('./commands/cost.js')).addCost,
  data: async () => (await import('./commands/data.js')).addData,
  query: async () => (await import('./commands/query.js')).addQuery,
  export: async () => (await import('./commands/export.js')).addExport,
  import: async () => (await import('./commands/import.js')).addImport,
};
type CommandName = keyof typeof COMMANDS;

const program = new Command('copytaster')
  .description('Tags news copy: topics, regions, agency provenance and moderation.')
  .version(version)
  .showHelpAfterError('Run with --help for the options.')
  .addHelpText(
    'after',
    '\nExit codes: 0 done; 1 something failed, or a file was rejected; 2 the call or the set-up is wrong.\nColours are left out with NO_COLOR=1, and where the output is no terminal.',
  )
  .exitOverride();

/** Adds the command that is called, or all where none of them is, for the help and for what was meant. */
async function addCommands(called = ''): Promise<void> {
  const names = Object.keys(COMMANDS) as CommandName[];
  const known = names.filter((name) => name === called);
  for (const name of known.length > 0 ? known : names) (await COMMANDS[name]())(program);
}

async function main(): Promise<void> {
  try {
    await addCommands(process.argv[2]);
    await program.parseAsync();
  } catch (error) {
    endInWords(error);
  }
}

// Whoever reads may stop early, as `head` does; then nobody wants the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void main();
