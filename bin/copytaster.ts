#!/usr/bin/env -S npx tsx
import { Command, CommanderError } from 'commander';
import { ConfigurationError } from '../core/errors';
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
import { version } from './version';

const program = new Command('copytaster')
  .description('Tags news copy: topics, regions, agency provenance and moderation.')
  .version(version)
  .showHelpAfterError('Run with --help for the options.')
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

/** Exit codes: 0 done, 1 a failure that is ours or the machine's, 2 the call or the set-up is wrong. */
async function main(): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
    } else if (error instanceof ConfigurationError) {
      process.stderr.write(`copytaster: ${error.message}\n`);
      process.exitCode = 2;
    } else {
      process.stderr.write(`copytaster: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}

void main();
