/* eslint-disable @typescript-eslint/no-explicit-any -- a template's properties have as many shapes as AWS has resources */
import { ENVIRONMENT } from '../../core/environment';
import { deploymentOf, FULLEST, HEADLESS, SMALLEST, templateOf } from './synthesize';

/** What settings of a stage change in its template. */

interface Resource {
  Type: string;
  Properties: Record<string, any>;
}
type Template = ReturnType<typeof templateOf>;

const STAGES = { smallest: templateOf(SMALLEST), fullest: templateOf(FULLEST), headless: templateOf(HEADLESS) };
const STAGE_KEY = FULLEST.kmsKeyArn;

const ofType = (template: Template, type: string): Record<string, any>[] =>
  Object.values<Resource>(template.toJSON().Resources)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);
const functionsOf = (template: Template) => ofType(template, 'AWS::Lambda::Function');
const bucketOf = (template: Template): Record<string, any> =>
  template.toJSON().Resources.ArticlesBucketEB4F3852.Properties;

/** A value with its references as `<LogicalId>`. */
function spelledOut(value: any): string {
  if (typeof value === 'string') return value;
  if (value['Fn::Join']) return value['Fn::Join'][1].map(spelledOut).join(value['Fn::Join'][0]);
  return `<${value.Ref ?? value['Fn::GetAtt'].join('.')}>`;
}

describe('what holds words', () => {
  it('is encrypted by the key of the stage, else by keys of AWS', () => {
    const encryption = (template: Template) => [
      bucketOf(template).BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault,
      ofType(template, 'AWS::DynamoDB::Table')[0]!.SSESpecification,
    ];
    expect(encryption(STAGES.smallest)).toEqual([{ SSEAlgorithm: 'AES256' }, { SSEEnabled: true }]);
    expect(encryption(STAGES.fullest)).toEqual([
      { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: STAGE_KEY },
      { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: STAGE_KEY },
    ]);
  });

  it('is protected from deletion in production', () => {
    const isProtected = (template: Template) => ofType(template, 'AWS::DynamoDB::Table')[0]!.DeletionProtectionEnabled;
    expect([isProtected(STAGES.smallest), isProtected(STAGES.fullest)]).toEqual([false, true]);
  });

  it('forgets old versions when the stage says, and logs who reads it', () => {
    const { LifecycleConfiguration, LoggingConfiguration } = bucketOf(
      templateOf({ ...SMALLEST, keepOldVersionsDays: 30 }),
    );
    expect(LifecycleConfiguration.Rules).toMatchObject([
      { NoncurrentVersionExpiration: { NoncurrentDays: 30 }, AbortIncompleteMultipartUpload: expect.anything() },
    ]);
    expect(LoggingConfiguration).toEqual({ DestinationBucketName: { Ref: 'ArticlesAccessLogC693A1DF' } });
  });
});

describe('the stack as a whole', () => {
  it('is named, protected and deployed as the stage says', () => {
    expect(deploymentOf(SMALLEST)).toMatchObject({ stackName: 'copytaster-test', terminationProtection: false });
    const { terminationProtection, roles } = deploymentOf(FULLEST);
    expect(terminationProtection).toBe(true);
    for (const role of roles) expect(role).toContain('-newsroom1-');
    for (const role of deploymentOf(SMALLEST).roles) expect(role).toContain('-hnb659fds-');
  });

  it('keeps every role within the boundary of the stage', () => {
    const boundaries = (template: Template) =>
      new Set(
        ofType(template, 'AWS::IAM::Role').map(({ PermissionsBoundary: boundary }) => boundary && spelledOut(boundary)),
      );
    expect(boundaries(STAGES.fullest)).toEqual(
      new Set(['arn:<AWS::Partition>:iam::<AWS::AccountId>:policy/newsroom-boundary']),
    );
    expect(boundaries(STAGES.smallest)).toEqual(new Set([undefined]));
  });

  it('tags what can be tagged with the stage, and what else it says', () => {
    for (const type of ['AWS::DynamoDB::Table', 'AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::S3::Bucket'])
      for (const { Tags } of ofType(STAGES.fullest, type))
        expect(Tags).toEqual(
          expect.arrayContaining([
            { Key: 'stage', Value: 'test' },
            { Key: 'team', Value: 'copy desk' },
          ]),
        );
  });
});

describe('functions', () => {
  it('are traced only where the stage says so', () => {
    const modes = (template: Template) =>
      new Set(functionsOf(template).map(({ TracingConfig }) => TracingConfig?.Mode));
    expect([modes(STAGES.smallest), modes(STAGES.fullest)]).toEqual([new Set([undefined]), new Set(['Active'])]);
  });

  it('stand in the subnets of the stage', () => {
    const inside = functionsOf(STAGES.fullest).filter(({ VpcConfig }) => VpcConfig);
    expect(inside).toHaveLength(4);
    for (const { VpcConfig } of inside)
      expect(VpcConfig).toMatchObject({
        SubnetIds: FULLEST.vpc.subnetIds,
        SecurityGroupIds: FULLEST.vpc.securityGroupIds,
      });
    expect(functionsOf(STAGES.smallest).some(({ VpcConfig }) => VpcConfig)).toBe(false);
  });

  it('keep their logs as long as the stage says', () => {
    const days = ofType(templateOf({ ...SMALLEST, logRetentionDays: 7 }), 'AWS::Logs::LogGroup').map(
      ({ RetentionInDays }) => RetentionInDays,
    );
    expect(new Set(days)).toEqual(new Set([7]));
  });

  it('that tag know every feed of every bucket with its own defaults', () => {
    const [tagging] = functionsOf(STAGES.fullest).filter(({ Description }) => Description.includes(' tag-article,'));
    expect(JSON.parse(spelledOut(tagging!.Environment.Variables[ENVIRONMENT.feeds]))).toEqual([
      { name: 'desk', prefix: 'in/', publisher: 'The Daily Ferry', bucket: '<ArticlesBucketEB4F3852>' },
      { name: 'archive', prefix: 'copy/', bucket: 'archive-of-the-desk' },
      { name: 'supplier', prefix: 'wire/', timeZone: 'Europe/Berlin', homeRegion: 'DE', bucket: 'supplier-drop' },
    ]);
  });
});

