import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CopytasterStack } from '../../lib/copytaster-stack';
import { readStageConfig } from '../../lib/stage-config';
import { stageStack } from '../../lib/stage-stack';

const { context } = JSON.parse(readFileSync(join(__dirname, '../../cdk.json'), 'utf8'));

/** The settings a stage cannot do without. */
export const SMALLEST = { generation: 1, feeds: [{ name: 'desk', prefix: 'in/' }] };

/** A stage without the page. */
export const HEADLESS = { ...SMALLEST, dashboard: 'none' };

/** Settings that turn everything on. */
export const FULLEST = {
  ...SMALLEST,
  qualifier: 'newsroom1',
  permissionsBoundary: 'newsroom-boundary',
  tags: { team: 'copy desk' },
  production: true,
  alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:newsroom-alarms',
  kmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555',
  tracing: true,
  archiveBackfill: true,
  domain: { name: 'desk.ferry.example', certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1' },
  signIn: {
    issuer: 'https://id.ferry.example/desk',
    clientId: 'page',
    audience: ['desk-api'],
    origins: ['https://tokens.ferry.example'],
  },
  roles: { 'desk-editors': 'editor', stringers: 'uploader', staff: 'reader' },
  uploadFeed: 'desk',
  vpc: { subnetIds: ['subnet-0a1b2c3d', 'subnet-1a2b3c4d'], securityGroupIds: ['sg-0a1b2c3d'] },
  feeds: [{ name: 'desk', prefix: 'in/', silenceMinutes: 60, publisher: 'The Daily Ferry' }],
  existingBuckets: [
    { name: 'archive-of-the-desk', events: 'eventbridge', feeds: [{ name: 'archive', prefix: 'copy/' }] },
    {
      name: 'supplier-drop',
      events: 'notification',
      account: '444455556666',
      kmsKeyArn: 'arn:aws:kms:eu-west-1:444455556666:key/66666666-7777-8888-9999-000000000000',
      feeds: [{ name: 'supplier', prefix: 'wire/', timeZone: 'Europe/Berlin', homeRegion: 'DE' }],
    },
  ],
};

function appOf(settings: object): { app: App; stack: CopytasterStack } {
  // The validator of CloudFormation's rules takes half a minute to start, so only the test of them turns it on.
  process.env.CDK_VALIDATION = 'false';
  // Handlers are not bundled.
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  return { app, stack: stageStack(app, readStageConfig('test', { test: settings })) };
}

/** What is handed to CloudFormation beside the template: the stack's name, protection, and the roles that deploy it. */
export function deploymentOf(settings: object): {
  stackName: string;
  terminationProtection?: boolean;
  roles: string[];
} {
  const { stackName, terminationProtection, assumeRoleArn, cloudFormationExecutionRoleArn } = appOf(settings)
    .app.synth()
    .getStackByName(readStageConfig('test', { test: settings }).namePrefix + '-test');
  return { stackName, terminationProtection, roles: [assumeRoleArn!, cloudFormationExecutionRoleArn!] };
}

/** The template of a stage with these settings. */
export function templateOf(settings: object): Template {
  return Template.fromStack(appOf(settings).stack);
}

/** Synthesizes a stage under cdk-nag. @param spoil may add something it must find @throws Error naming what it finds */
export function checkWithNag(settings: object, spoil: (stack: CopytasterStack) => void = () => undefined): void {
  const { app, stack } = appOf(settings);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  spoil(stack);
  app.synth();
}

/**
 * Synthesizes a stage under the rules of CloudFormation: AWS's schemas of its resources, and what its linter knows (the validator of
 * aws-cdk-lib, `@aws/cloudformation-validate`). @param spoil may add something it must find @throws Error naming what it finds
 */
export function checkWithCloudFormation(
  settings: object,
  spoil: (stack: CopytasterStack) => void = () => undefined,
): void {
  const { app, stack } = appOf(settings);
  process.env.CDK_VALIDATION = 'true';
  spoil(stack);
  app.synth();
}
