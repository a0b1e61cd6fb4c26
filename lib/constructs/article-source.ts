import { Stack, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { FeedSettings } from '../../core/environment';
import { MAX_FEEDS_BYTES } from '../../core/environment';
import type { Feed } from '../stage-config';

/** A bucket that articles are read from, and the feeds in it. */
export interface ArticleSource {
  bucketName: string;
  bucketArn: string;
  /** Of the bucket's encryption, when that is a customer key. */
  keyArn?: string;
  feeds: Feed[];
}

/** As cdk-nag writes an ARN: `<LogicalId.Arn>` for a resource of the stack. */
export function nagName(stack: Stack, arn: string): string {
  const resolved = stack.resolve(arn) as string | { 'Fn::GetAtt'?: [string, string] };
  if (typeof resolved === 'string') return resolved;
  const resource = resolved['Fn::GetAtt'];
  return resource ? `<${resource.join('.')}>` : arn.replace(stack.partition, '<AWS::Partition>');
}

/** Lets a role read the versions of objects under the feeds' prefixes. It may not list. */
export function allowReading(role: Role, sources: readonly ArticleSource[]): void {
  const prefixes = sources.flatMap(({ bucketArn, feeds }) => feeds.map(({ prefix }) => ({ bucketArn, prefix })));
  role.addToPolicy(
    new PolicyStatement({
      actions: ['s3:GetObject', 's3:GetObjectVersion'],
      resources: prefixes.map(({ bucketArn, prefix }) => `${bucketArn}/${prefix}*`),
    }),
  );
  const keyArns = sources.flatMap(({ keyArn }) => keyArn ?? []);
  if (keyArns.length > 0) role.addToPolicy(new PolicyStatement({ actions: ['kms:Decrypt'], resources: keyArns }));
  for (const { bucketArn, prefix } of prefixes) {
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${nagName(Stack.of(role), bucketArn)}/${prefix}*]`,
      reason: 'The star stands for the names of the objects of one feed, which only its supplier knows.',
    });
  }
}

/** The feeds as the functions' environment holds them. @throws Error when they are too long for it. */
export function feedsVariable(scope: Construct, sources: readonly ArticleSource[]): string {
  const feeds = sources.flatMap(({ bucketName, feeds: own }) =>
    own.map(({ silenceMinutes: _, ...feed }): FeedSettings => ({ ...feed, bucket: bucketName })),
  );
  const bytes = Buffer.byteLength(JSON.stringify(feeds));
  if (bytes > MAX_FEEDS_BYTES) {
    throw new Error(`The feeds take ${bytes} bytes; a function's environment has room for ${MAX_FEEDS_BYTES}.`);
  }
  return Stack.of(scope).toJsonString(feeds);
}
