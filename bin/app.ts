import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { buildTables } from '../adapters/node/tables';
import { parsePolicy } from '../core/tag/moderation/policy';
import { buildDashboard } from '../dashboard/build';
import type { StageConfig } from '../lib/stage-config';
import { readStageConfig } from '../lib/stage-config';
import { stageStack } from '../lib/stage-stack';
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

stageStack(app, config, { account: process.env.CDK_DEFAULT_ACCOUNT, region: process.env.CDK_DEFAULT_REGION });
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
