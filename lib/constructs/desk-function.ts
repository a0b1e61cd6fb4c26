import type { Duration } from 'aws-cdk-lib';
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Architecture, Function, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../core/environment';
import { bundledCode } from '../bundled-code';
import type { StageConfig } from '../stage-config';
import { serviceName } from '../stage-config';

export interface DeskFunctionProps {
  config: StageConfig;
  /** Name of the file in lambdas/, without `.ts`. */
  handler: string;
  /** Ship the compiled tables and heavy parsers. */
  withParsers: boolean;
  /** Ship the built page. @default false */
  withPage?: boolean;
  /** Stay out of the stage's network, which it has no business in. @default false */
  outsideNetwork?: boolean;
  /** @default 512 MB */
  memorySize?: number;
  timeout: Duration;
  environment: Record<string, string>;
  /** What it may do, beyond writing its own log. */
  permissions: PolicyStatement[];
}

const VPC_POLICY = 'service-role/AWSLambdaVPCAccessExecutionRole';

/** A Lambda function with what all of ours have in common: ARM, Node 24, its own log group and a role with named rights only. */
export class DeskFunction extends Construct {
  readonly function: Function;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: DeskFunctionProps) {
    super(scope, id);
    const {
      config,
      handler,
      withParsers,
      withPage = false,
      memorySize = 512,
      timeout,
      environment,
      permissions,
    } = props;

    const logGroup = new LogGroup(this, 'Log', {
      retention: config.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Of the function ${handler} of stage ${config.stage}`,
    });
    logGroup.grantWrite(this.role);
    for (const permission of permissions) this.role.addToPolicy(permission);

    this.function = new Function(this, 'Function', {
      description: `Copytaster ${handler}, stage ${config.stage}`,
      code: bundledCode(`lambdas/${handler}.ts`, { withParsers, withPage }),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      role: this.role,
      logGroup,
      memorySize,
      timeout,
      tracing: config.tracing ? Tracing.ACTIVE : Tracing.DISABLED,
      environment: { ...environment, [ENVIRONMENT.service]: serviceName(config) },
    });
    if (config.tracing) {
      Validations.of(this.role).acknowledge({
        id: 'AwsSolutions-IAM5[Resource::*]',
        reason: 'The two rights of X-Ray have no resources to name.',
      });
    }
    if (config.vpc && !props.outsideNetwork) this.joinNetwork(config.vpc);
  }

  private joinNetwork({ subnetIds, securityGroupIds }: NonNullable<StageConfig['vpc']>): void {
    // The level 1 property, since the level 2 one wants to know the zones of subnets that are not ours.
    (this.function.node.defaultChild as CfnFunction).vpcConfig = { subnetIds, securityGroupIds };
    this.role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName(VPC_POLICY));
    Validations.of(this.role).acknowledge({
      id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${VPC_POLICY}]`,
      reason: 'Network interfaces can only be created with the rights AWS lists in this policy; they name no resource.',
    });
  }
}
