import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import { handle } from 'hono/aws-lambda';
import { S3ArticleBucket } from '../adapters/aws/article-bucket';
import { createDynamoClient, createS3Client, createSqsClient } from '../adapters/aws/clients';
import { DynamoItemTable } from '../adapters/aws/item-table';
import { RetagQueue } from '../adapters/aws/retag-queue';
import { uploadPosts } from '../adapters/aws/upload-posts';
import { queryTagsConfig } from '../core/environment';
import { createQueryApp } from '../core/query/app';
import { ArticleStore } from '../core/store/article-store';
import type { Authorizer } from './callers';
import { callerOf } from './callers';
import { openDesks } from './desks';

/** For all attempts of one call: well below the function's timeout. */
const CALL_BUDGET_MS = 5_000;

const config = queryTagsConfig(process.env);
const table = new DynamoItemTable(createDynamoClient(CALL_BUDGET_MS), config.table);
const s3 = createS3Client(CALL_BUDGET_MS);
const retags = new RetagQueue(createSqsClient(CALL_BUDGET_MS), config.backfillQueueUrl);

const app = createQueryApp({
  table,
  store: new ArticleStore(table, config),
  bucket: new S3ArticleBucket(s3),
  desk: openDesks(__dirname).deskOf(),
  clock: { now: () => new Date() },
  caller: ({ env }) => {
    const { requestContext } = (env as { event: { requestContext: { authorizer?: Authorizer } } }).event;
    return callerOf(requestContext.authorizer ?? {}, config);
  },
  timeZone: config.timeZone,
  uploads: uploadPosts(s3, config.uploads.bucket, config.uploads.prefix),
  requestRetag: ({ source }) => retags.send([source]),
});

/** The HTTP API; see createQueryApp. */
export const handler: (event: LambdaEvent, context?: LambdaContext) => Promise<unknown> = handle(app);
