import { Duration } from 'aws-cdk-lib';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { Alarm, ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRICS } from '../../core/environment';
import type { Feed, StageConfig } from '../stage-config';
import { serviceName } from '../stage-config';
import type { IntakeQueue } from './intake-queue';

export interface AlarmsProps {
  config: StageConfig;
  live: IntakeQueue;
  /** By a name for people. */
  deadLetters: Record<string, Queue>;
  functions: Record<string, Function>;
  /** The function that follows the table's stream. */
  follower: Function;
  feeds: readonly Feed[];
}

const PERIOD = Duration.minutes(5);
/** Copy that waited this long is late for a news desk. */
const MAX_AGE = Duration.minutes(5);
/** Counts and links that are this far behind are wrong on a dashboard. */
const MAX_STREAM_AGE = Duration.minutes(10);

interface Rule {
  name: string;
  description: string;
  metric: Metric;
  /** Alarm from this value on. @default 1 */
  threshold?: number;
}

/** What wakes somebody up. Every alarm says what to do first; docs/operating.md says the rest. */
export class Alarms extends Construct {
  readonly alarms: Alarm[] = [];
  readonly #config: StageConfig;
  readonly #action: IAlarmAction | undefined;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { config, live, deadLetters, functions, follower, feeds } = props;
    this.#config = config;
    this.#action = config.alarmTopicArn
      ? new SnsAction(Topic.fromTopicArn(this, 'Topic', config.alarmTopicArn))
      : undefined;

    for (const [name, queue] of Object.entries(deadLetters)) {
      this.add({
        name: `dead-letters-${name}`,
        description: 'Messages failed five times. Read one, mend the cause, then redrive the queue.',
        metric: queue.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: Stats.MAXIMUM }),
      });
    }
    for (const [name, each] of Object.entries(functions)) {
      this.add({
        name: `errors-${name}`,
        description: 'The function ended with an error. Its log says which.',
        metric: each.metricErrors({ period: PERIOD }),
      });
      this.add({
        name: `throttles-${name}`,
        description: "The account's concurrency is used up. Raise the quota or lower `concurrency`.",
        metric: each.metricThrottles({ period: PERIOD }),
      });
    }
    this.add({
      name: 'live-copy-waits',
      description: 'The oldest live article has waited too long. Look at throttles and errors of tag-article.',
      metric: live.queue.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: Stats.MAXIMUM }),
      threshold: MAX_AGE.toSeconds(),
    });
    this.add({
      name: 'changes-wait',
      description: 'Counts and story links are behind. Look at errors of follow-changes.',
      metric: follower.metric('IteratorAge', { period: PERIOD, statistic: Stats.MAXIMUM }),
      threshold: MAX_STREAM_AGE.toMilliseconds(),
    });
    for (const feed of feeds) this.addSilence(feed);
  }

  private add({ name, description, metric, threshold = 1 }: Rule): void {
    this.register(
      new Alarm(this, name, {
        alarmName: `${serviceName(this.#config)}-${name}`,
        alarmDescription: description,
        metric,
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  }

  /** A feed that stops is the fault no error tells of: there, missing data is the alarm. */
  private addSilence({ name, silenceMinutes }: Feed): void {
    if (silenceMinutes === undefined) return;
    const service = serviceName(this.#config);
    this.register(
      new Alarm(this, `silence-${name}`, {
        alarmName: `${service}-silence-${name}`,
        alarmDescription: `Nothing came from feed ${name} for ${silenceMinutes} minutes. Ask its supplier; look at the bucket's notifications.`,
        metric: new Metric({
          namespace: METRICS.namespace,
          metricName: METRICS.received,
          dimensionsMap: { [METRICS.serviceDimension]: service, [METRICS.feedDimension]: name },
          statistic: Stats.SUM,
          period: PERIOD,
        }),
        threshold: 1,
        evaluationPeriods: Math.ceil(silenceMinutes / PERIOD.toMinutes()),
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: TreatMissingData.BREACHING,
      }),
    );
  }

  private register(alarm: Alarm): void {
    if (this.#action) {
      alarm.addAlarmAction(this.#action);
      alarm.addOkAction(this.#action);
    }
    this.alarms.push(alarm);
  }
}
