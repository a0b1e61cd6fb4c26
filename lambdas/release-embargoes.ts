import { createDynamoClient } from '../adapters/aws/clients';
import { DynamoItemTable } from '../adapters/aws/item-table';
import { createLog } from '../adapters/aws/powertools-log';
import { releaseEmbargoesConfig } from '../core/environment';
import { ArticleStore } from '../core/store/article-store';
import { releaseEmbargoes } from '../core/store/release-embargoes';

/** For all attempts of one call: well below the function's timeout. */
const CALL_BUDGET_MS = 10_000;

const config = releaseEmbargoesConfig(process.env);
const log = createLog(config.service);
const table = new DynamoItemTable(createDynamoClient(CALL_BUDGET_MS), config.table);
const store = new ArticleStore(table, config);

/** Every minute: what is no longer under embargo moves in lists and counts. */
export async function handler(): Promise<void> {
  const released = await releaseEmbargoes(table, store, new Date());
  if (released > 0) log.info('Embargoes ended', { released });
}
