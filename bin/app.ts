import { App, DefaultStackSynthesizer, PermissionsBoundary, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildTables } from '../adapters/node/tables';
import { parsePolicy } from '../core/tag/moderation/policy';
import { buildDashboard } from '../dashboard/build';
import { CopytasterStack } from '../lib/copytaster-stack';
import type { StageConfig } from '../lib/stage-config';
import { readStageConfig, serviceName } from '../lib/stage-config';
import { root } from './root';

const app = new App();
const config = stageSettings();
buildTables(root);
buildDashboard(root);

/** The settings of the stage that is deployed. When they are wrong, this says what to mend and ends the synthesis. */
function stageSettings(): StageConfig {
  const generation: unknown = app.node.tryGetContext('generation');
  try {
    const settings = readStageConfig(
      String(app.node.tryGetContext('stage')),
      app.node.tryGetContext('stages'),
      generation === undefined ? {} : { generation: Number(generation) },
    );
    // lib/ knows no moderation rules; a wrong policy must not wait for the first article to be found.
    for (const { feeds } of [settings, ...settings.existingBuckets])
      for (const { policy } of feeds) if (policy) parsePolicy(policy);
    return settings;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(2);
  }
}

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
