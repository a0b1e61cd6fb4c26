import type { Command } from 'commander';
import { ConfigurationError } from '../../core/errors';
import { agencies } from '../data-update/agencies';
import type { DataUpdate } from '../data-update/data-update';
import { gazetteer } from '../data-update/gazetteer';
import { mediaTopics } from '../data-update/media-topics';
import { EVALUATIONS } from '../evaluate/evaluations';
import { openLocalDesk } from '../local-desk';

const UPDATES: DataUpdate[] = [mediaTopics, gazetteer, agencies];

interface Options {
  dryRun?: boolean;
  /** Name of an evaluation, then its corpora. */
  evaluate?: string[];
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** @throws ConfigurationError when there is no such evaluation, or no corpus */
function evaluation([name, ...corpora]: string[]): (when: string) => Promise<void> {
  const found = EVALUATIONS.find((each) => each.name === name);
  if (!found || corpora.length === 0) {
    throw new ConfigurationError(
      `--evaluate takes one of ${EVALUATIONS.map((each) => each.name).join(', ')}, and corpora.`,
    );
  }
  return async (when) => {
    print(`\n${when}`);
    await found.run(corpora, openLocalDesk().desk, print);
  };
}

async function update({ read }: DataUpdate, file: string, { dryRun, evaluate }: Options): Promise<void> {
  const measure = evaluate && evaluation(evaluate);
  const { report, apply } = read(file);
  report.forEach(print);
  if (dryRun) return;
  await measure?.('before');
  apply();
  await measure?.('after');
}

export function addData(program: Command): void {
  const updating = program
    .command('data')
    .description('Look after the vocabularies in data/.')
    .command('update')
    .description('Replace a vocabulary by a newer file, and print what changes.');
  for (const each of UPDATES) {
    updating
      .command(each.name)
      .description(each.summary)
      .argument('<file>', 'the newer file')
      .option('--dry-run', 'only print what would change')
      .option(
        '--evaluate <name-and-corpora...>',
        'print an evaluation before and after, such as: regions labelled.ndjson',
      )
      .action((file: string, options: Options) => update(each, file, options));
  }
}
