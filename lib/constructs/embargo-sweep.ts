import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StageConfig } from '../stage-config';
import { DeskFunction } from './desk-function';
import type { ItemTable } from './item-table';

export interface EmbargoSweepProps {
  config: StageConfig;
  items: ItemTable;
}

/** Looks every minute for embargoes that have ended. Readers see such an article at once; this moves lists and counts. */
export class EmbargoSweep extends Construct {
  readonly function: Function;

  constructor(scope: Construct, id: string, { config, items }: EmbargoSweepProps) {
    super(scope, id);
    this.function = new DeskFunction(this, 'Desk', {
      config,
      handler: 'release-embargoes',
      withParsers: false,
      timeout: Duration.seconds(50),
      environment: items.environment(config),
      permissions: items.writePermissions(),
    }).function;
    new Rule(this, 'EveryMinute', {
      description: `Releases embargoes of stage ${config.stage}`,
      schedule: Schedule.rate(Duration.minutes(1)),
      // A run that was missed is made up for by the next.
      targets: [new LambdaFunction(this.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }
}
