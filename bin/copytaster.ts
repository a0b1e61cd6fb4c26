#!/usr/bin/env -S npx tsx
import { Command } from 'commander';
import { addData } from './commands/data';
import { addBackfill } from './commands/backfill';
import { addCost } from './commands/cost';
import { addErase } from './commands/erase';
import { addEvaluate } from './commands/evaluate';
import { addExport } from './commands/export';
import { addImport } from './commands/import';
import { addQuery } from './commands/query';
import { addStart } from './commands/start';
import { addTag } from './commands/tag';
import { failure } from './failure';
import { version } from './version';

const program = new Command('copytaster')
  .description('Tags news copy: topics, regions, agency provenance and moderation.')
  .version(version)
  .showHelpAfterError('Run with --help for the options.')
  .addHelpText(
    'after',
    '\nExit codes: 0 done; 1 something failed, or a file was rejected; 2 the call or the set-up is wrong.\nColours are left out with NO_COLOR=1, and where the output is no terminal.',
  )
  .exitOverride();

addStart(program);
addTag(program);
addEvaluate(program);
addBackfill(program);
addErase(program);
addCost(program);
addData(program);
addQuery(program);
addExport(program);
addImport(program);

async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    const { exitCode, message } = failure(error);
    if (message !== undefined) process.stderr.write(`copytaster: ${message}\n`);
    process.exitCode = exitCode;
  }
}

// Whoever reads may stop early, as `head` does; then nobody wants the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void main();
