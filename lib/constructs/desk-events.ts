import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ENVIRONMENT } from '../../core/environment';
import type { StageConfig } from '../stage-config';
import { serviceName } from '../stage-config';

/** The bus on which other systems hear of each settled change (docs/events.md). It carries ids and codes, no words. */
export class DeskEvents extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { config }: { config: StageConfig }) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', {
      // CDK names a bus by its place in the tree, which two stages of one account have in common.
      eventBusName: serviceName(config),
      description: 'Settled changes of articles, by Copytaster',
    });
  }

  /** What a function needs to know to publish. */
  environment(): Record<string, string> {
    return { [ENVIRONMENT.eventBus]: this.bus.eventBusName };
  }

  publishPermissions(): PolicyStatement[] {
    return [new PolicyStatement({ actions: ['events:PutEvents'], resources: [this.bus.eventBusArn] })];
  }
}
