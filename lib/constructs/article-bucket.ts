import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '../stage-config';
import { nagName } from './article-source';
import type { IntakeQueue } from './intake-queue';

export interface ArticleBucketProps {
  config: StageConfig;
  key?: IKey;
}

/** Where newsrooms and suppliers put articles: versioned, encrypted, TLS only, and kept when the stack goes. */
export class ArticleBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: IKey | undefined;

  constructor(scope: Construct, id: string, { config, key }: ArticleBucketProps) {
    super(scope, id);
    this.#key = key;
    const common = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    };
    const accessLog = new Bucket(this, 'AccessLog', {
      ...common,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ id: 'forget', expiration: Duration.days(90) }],
    });
    Validations.of(accessLog).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This is where access is logged; a log of the log would never end.',
    });

    this.bucket = new Bucket(this, 'Bucket', {
      ...common,
      versioned: true,
      encryption: key ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
      encryptionKey: key,
      bucketKeyEnabled: key !== undefined,
      serverAccessLogsBucket: accessLog,
      // Browsers send uploads here. Without a name of the page's own its address is not known yet, since it is made after this
      // bucket; a post is let in by its signed policy, whatever page sends it (docs/adr/0083).
      ...(config.dashboard !== 'none' && {
        cors: [
          {
            allowedMethods: [HttpMethods.POST],
            allowedOrigins: [config.domain ? `https://${config.domain.name}` : '*'],
            maxAge: 3600,
          },
        ],
      }),
      lifecycleRules: [
        {
          id: 'old-versions',
          noncurrentVersionExpiration: Duration.days(config.keepOldVersionsDays),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
  }

  /** Lets a role write new objects under a prefix, and sign for others who do. */
  allowUploads(role: Role, prefix: string): void {
    role.addToPolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [this.bucket.arnForObjects(`${prefix}*`)] }),
    );
    if (this.#key)
      role.addToPolicy(new PolicyStatement({ actions: ['kms:GenerateDataKey'], resources: [this.#key.keyArn] }));
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${nagName(Stack.of(this), this.bucket.bucketArn)}/${prefix}*]`,
      reason: 'The star stands for the names that uploaded files have.',
    });
  }

  /**
   * Tells the queue of every object created, removed or expired under the prefixes. The level 1 property, since the level 2
   * method deploys a function of its own to write it.
   */
  notify(queue: IntakeQueue, prefixes: readonly string[]): void {
    const events = ['s3:ObjectCreated:*', 's3:ObjectRemoved:*', 's3:LifecycleExpiration:*'];
    const resource = this.bucket.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = {
      queueConfigurations: prefixes.flatMap((prefix) =>
        events.map((event) => ({
          event,
          queue: queue.queue.queueArn,
          ...(prefix && { filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } } }),
        })),
      ),
    };
    // S3 sends a test event when the notification is set, and refuses to set it while the queue refuses the event.
    const accepted = queue.acceptFromBucketsOf(Stack.of(this).account);
    if (accepted) resource.node.addDependency(accepted);
  }
}
