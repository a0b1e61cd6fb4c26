import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { Role } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../core/environment';
import type { StageConfig } from '../stage-config';
import { uploadPrefix } from '../stage-config';
import type { ArticleBucket } from './article-bucket';
import type { ArticleSource } from './article-source';
import { allowReading } from './article-source';
import { DeskFunction } from './desk-function';
import type { IntakeQueue } from './intake-queue';
import type { ItemTable } from './item-table';
import { rolesClaimOf, rolesOf } from './sign-in';

export interface QueryApiProps {
  config: StageConfig;
  /** Where uploads go. */
  articles: ArticleBucket;
  /** The API reads an article's object again to quote its evidence. */
  sources: ArticleSource[];
  /** Where it asks for a re-tag when the object is not the one that was tagged. */
  backfill: IntakeQueue;
  items: ItemTable;
}

/** What an access log line holds: no query strings, which are words that editors look for, and no addresses. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    error: '$context.error.responseType',
  }),
);

/** The HTTP API of dashboards and editors. Nobody gets in unsigned. */
export class QueryApi extends Construct {
  readonly api: HttpApi;
  readonly function: Function;
  readonly role: Role;

  constructor(scope: Construct, id: string, { config, articles, sources, backfill, items }: QueryApiProps) {
    super(scope, id);
    const desk = new DeskFunction(this, 'Desk', {
      config,
      handler: 'query-tags',
      withParsers: true,
      timeout: Duration.seconds(15),
      environment: {
        ...items.environment(config),
        [ENVIRONMENT.roles]: JSON.stringify(rolesOf(config)),
        [ENVIRONMENT.rolesClaim]: rolesClaimOf(config),
        [ENVIRONMENT.timeZone]: config.timeZone,
        [ENVIRONMENT.uploadBucket]: articles.bucket.bucketName,
        [ENVIRONMENT.uploadPrefix]: uploadPrefix(config),
        [ENVIRONMENT.backfillQueueUrl]: backfill.queue.queueUrl,
      },
      permissions: [
        // It writes what editors correct and decide, by the same conditional writes as tag-article.
        ...items.writePermissions(),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [backfill.queue.queueArn] }),
      ],
    });
    this.function = desk.function;
    this.role = desk.role;
    allowReading(desk.role, sources);
    articles.allowUploads(desk.role, uploadPrefix(config));

    this.api = new HttpApi(this, 'Api', {
      description: `Copytaster, stage ${config.stage}`,
      createDefaultStage: false,
    });
    const accessLog = new LogGroup(this, 'AccessLog', {
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: ACCESS_LOG },
      throttle: { rateLimit: 100, burstLimit: 200 },
    });
    new CfnOutput(this, 'Url', { value: this.api.apiEndpoint });
  }

  /** Lets those in whom the authorizer knows. Until then the API answers nobody. */
  open(authorizer: IHttpRouteAuthorizer): void {
    this.api.addRoutes({
      path: '/v1/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('QueryTags', this.function),
      authorizer,
    });
  }
}
