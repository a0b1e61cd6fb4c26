import type { App, Environment } from 'aws-cdk-lib';
import { DefaultStackSynthesizer, PermissionsBoundary, Tags } from 'aws-cdk-lib';
import { CopytasterStack } from './copytaster-stack';
import type { StageConfig } from './stage-config';
import { serviceName } from './stage-config';

/** The stack of a stage, with what its settings say of the stack as a whole: name, bootstrap, boundary of its roles, tags. */
export function stageStack(app: App, config: StageConfig, env?: Environment): CopytasterStack {
  const { production, qualifier, permissionsBoundary, stage, tags } = config;
  const stack = new CopytasterStack(app, 'Copytaster', {
    ...{ config, stackName: serviceName(config), env, terminationProtection: production },
    synthesizer: new DefaultStackSynthesizer({ qualifier }),
    permissionsBoundary:
      permissionsBoundary === undefined ? undefined : PermissionsBoundary.fromName(permissionsBoundary),
  });
  for (const [name, value] of Object.entries({ stage, ...tags })) Tags.of(stack).add(name, value);
  return stack;
}
