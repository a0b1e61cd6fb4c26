import type { Command } from 'commander';
import type { BackfillOptions } from '../backfill/backfill-stage';

export function addBackfill(program: Command): void {
  program
    .command('backfill')
    .description('Tag the objects of an archive (again), behind live copy and at a bounded rate.')
    .requiredOption('--stack <name>', 'the deployed stage, such as copytaster-prod')
    .option('--bucket <name>', "another bucket than the stage's own")
    .option('--prefix <prefix>', 'only keys that begin so', '')
    .option('--rate <objects>', 'objects a second', '50')
    .option(
      '--progress <file>',
      'how far it is; started again with the same file, it goes on',
      'backfill-progress.json',
    )
    .action(async (options: BackfillOptions) => {
      // Loaded late, so that commands of this machine do not wait for the AWS SDK.
      await (await import('../backfill/backfill-stage.js')).backfillStage(options);
    });
}
