import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { STACK_OUTPUTS } from '../core/environment';
import { Alarms } from './constructs/alarms';
import { ArchiveBackfill } from './constructs/archive-backfill';
import { ArticleBucket } from './constructs/article-bucket';
import { ChangeFollower } from './constructs/change-follower';
import { DashboardPage } from './constructs/dashboard-page';
import { DeskEvents } from './constructs/desk-events';
import { EmbargoSweep } from './constructs/embargo-sweep';
import { ExistingBuckets } from './constructs/existing-buckets';
import { IntakeQueue } from './constructs/intake-queue';
import { ItemTable } from './constructs/item-table';
import { OperationsDashboard } from './constructs/operations-dashboard';
import { QueryApi } from './constructs/query-api';
import { signInOf, signInOrigins } from './constructs/sign-in';
import { TagArticle } from './constructs/tag-article';
import type { StageConfig } from './stage-config';

export interface CopytasterStackProps extends StackProps {
  config: StageConfig;
}

/**
 * One stage of Copytaster:
 *
 *     articles ─▶ live ─┐
 *                       ├─▶ tag-article ─▶ items ─▶ follow-changes ─▶ events
 *             backfill ─┘                    └────▶ query-tags ─▶ HTTP API ─▶ page
 */
export class CopytasterStack extends Stack {
  constructor(scope: Construct, id: string, { config, ...props }: CopytasterStackProps) {
    super(scope, id, props);
    const key = config.kmsKeyArn ? Key.fromKeyArn(this, 'Key', config.kmsKeyArn) : undefined;

    const articles = new ArticleBucket(this, 'Articles', { config, key });
    const live = new IntakeQueue(this, 'Live', { functionTimeout: TagArticle.TIMEOUT });
    const backfill = new IntakeQueue(this, 'Backfill', { functionTimeout: TagArticle.TIMEOUT });
    const prefixes = config.feeds.map(({ prefix }) => prefix);
    articles.notify(live, prefixes);
    const existing = new ExistingBuckets(this, 'Existing', { buckets: config.existingBuckets, live });
    const { bucketName, bucketArn } = articles.bucket;
    const sources = [{ bucketName, bucketArn, keyArn: key?.keyArn, feeds: config.feeds }, ...existing.sources];

    const items = new ItemTable(this, 'Items', { config, key });
    const tagArticle = new TagArticle(this, 'TagArticle', { config, sources, live, backfill, items });
    const events = new DeskEvents(this, 'Events', { config });
    const followChanges = new ChangeFollower(this, 'FollowChanges', { config, items, events });
    const embargoSweep = new EmbargoSweep(this, 'EmbargoSweep', { config, items });
    const queryTags = new QueryApi(this, 'QueryTags', { config, articles, sources, backfill, items });
    this.openToPeople(config, articles, queryTags);
    this.printOutputs({
      [STACK_OUTPUTS.bucket]: bucketName,
      [STACK_OUTPUTS.table]: items.table.tableName,
      [STACK_OUTPUTS.backfillQueue]: backfill.queue.queueUrl,
      [STACK_OUTPUTS.shards]: String(config.shards),
      [STACK_OUTPUTS.eventBus]: events.bus.eventBusName,
    });
    existing.printOwnersStatements([tagArticle.role.roleArn, queryTags.role.roleArn]);
    if (config.archiveBackfill)
      new ArchiveBackfill(this, 'ArchiveBackfill', { config, bucket: articles.bucket, backfill });

    const { alarms } = new Alarms(this, 'Alarms', {
      config,
      live,
      deadLetters: { live: live.deadLetters, backfill: backfill.deadLetters, changes: followChanges.deadLetters },
      functions: {
        'tag-article': tagArticle.function,
        'follow-changes': followChanges.function,
        'release-embargoes': embargoSweep.function,
        'query-tags': queryTags.function,
      },
      follower: followChanges.function,
      feeds: sources.flatMap(({ feeds }) => feeds),
    });
    if (config.operationsDashboard) {
      new OperationsDashboard(this, 'Dashboard', {
        config,
        live,
        backfill,
        alarms,
        tagArticle: tagArticle.function,
        api: queryTags.api,
      });
    }
  }

  /** The page and the sign-in: the page's address must be known before anybody can be sent back to it. */
  private openToPeople(config: StageConfig, articles: ArticleBucket, queryTags: QueryApi): void {
    const origins = [...signInOrigins(this, config), `https://${articles.bucket.bucketRegionalDomainName}`];
    const page =
      config.dashboard === 'none'
        ? undefined
        : new DashboardPage(this, 'Page', { config, api: queryTags.api, origins });
    const signIn = signInOf(this, config, page?.url);
    queryTags.open(signIn.authorizer);
    page?.publish({ live: 'poll', signIn: signIn.page });
  }

  private printOutputs(outputs: Record<string, string>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
