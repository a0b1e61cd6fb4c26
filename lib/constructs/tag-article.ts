import { Duration } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../core/environment';
import type { StageConfig } from '../stage-config';
import type { ArticleSource } from './article-source';
import { allowReading, feedsVariable } from './article-source';
import { DeskFunction } from './desk-function';
import type { IntakeQueue } from './intake-queue';
import type { ItemTable } from './item-table';

export interface TagArticleProps {
  config: StageConfig;
  sources: ArticleSource[];
  live: IntakeQueue;
  backfill: IntakeQueue;
  items: ItemTable;
}

/** Records in a batch: their objects are fetched in parallel. */
const BATCH_SIZE = 10;

/** The function that turns object events into records, and the two queues it reads: backfill can never crowd out live copy. */
export class TagArticle extends Construct {
  /** Reading ten of the largest objects takes a few seconds; the rest is room for retries inside the SDK. */
  static readonly TIMEOUT = Duration.seconds(60);
  readonly function: Function;
  readonly role: Role;

  constructor(scope: Construct, id: string, { config, sources, live, backfill, items }: TagArticleProps) {
    super(scope, id);
    const desk = new DeskFunction(this, 'Desk', {
      config,
      handler: 'tag-article',
      withParsers: true,
      memorySize: 1024,
      timeout: TagArticle.TIMEOUT,
      environment: {
        ...items.environment(config),
        [ENVIRONMENT.generation]: String(config.generation),
        [ENVIRONMENT.feeds]: feedsVariable(this, sources),
      },
      permissions: items.writePermissions(),
    });
    this.function = desk.function;
    this.role = desk.role;
    allowReading(desk.role, sources);
    for (const [intake, maxConcurrency] of [
      [live, config.concurrency.live],
      [backfill, config.concurrency.backfill],
    ] as const) {
      this.function.addEventSource(
        new SqsEventSource(intake.queue, { batchSize: BATCH_SIZE, reportBatchItemFailures: true, maxConcurrency }),
      );
    }
  }
}
