import { Stack, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
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
function nagName(stack: Stack, arn: string): string {
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
