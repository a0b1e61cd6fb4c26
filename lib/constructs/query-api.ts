import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../core/environment';
import type { StageConfig } from '../stage-config';
import type { ArticleSource } from './article-source';
import { allowReading } from './article-source';
import { DeskFunction } from './desk-function';
import type { IntakeQueue } from './intake-queue';
import type { ItemTable } from './item-table';

export interface QueryApiProps {
  config: StageConfig;
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

  constructor(scope: Construct, id: string, { config, sources, backfill, items }: QueryApiProps) {
    super(scope, id);
    const desk = new DeskFunction(this, 'Desk', {
      config,
      handler: 'query-tags',
      withParsers: true,
      timeout: Duration.seconds(15),
      environment: {
        ...items.environment(config),
        [ENVIRONMENT.editors]: JSON.stringify(config.editors),
        [ENVIRONMENT.backfillQueueUrl]: backfill.queue.queueUrl,
      },
      permissions: [
        // It writes what editors correct and decide, by the same conditional writes as tag-article.
        ...items.writePermissions(),
        new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [backfill.queue.queueArn] }),
      ],
    });
    this.function = desk.function;
    allowReading(desk.role, sources);

    this.api = new HttpApi(this, 'Api', {
      description: `Copytaster, stage ${config.stage}`,
      createDefaultStage: false,
      defaultAuthorizer: authorizer(config),
      defaultIntegration: new HttpLambdaIntegration('QueryTags', this.function),
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
}

function authorizer({ signIn }: StageConfig): IHttpRouteAuthorizer {
  if (!signIn) return new HttpIamAuthorizer();
  return new HttpJwtAuthorizer('SignIn', signIn.issuer, { jwtAudience: signIn.audience });
}
