import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { ExistingBucket } from '../stage-config';
import type { ArticleSource } from './article-source';
import type { IntakeQueue } from './intake-queue';

export interface ExistingBucketsProps {
  buckets: readonly ExistingBucket[];
  live: IntakeQueue;
}

/**
 * Buckets that others own. They are never given a notification configuration: S3 keeps one a bucket, and setting ours would
 * delete theirs. They are heard through EventBridge, or through a notification that their owner sets to our queue.
 */
export class ExistingBuckets extends Construct {
  readonly sources: ArticleSource[];

  constructor(scope: Construct, id: string, { buckets, live }: ExistingBucketsProps) {
    super(scope, id);
    const { account, partition } = Stack.of(this);
    this.sources = buckets.map(({ name, kmsKeyArn, feeds }) => ({
      bucketName: name,
      bucketArn: `arn:${partition}:s3:::${name}`,
      keyArn: kmsKeyArn,
      feeds,
    }));
    for (const bucket of buckets) {
      if (bucket.events === 'eventbridge') this.hear(bucket, live);
      else live.acceptFromBucketsOf(bucket.account ?? account, bucket.name);
    }
  }

  private hear({ name, account, feeds }: ExistingBucket, live: IntakeQueue): void {
    new Rule(this, `EventsOf-${name}`, {
      description: `New and deleted objects of ${name}`,
      eventPattern: {
        source: ['aws.s3'],
        account: account ? [account] : undefined,
        detailType: ['Object Created', 'Object Deleted'],
        detail: { bucket: { name: [name] }, object: { key: feeds.map(({ prefix }) => ({ prefix })) } },
      },
      targets: [new SqsQueue(live.queue, { deadLetterQueue: live.deadLetters })],
    });
  }

  /** Prints what the owner of each bucket has to allow the roles that read it, as policy statements ready to paste. */
  printOwnersStatements(roleArns: readonly string[]): void {
    const { partition } = Stack.of(this);
    for (const { bucketName, feeds, keyArn } of this.sources) {
      const bucketPolicy = {
        Sid: 'CopytasterReads',
        Effect: 'Allow',
        Principal: { AWS: roleArns },
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Resource: feeds.map(({ prefix }) => `arn:${partition}:s3:::${bucketName}/${prefix}*`),
      };
      const keyPolicy = {
        Sid: 'CopytasterDecrypts',
        Effect: 'Allow',
        Principal: { AWS: roleArns },
        Action: 'kms:Decrypt',
        Resource: '*',
      };
      new CfnOutput(this, `BucketPolicyOf-${bucketName}`, {
        description: `Statement for the policy of bucket ${bucketName}, set by its owner`,
        value: Stack.of(this).toJsonString(bucketPolicy),
      });
      if (!keyArn) continue;
      new CfnOutput(this, `KeyPolicyOf-${bucketName}`, {
        description: `Statement for the policy of ${keyArn}, set by its owner`,
        value: Stack.of(this).toJsonString(keyPolicy),
      });
    }
  }
}
