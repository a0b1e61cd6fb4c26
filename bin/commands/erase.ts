import type { Command } from 'commander';
import type { EraseOptions } from '../erase/erase-from-stage';

export function addErase(program: Command): void {
  program
    .command('erase')
    .description('Delete an object for good: every version of it, its record, lists and history. Prints the proof.')
    .argument('<key>', 'the key of the object')
    .requiredOption('--stack <name>', 'the deployed stage, such as copytaster-prod')
    .option('--bucket <name>', "another bucket than the stage's own")
    .option('--yes', 'yes, for good')
    .action(async (key: string, options: EraseOptions) => {
      // Loaded late, so that commands of this machine do not wait for the AWS SDK.
      await (await import('../erase/erase-from-stage.js')).eraseFromStage(key, options);
    });
}
