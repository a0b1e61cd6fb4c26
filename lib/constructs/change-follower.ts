import { Duration, Validations } from 'aws-cdk-lib';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { HEAD_SORT_KEY } from '../../core/environment';
import type { StageConfig } from '../stage-config';
import type { DeskEvents } from './desk-events';
import { DeskFunction } from './desk-function';
import type { ItemTable } from './item-table';

export interface ChangeFollowerProps {
  config: StageConfig;
  items: ItemTable;
  events: DeskEvents;
}

/** Follows the table's changes, keeps what depends on them (counts and links between stories), and tells of them. */
export class ChangeFollower extends Construct {
  readonly function: Function;
  /** Positions in the stream of changes that failed again and again; the changes themselves stay in the stream for a day. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { config, items, events }: ChangeFollowerProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: { redrivePermission: RedrivePermission.DENY_ALL },
    });
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is where the event source puts what failed: a dead-letter queue, though no queue names it.',
    });
    const desk = new DeskFunction(this, 'Desk', {
      config,
      handler: 'follow-changes',
      withParsers: false,
      timeout: Duration.seconds(60),
      environment: { ...items.environment(config), ...events.environment() },
      permissions: [...items.writePermissions(), ...events.publishPermissions()],
    });
    this.function = desk.function;
    Validations.of(desk.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams has no resources to name, and neither have the two rights of X-Ray.',
    });
    this.function.addEventSource(
      new DynamoEventSource(items.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        // Most changes are of rows of lists, which nobody follows.
        filters: [
          FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.isEqual(HEAD_SORT_KEY) as string[] } } } }),
        ],
        batchSize: 100,
        // Changes of one article stay in order: they have one partition key.
        parallelizationFactor: 4,
        maxBatchingWindow: Duration.seconds(1),
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: 10,
        onFailure: new SqsDlq(this.deadLetters),
      }),
    );
  }
}
