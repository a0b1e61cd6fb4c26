/* eslint-disable @typescript-eslint/no-explicit-any -- a template's properties have as many shapes as AWS has resources */
import { Match } from 'aws-cdk-lib/assertions';
import jsonata from 'jsonata';
import { parseObjectEvents } from '../../adapters/aws/object-events';
import { ENVIRONMENT } from '../../core/environment';
import { FULLEST, HEADLESS, SMALLEST, templateOf } from './synthesize';

interface Resource {
  Type: string;
  Properties: Record<string, any>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  DependsOn?: string[];
}
interface Statement {
  Effect: string;
  Action: string | string[];
  Resource?: unknown;
  Principal?: { Service?: string };
  Condition?: Record<string, any>;
}

/** Synthesized once for all that is asked of them, which is why all of it stands in one file. */
const STAGES = { smallest: templateOf(SMALLEST), fullest: templateOf(FULLEST), headless: templateOf(HEADLESS) };
/** What may write objects, and where: uploads under their own prefix, and the page into its bucket. */
const WRITES = [/Articles.*\/in\/uploads\/\*/, /Page.*\/\*/];
const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

describe.each(Object.entries(STAGES))('every resource of the %s stage', (stage, template) => {
  const hasPage = stage !== 'headless';
  const resources: Record<string, Resource> = template.toJSON().Resources;
  const ofType = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);
  const statementsOf = (wanted: (id: string) => boolean) =>
    ofType('AWS::IAM::Policy')
      .filter(([id]) => wanted(id))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[]);
  /** The archive's state machine lists a bucket, which no function does; it has a test of its own. */
  const roleStatements = statementsOf((id) => !id.startsWith('ArchiveBackfill'));

  it('functions run on ARM and Node 24, in their own log groups with a retention', () => {
    const functions = ofType('AWS::Lambda::Function').map(([, { Properties }]) => Properties);
    expect(functions).toHaveLength(hasPage ? 5 : 4);
    for (const each of functions) {
      expect(each).toMatchObject({ Architectures: ['arm64'], Runtime: 'nodejs24.x', LoggingConfig: { LogGroup: {} } });
    }
    for (const [, { Properties }] of ofType('AWS::Logs::LogGroup'))
      expect(Properties.RetentionInDays).toBeGreaterThan(0);
  });

  it('queues have a dead-letter queue, or are one and keep messages for 14 days', () => {
    for (const [, { Properties }] of ofType('AWS::SQS::Queue')) {
      if (Properties.RedrivePolicy) expect(Properties.RedrivePolicy.maxReceiveCount).toBeGreaterThanOrEqual(5);
      else expect(Properties.RedriveAllowPolicy).toBeDefined();
      expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
    }
  });

  it('a message is invisible for six timeouts of the function that reads it', () => {
    const sources = ofType('AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
    const queues = sources.filter(
      ({ EventSourceArn }) => resources[EventSourceArn['Fn::GetAtt'][0]]?.Type === 'AWS::SQS::Queue',
    );
    expect(queues).toHaveLength(2);
    for (const { EventSourceArn, FunctionName, FunctionResponseTypes, ScalingConfig } of queues) {
      const timeout = resources[FunctionName.Ref]!.Properties.Timeout;
      const { VisibilityTimeout } = resources[EventSourceArn['Fn::GetAtt'][0]]!.Properties;
      expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout);
      expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(ScalingConfig.MaximumConcurrency).toBeGreaterThanOrEqual(2);
    }
    for (const [, { Properties }] of ofType('AWS::Lambda::Function')) {
      expect(Properties.ReservedConcurrentExecutions).toBeUndefined();
    }
  });

  it('what follows the stream splits a bad batch and keeps what fails', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
      FilterCriteria: { Filters: [{ Pattern: JSON.stringify({ dynamodb: { Keys: { sk: { S: ['HEAD'] } } } }) }] },
    });
  });

  it('one function tells of changes, on our own bus', () => {
    const telling = roleStatements.filter(({ Action }) => list(Action).includes('events:PutEvents'));
    const [[bus]] = ofType('AWS::Events::EventBus') as [[string, Resource]];
    expect(telling).toMatchObject([{ Resource: { 'Fn::GetAtt': [bus, 'Arn'] } }]);
  });

  it('embargoes are looked at every minute', () => {
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)' });
  });

  it('roles name their actions, and their resources where AWS has any', () => {
    const withoutResources = new Set(['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'dynamodb:ListStreams']);
    for (const { Action, Resource } of roleStatements) {
      for (const action of list(Action)) {
        expect(action).not.toContain('*');
        expect(action).not.toMatch(/:(?:Scan|ListBucket|DeleteObject)/);
        if (action === 's3:PutObject') expect(WRITES.some((place) => place.test(JSON.stringify(Resource)))).toBe(true);
        if (list(Resource).includes('*')) expect(withoutResources).toContain(action);
      }
    }
  });

  it('nobody may send to the intake queues but S3 and EventBridge, for the buckets of an account that is named', () => {
    const allowed = ofType('AWS::SQS::QueuePolicy')
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
      .filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.length).toBeGreaterThan(0);
    for (const { Principal, Condition } of allowed) {
      if (Principal?.Service === 's3.amazonaws.com') expect(Condition?.StringEquals['aws:SourceAccount']).toBeDefined();
      else expect(Condition?.ArnEquals['aws:SourceArn']).toBeDefined();
    }
  });

  it('buckets are private, encrypted, TLS only, and the table can be restored; all of them outlive the stack', () => {
    for (const [, bucket] of ofType('AWS::S3::Bucket')) {
      expect(bucket.Properties).toMatchObject({
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
        BucketEncryption: {},
      });
    }
    for (const [, { Properties }] of ofType('AWS::S3::BucketPolicy')) {
      expect(JSON.stringify(Properties.PolicyDocument)).toContain('"aws:SecureTransport":"false"');
    }
    expect(ofType('AWS::S3::BucketPolicy')).toHaveLength(ofType('AWS::S3::Bucket').length);
    template.allResourcesProperties('AWS::DynamoDB::Table', {
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    for (const [, each] of [...ofType('AWS::S3::Bucket'), ...ofType('AWS::DynamoDB::Table')]) {
      expect([each.DeletionPolicy, each.UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    }
  });

  it('what holds data keeps its logical id: a new one is a new, empty bucket or table', () => {
    const stateful = [...ofType('AWS::S3::Bucket'), ...ofType('AWS::DynamoDB::Table')].map(([id]) => id);
    expect(stateful).toEqual([
      'ArticlesAccessLogC693A1DF',
      'ArticlesBucketEB4F3852',
      ...(hasPage ? ['PageAccessLog0A1B13B2', 'PageBucket8A4EC83F'] : []),
      'ItemsTableE2D1F4C3',
    ]);
  });

  it('no route of the API is open', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);
    expect(routes.length).toBeGreaterThan(0);
    for (const { AuthorizationType } of routes) expect(AuthorizationType).toMatch(/^(?:AWS_IAM|JWT)$/);
  });

  it('functions have every variable their configuration reads', () => {
    const readers = ofType('AWS::Lambda::Function').filter(([id]) => !id.startsWith('PagePublish'));
    const variables = readers.map(([, { Properties }]) => Object.keys(Properties.Environment.Variables));
    for (const each of variables) {
      expect(each).toEqual(expect.arrayContaining([ENVIRONMENT.service, ENVIRONMENT.table, ENVIRONMENT.shards]));
    }
  });
});

describe('the backfill of an archive from inside AWS', () => {
  const { Resources } = STAGES.fullest.toJSON();
  const machine = Object.values<Resource>(Resources).find(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')!;
  const definition = JSON.parse(
    machine.Properties.DefinitionString['Fn::Join'][1]
      .map((part: unknown) => (typeof part === 'string' ? part : 'reference'))
      .join(''),
  );
  const { Queue } = definition.States.EveryObject.ItemProcessor.States;

  it('is there only when the stage asks for it', () => {
    STAGES.smallest.resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  });

  it('queues what the function reads as a re-tag of the version that was listed', async () => {
    const keys = ['in/a b+c "1".txt', 'in/新闻.txt'];
    const listed = keys.map((Key, index) => ({ Key, Etag: `"${index}af1"`, Size: 1 }));
    const input = { Items: listed, BatchInput: { bucketName: 'newsroom', queueUrl: 'https://queue.example' } };
    const expression = jsonata(Queue.Arguments.Entries.replace(/^\{%|%\}$/g, ''));
    const queued = await expression.evaluate({}, { states: { input } });
    const events = queued.flatMap(({ MessageBody }: { MessageBody: string }) => parseObjectEvents(MessageBody));
    expect(events).toEqual(
      keys.map((key, index) => ({ kind: 'retag', bucket: 'newsroom', key, eTag: `${index}af1`, versionId: undefined })),
    );
    expect(new Set(queued.map(({ Id }: { Id: string }) => Id)).size).toBe(keys.length);
  });

  it('may list the bucket, send to the backfill queue and run its own executions, and nothing else', () => {
    const actions = Object.entries<Resource>(Resources)
      .filter(([id, { Type }]) => Type === 'AWS::IAM::Policy' && id.startsWith('ArchiveBackfill'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement as Statement[])
      .flatMap(({ Action }) => list(Action))
      .filter((action) => !/^(?:logs|xray):/.test(action));
    expect(new Set(actions)).toEqual(
      new Set([
        's3:ListBucket',
        'sqs:SendMessage',
        'states:StartExecution',
        'states:DescribeExecution',
        'states:StopExecution',
        'states:RedriveExecution',
      ]),
    );
  });
});

describe('the bucket', () => {
  const { Resources } = STAGES.smallest.toJSON();
  const bucket: Resource = Resources.ArticlesBucketEB4F3852;

  it('tells the live queue of creations, deletions and expiry under each prefix, and of nothing else', () => {
    const { QueueConfigurations, ...others } = bucket.Properties.NotificationConfiguration;
    expect(others).toEqual({});
    expect(QueueConfigurations.map(({ Event, Filter }: any) => [Event, Filter.S3Key.Rules[0].Value])).toEqual([
      ['s3:ObjectCreated:*', 'in/'],
      ['s3:ObjectRemoved:*', 'in/'],
      ['s3:LifecycleExpiration:*', 'in/'],
    ]);
  });

  it('is set up after the policy that lets it speak', () => {
    expect(bucket.DependsOn?.map((id) => Resources[id].Type)).toContain('AWS::SQS::QueuePolicy');
  });

  it('keeps versions', () => {
    expect(bucket.Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' });
  });
});

describe('the page', () => {
  const behaviours = (template: typeof STAGES.smallest) => {
    const [distribution] = Object.values<Resource>(template.findResources('AWS::CloudFront::Distribution') as any);
    return distribution!.Properties.DistributionConfig;
  };

  it('comes by HTTPS only, from a bucket nobody else may read, with the API at the same address', () => {
    const { DefaultCacheBehavior, CacheBehaviors, Origins } = behaviours(STAGES.smallest);
    expect(DefaultCacheBehavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(CacheBehaviors).toMatchObject([{ PathPattern: '/v1/*', ViewerProtocolPolicy: 'https-only' }]);
    expect(Origins).toContainEqual(expect.objectContaining({ OriginAccessControlId: expect.anything() }));
  });

  it('carries a strict policy that names whom it may speak to', () => {
    const [headers] = Object.values<Resource>(
      STAGES.fullest.findResources('AWS::CloudFront::ResponseHeadersPolicy') as any,
    );
    const { SecurityHeadersConfig } = headers!.Properties.ResponseHeadersPolicyConfig;
    const policy = JSON.stringify(SecurityHeadersConfig.ContentSecurityPolicy);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self' https://id.ferry.example https://tokens.ferry.example https://");
    expect(policy).not.toMatch(/unsafe|connect-src[^;]*\*/);
    expect(SecurityHeadersConfig.StrictTransportSecurity).toBeDefined();
  });

  it('signs people in by code, without a secret, to a pool nobody can join by themselves', () => {
    STAGES.smallest.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
    });
    STAGES.smallest.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
    });
    STAGES.smallest.resourceCountIs('AWS::Cognito::UserPoolGroup', 2);
  });

  it('uses the issuer of the stage where there is one', () => {
    STAGES.fullest.resourceCountIs('AWS::Cognito::UserPool', 0);
    STAGES.fullest.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: 'https://id.ferry.example/desk', Audience: ['desk-api'] },
    });
    STAGES.fullest.hasResourceProperties('Custom::CopytasterPage', {
      config: JSON.stringify({
        live: 'poll',
        signIn: {
          issuer: 'https://id.ferry.example/desk',
          clientId: 'page',
          scopes: ['openid', 'email'],
          audience: 'desk-api',
        },
      }),
    });
  });

  it('is not there without a dashboard, and neither is CloudFront; the API then takes IAM signatures', () => {
    for (const type of ['AWS::CloudFront::Distribution', 'AWS::Cognito::UserPool', 'Custom::CopytasterPage'])
      STAGES.headless.resourceCountIs(type, 0);
    STAGES.headless.hasResourceProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'AWS_IAM' });
    expect(JSON.stringify(STAGES.headless.toJSON())).not.toContain('CorsRules');
  });
});

