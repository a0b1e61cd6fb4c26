import type { Command } from 'commander';
import type { RestoreOptions } from '../restore/restore-from-table';

export function addRestore(program: Command): void {
  program
    .command('restore')
    .description('Put what editors did, as a restored table holds it, onto the articles of a deployed stage.')
    .requiredOption('--table <name>', 'the table that was restored beside the own one of the stage')
    .requiredOption('--stack <name>', 'the deployed stage, such as copytaster-prod')
    .option('--from <time>', 'only articles received at or after: RFC 3339, or a UTC day')
    .option('--to <time>', 'only articles received before: RFC 3339, or through the end of a UTC day')
    .option('--shards <count>', '`shards` of the stage at the time of the restored table, when it was another')
    .action(async (options: RestoreOptions) => {
      // Loaded late, so that commands of this machine do not wait for the AWS SDK.
      await (await import('../restore/restore-from-table.js')).restoreFromTable(options);
    });
}
