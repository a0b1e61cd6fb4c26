import type { Command } from 'commander';
import { EVALUATIONS } from '../evaluate/evaluations';
import { openLocalDesk } from '../local-desk';

export function addEvaluate(program: Command): void {
  const evaluate = program.command('evaluate').description('Measure the taggers on labelled data of yours.');
  for (const { name, summary, help, run, needsCorpus = true } of EVALUATIONS) {
    evaluate
      .command(name)
      .description(summary)
      .argument(needsCorpus ? '<corpus...>' : '[corpus...]', 'NDJSON files')
      .addHelpText('after', `\n${help}`)
      .action(async (corpora: string[]) => {
        await run(corpora, openLocalDesk().desk, (line) => process.stdout.write(`${line}\n`));
      });
  }
}