describe('alarms', () => {
  const alarmsOf = (template: typeof STAGES.smallest) =>
    Object.values<Resource>(template.findResources('AWS::CloudWatch::Alarm') as any).map(
      ({ Properties }) => Properties,
    );

  it('cover dead letters, errors, throttles and waiting', () => {
    const names = alarmsOf(STAGES.smallest).map(({ AlarmName }) => AlarmName);
    expect(names).toEqual(
      expect.arrayContaining(
        [
          'dead-letters-live',
          'dead-letters-backfill',
          'dead-letters-changes',
          'errors-tag-article',
          'throttles-tag-article',
        ]
          .concat('live-copy-waits', 'changes-wait')
          .map((name) => `copytaster-test-${name}`),
      ),
    );
  });

  it('wake somebody in production', () => {
    for (const { AlarmActions } of alarmsOf(STAGES.fullest)) expect(AlarmActions).toEqual([FULLEST.alarmTopicArn]);
  });

  it('take silence of a feed for a fault where the stage says so', () => {
    const silence = alarmsOf(STAGES.fullest).filter(({ AlarmName }) => AlarmName.includes('silence'));
    expect(silence).toMatchObject([
      { AlarmName: 'copytaster-test-silence-desk', TreatMissingData: 'breaching', EvaluationPeriods: 12 },
    ]);
    expect(alarmsOf(STAGES.smallest).some(({ AlarmName }) => AlarmName.includes('silence'))).toBe(false);
  });
});

