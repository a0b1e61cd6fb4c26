import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { createDynamoClient, createEventBridgeClient } from '../adapters/aws/clients';
import { EventBridgeBus } from '../adapters/aws/event-bus';
import { DynamoItemTable } from '../adapters/aws/item-table';
import { createLog, errorFacts } from '../adapters/aws/powertools-log';
import { followBatch } from '../adapters/aws/stream-batch';
import { followChangesConfig } from '../core/environment';
import { followChange } from '../core/events/follow-change';
import { ArticleStore } from '../core/store/article-store';

/** For all attempts of one call: well below the function's timeout. */
const CALL_BUDGET_MS = 10_000;

const config = followChangesConfig(process.env);
const log = createLog(config.service);
const table = new DynamoItemTable(createDynamoClient(CALL_BUDGET_MS), config.table);
const store = new ArticleStore(table, config);
const bus = new EventBridgeBus(createEventBridgeClient(CALL_BUDGET_MS), config.eventBus);

/** Changes of the table in; counts, links and events out. Records may come again: what was done is done once. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return followBatch(event, {
    follow: (change) => followChange(change, table, store),
    bus,
    onFailure: (error) => log.error('A change failed', errorFacts(error)),
  });
}
