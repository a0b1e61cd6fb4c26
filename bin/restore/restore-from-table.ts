import { createDynamoClient } from '../../adapters/aws/clients';
import { DynamoItemTable } from '../../adapters/aws/item-table';
import { readStackOutputs } from '../../adapters/aws/stack-outputs';
import { ConfigurationError } from '../../core/errors';
import { ArticleStore } from '../../core/store/article-store';
import { restoreHumanWork } from './restore-human-work';

const CALL_BUDGET_MS = 30_000;

export interface RestoreOptions {
  table: string;
  stack: string;
  from?: string;
  to?: string;
  shards?: string;
}

/** Restores human work of a deployed stage from another table, and prints what became of it. @throws ConfigurationError */
export async function restoreFromTable({ table, stack, from, to, shards }: RestoreOptions): Promise<void> {
  const outputs = await readStackOutputs(stack);
  if (table === outputs.TableName) throw new ConfigurationError('--table is the own table of the stage.');
  const spread = Number(shards ?? outputs.Shards);
  if (!Number.isInteger(spread) || spread < 1) throw new ConfigurationError('--shards must be a whole number above 0.');
  const client = createDynamoClient(CALL_BUDGET_MS);
  const storeOf = (name: string, over: number) => {
    const items = new DynamoItemTable(client, name);
    return { table: items, store: new ArticleStore(items, { shards: over }) };
  };
  try {
    const counts = await restoreHumanWork(
      storeOf(table, spread),
      storeOf(outputs.TableName, Number(outputs.Shards)).store,
      { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
      (articles) => process.stderr.write(`${articles} articles looked at\n`),
    );
    process.stdout.write(`${JSON.stringify(counts, undefined, 2)}\n`);
  } finally {
    client.destroy();
  }
}
