import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { S3ArticleBucket } from '../adapters/aws/article-bucket';
import { createDynamoClient, createS3Client } from '../adapters/aws/clients';
import { DynamoItemTable } from '../adapters/aws/item-table';
import { createLog } from '../adapters/aws/powertools-log';
import { createIngestMetrics } from '../adapters/aws/powertools-metrics';
import { handleBatch } from '../adapters/aws/sqs-batch';
import { tagArticleConfig } from '../core/environment';
import { ArticleStore } from '../core/store/article-store';
import { version } from '../package.json';
import { createArticleTagger } from './article-tagger';
import { openDesks } from './desks';

/** For all attempts of one call: well below the function's timeout. */
const CALL_BUDGET_MS = 20_000;

const config = tagArticleConfig(process.env);
const { deskOf, dataVersion } = openDesks(__dirname);
const metrics = createIngestMetrics(config.service);
const tagMessage = createArticleTagger({
  feeds: config.feeds,
  deskOf,
  bucket: new S3ArticleBucket(createS3Client(CALL_BUDGET_MS)),
  store: new ArticleStore(new DynamoItemTable(createDynamoClient(CALL_BUDGET_MS), config.table), config),
  clock: { now: () => new Date() },
  program: { taggerVersion: version, dataVersion, generation: config.generation },
  log: createLog(config.service),
  metrics,
});

/** Object events in, records out; see createArticleTagger. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  try {
    return await handleBatch(event, context, tagMessage);
  } finally {
    metrics.publish();
  }
}
