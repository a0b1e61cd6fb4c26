import { CfnOutput, CustomResource, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { PageConfig } from '../../core/page-headers';
import { contentSecurityPolicy, PAGE_HEADERS } from '../../core/page-headers';
import type { StageConfig } from '../stage-config';
import { DeskFunction } from './desk-function';

export interface DashboardPageProps {
  config: StageConfig;
  api: HttpApi;
  /** The page speaks to these: the sign-in's, and the bucket that takes uploads. */
  origins: readonly string[];
}

const LOG_DAYS = 90;
const HSTS_DAYS = 365;

/** The page at one address with the API: files from a private bucket, `/v1/*` from the API, so that no origin is opened to another. */
export class DashboardPage extends Construct {
  readonly url: string;
  readonly #bucket: Bucket;
  readonly #config: StageConfig;

  constructor(scope: Construct, id: string, { config, api, origins }: DashboardPageProps) {
    super(scope, id);
    this.#config = config;
    const { bucket, accessLog } = this.buckets();
    this.#bucket = bucket;
    const { domain } = config;
    const responseHeadersPolicy = this.headers(origins);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Copytaster, stage ${config.stage}`,
      defaultRootObject: 'index.html',
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        compress: true,
        responseHeadersPolicy,
      },
      additionalBehaviors: {
        '/v1/*': {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint))),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          // API Gateway answers only to its own name, and needs the token in Authorization.
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy,
        },
      },
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      enableLogging: true,
      logBucket: accessLog,
    });
    this.url = `https://${domain?.name ?? distribution.distributionDomainName}/`;
    this.acknowledge(distribution);
    new CfnOutput(this, 'Url', { value: this.url });
  }

  /** Puts the page's files into its bucket, with what they need to know of this stage. */
  publish(pageConfig: PageConfig): void {
    const { function: publisher, role } = new DeskFunction(this, 'Publish', {
      config: this.#config,
      handler: 'publish-page',
      withParsers: false,
      withPage: true,
      outsideNetwork: true,
      timeout: Duration.minutes(1),
      environment: {},
      permissions: [new PolicyStatement({ actions: ['s3:PutObject'], resources: [this.#bucket.arnForObjects('*')] })],
    });
    const bucketId = Stack.of(this).getLogicalId(this.#bucket.node.defaultChild as never);
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${bucketId}.Arn>/*]`,
      reason: 'The star stands for the files of the page, in a bucket that holds nothing else.',
    });
    new CustomResource(this, 'Published', {
      resourceType: 'Custom::CopytasterPage',
      serviceToken: publisher.functionArn,
      serviceTimeout: Duration.minutes(2),
      properties: {
        bucket: this.#bucket.bucketName,
        config: Stack.of(this).toJsonString(pageConfig),
        // CloudFormation publishes again only when a property changes: the hash of the files is one.
        files: ((publisher.node.defaultChild as CfnFunction).code as CfnFunction.CodeProperty).s3Key,
      },
    }).node.addDependency(role);
  }

  private buckets(): { bucket: Bucket; accessLog: Bucket } {
    const common = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    const accessLog = new Bucket(this, 'AccessLog', {
      ...common,
      // CloudFront's own logs come by access control list, and by nothing else.
      objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
      lifecycleRules: [{ id: 'forget', expiration: Duration.days(LOG_DAYS) }],
    });
    const bucket = new Bucket(this, 'Bucket', { ...common, objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED });
    Validations.of(accessLog).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'This is where access is logged; a log of the log would never end.',
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'Only CloudFront reads the page, and it logs every request; the files are public in this repository.',
    });
    return { bucket, accessLog };
  }

  private headers(origins: readonly string[]): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, 'Headers', {
      comment: `Of the page of Copytaster, stage ${this.#config.stage}`,
      securityHeadersBehavior: {
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(origins), override: true },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(HSTS_DAYS), override: true },
      },
      customHeadersBehavior: {
        customHeaders: (['Cross-Origin-Opener-Policy', 'Cross-Origin-Resource-Policy'] as const).map((header) => ({
          header,
          value: PAGE_HEADERS[header],
          override: true,
        })),
      },
    });
  }

  private acknowledge(distribution: Distribution): void {
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR1',
      reason: 'Correspondents read the desk from wherever they are; tokens keep others out.',
    });
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR2',
      reason: 'The API behind takes signed-in requests only and is throttled; a newsroom may attach its own web ACL.',
    });
    if (this.#config.domain) return;
    Validations.of(distribution).acknowledge({
      id: 'AwsSolutions-CFR4',
      reason:
        'CloudFront fixes the protocols of its own names; the setting `domain` brings a name with TLS 1.2 and up.',
    });
  }
}