describe('buckets of others', () => {
  it('are read by version, decrypted with their key, and never configured', () => {
    const { Resources, Outputs } = STAGES.fullest.toJSON();
    expect(Object.values<Resource>(Resources).filter(({ Type }) => Type === 'AWS::S3::Bucket')).toHaveLength(4);
    expect(Object.keys(Resources).some((id) => id.includes('BucketNotificationsHandler'))).toBe(false);
    expect(JSON.stringify(Outputs)).toContain('s3:GetObjectVersion');
    STAGES.fullest.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { detail: { bucket: { name: ['archive-of-the-desk'] }, object: { key: [{ prefix: 'copy/' }] } } },
    });
  });
});

it('stays within what an environment holds', () => {
  const feeds = Array.from({ length: 60 }, (_, index) => ({
    name: `feed-${index}`,
    prefix: `in/${index}/`,
    publisher: 'x'.repeat(40),
  }));
  expect(() => templateOf({ ...SMALLEST, feeds })).toThrow(/The feeds take \d+ bytes/);
});

it('the fullest stage is the one reviewed', () => {
  const masked = JSON.stringify(STAGES.fullest.toJSON()).replaceAll(/[0-9a-f]{64}/g, 'ASSET-HASH');
  expect(JSON.parse(masked)).toMatchSnapshot();
});
