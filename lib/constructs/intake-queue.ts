import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption, RedrivePermission } from 'aws-cdk-lib/aws-sqs';
import type { IDependable } from 'constructs';
import { Construct } from 'constructs';

export interface IntakeQueueProps {
  /** Of the function that reads the queue. */
  functionTimeout: Duration;
}

/** AWS asks for six times the function's timeout, so that a slow batch is not read twice at the same time. */
const VISIBILITY_TIMEOUTS = 6;
/** How often a message is tried: enough for a passing fault of minutes. */
const MAX_RECEIVE_COUNT = 5;
/** The longest SQS keeps: a weekend and a week to look at what failed. */
const DEAD_LETTER_DAYS = 14;

/** Object events wait here for tag-article; what fails again and again goes to its dead-letter queue. */
export class IntakeQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { functionTimeout }: IntakeQueueProps) {
    super(scope, id);
    // Messages name objects and hold no words of articles: the queue's own key is enough, and S3 can write with it.
    const encryption = QueueEncryption.SQS_MANAGED;
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption,
      retentionPeriod: Duration.days(DEAD_LETTER_DAYS),
      enforceSSL: true,
      redriveAllowPolicy: { redrivePermission: RedrivePermission.ALLOW_ALL },
    });
    this.queue = new Queue(this, 'Queue', {
      encryption,
      retentionPeriod: Duration.days(DEAD_LETTER_DAYS),
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(functionTimeout.toSeconds() * VISIBILITY_TIMEOUTS),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVE_COUNT },
    });
  }

  /**
   * Lets S3 send for buckets of one account. Not for one bucket, when that is ours: its notification needs this policy first,
   * and naming it here would make a circle.
   * @param bucketName of a bucket that is not ours
   * @returns what has to be there before a notification can be set
   */
  acceptFromBucketsOf(account: string, bucketName = '*'): IDependable | undefined {
    const { partition } = Stack.of(this);
    const { policyDependable } = this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': account },
          ArnLike: { 'aws:SourceArn': `arn:${partition}:s3:::${bucketName}` },
        },
      }),
    );
    return policyDependable;
  }
}