/** What each function may do at most: an action more is a decision, made here. */
const READS = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const WRITES = ['BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'].map(
  (each) => `dynamodb:${each}`,
);
const KEYS = ['kms:Decrypt', 'kms:GenerateDataKey'];
const TELLS = ['logs:CreateLogStream', 'logs:PutLogEvents', 'xray:PutTelemetryRecords', 'xray:PutTraceSegments'];
const OBJECTS = ['s3:GetObject', 's3:GetObjectVersion'];
const ACTIONS = {
  TagArticle: [
    ...[...READS, ...WRITES, ...KEYS, ...TELLS, ...OBJECTS],
    ...['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'GetQueueUrl', 'ReceiveMessage'].map(
      (each) => `sqs:${each}`,
    ),
  ],
  FollowChanges: [
    ...[...READS, ...WRITES, ...KEYS, ...TELLS, 'kms:DescribeKey', 'events:PutEvents'],
    ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((each) => `dynamodb:${each}`),
    ...['GetQueueAttributes', 'GetQueueUrl', 'SendMessage'].map((each) => `sqs:${each}`),
  ],
  EmbargoSweep: [...READS, ...WRITES, ...KEYS, ...TELLS],
  QueryTags: [...READS, ...WRITES, ...KEYS, ...TELLS, ...OBJECTS, 's3:PutObject', 'sqs:SendMessage'],
  PagePublish: [...TELLS, 's3:PutObject'],
};

it.each(Object.entries(ACTIONS))('the role of %s may do what it needs, and nothing else', (name, actions) => {
  const policies = Object.entries<Resource>(STAGES.fullest.toJSON().Resources).filter(
    ([id, { Type }]) => Type === 'AWS::IAM::Policy' && id.startsWith(name),
  );
  const granted = policies.flatMap(([, { Properties }]) =>
    Properties.PolicyDocument.Statement.flatMap(({ Action }: { Action: string | string[] }) => Action),
  );
  expect([...new Set(granted)].sort()).toEqual([...actions].sort());
});

it('prints the very statements that owners of other buckets have to add, for both roles that read them', () => {
  const outputs = Object.entries<any>(STAGES.fullest.toJSON().Outputs);
  const statement = (name: string) => JSON.parse(spelledOut(outputs.find(([id]) => id.startsWith(name))![1].Value));
  const Principal = { AWS: ['<TagArticleDeskRole57815524.Arn>', '<QueryTagsDeskRole5A83DD0B.Arn>'] };
  const reads = { Sid: 'CopytasterReads', Effect: 'Allow', Principal, Action: OBJECTS };
  expect(statement('ExistingBucketPolicyOfarchiveofthedesk')).toEqual({
    ...reads,
    Resource: ['arn:<AWS::Partition>:s3:::archive-of-the-desk/copy/*'],
  });
  expect(statement('ExistingBucketPolicyOfsupplierdrop')).toEqual({
    ...reads,
    Resource: ['arn:<AWS::Partition>:s3:::supplier-drop/wire/*'],
  });
  expect(statement('ExistingKeyPolicyOfsupplierdrop')).toEqual({
    ...{ Sid: 'CopytasterDecrypts', Effect: 'Allow', Principal, Action: 'kms:Decrypt', Resource: '*' },
  });
});

it('has a dashboard of its operation unless the stage does without', () => {
  STAGES.smallest.resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  templateOf({ ...SMALLEST, operationsDashboard: false }).resourceCountIs('AWS::CloudWatch::Dashboard', 0);
});

it('shares no name with another stage of the account', () => {
  // Of these, names need not be unique, or not outside of a resource of ours.
  const ownSpace = /^AWS::(?:IAM::Policy|ApiGatewayV2::)/;
  const namesIn = (settings: object) =>
    Object.values<Resource>(templateOf(settings).toJSON().Resources).flatMap(({ Type, Properties }) =>
      Object.entries(Properties ?? {}).flatMap(([name, value]) =>
        /^(?:.*Name|Domain)$/.test(name) &&
        typeof value === 'string' &&
        !ownSpace.test(Type) &&
        !/^(?:Metric|Attribute|Function)/.test(name)
          ? [`${Type} ${name} ${value}`]
          : [],
      ),
    );
  const [one, other] = [namesIn(FULLEST), namesIn({ ...FULLEST, namePrefix: 'evening' })];
  expect(one.length).toBeGreaterThan(10);
  expect(one.filter((name) => other.includes(name))).toEqual([]);
});
