import { App, DefaultStackSynthesizer, PermissionsBoundary, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildTables } from '../adapters/node/tables';
import { parsePolicy } from '../core/tag/moderation/policy';
import { buildDashboard } from '../dashboard/build';
import { CopytasterStack } from '../lib/copytaster-stack';
import { readStageConfig, serviceName } from '../lib/stage-config';
import { root } from './root';

buildTables(root);
buildDashboard(root);

const app = new App();
const generation: unknown = app.node.tryGetContext('generation');
const config = readStageConfig(
  String(app.node.tryGetContext('stage')),
  app.node.tryGetContext('stages'),
  generation === undefined ? {} : { generation: Number(generation) },
);

// lib/ knows no moderation rules; a wrong policy must not wait for the first article to be found.
for (const { feeds } of [config, ...config.existingBuckets])
  for (const { policy } of feeds) if (policy) parsePolicy(policy);

const stack = new CopytasterStack(app, 'Copytaster', {
  config,
  stackName: serviceName(config),
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION },
  terminationProtection: config.production,
  synthesizer: new DefaultStackSynthesizer({ qualifier: config.qualifier }),
  permissionsBoundary: config.permissionsBoundary
    ? PermissionsBoundary.fromName(config.permissionsBoundary)
    : undefined,
});
for (const [name, value] of Object.entries({ stage: config.stage, ...config.tags })) Tags.of(stack).add(name, value);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
