import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { createDynamoClient } from '../adapters/aws/clients';
import { DynamoItemTable } from '../adapters/aws/item-table';
import { createLog, errorFacts } from '../adapters/aws/powertools-log';
import { toChange } from '../adapters/aws/table-changes';
import { followChangesConfig } from '../core/environment';
import { followChange } from '../core/events/follow-change';
import { ArticleStore } from '../core/store/article-store';

/** For all attempts of one call: well below the function's timeout. */
const CALL_BUDGET_MS = 10_000;

const config = followChangesConfig(process.env);
const log = createLog(config.service);
const table = new DynamoItemTable(createDynamoClient(CALL_BUDGET_MS), config.table);
const store = new ArticleStore(table, config);

async function follow(record: DynamoDBRecord): Promise<void> {
  try {
    await followChange(toChange(record), table, store);
  } catch (error) {
    log.error('A change failed', errorFacts(error));
    throw error;
  }
}

/** Changes of the table in, counts out. Records may come again: counting an article twice moves nothing. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return processPartialResponse(event, follow, new BatchProcessor(EventType.DynamoDBStreams), {
    throwOnFullBatchFailure: false,
  });
}
