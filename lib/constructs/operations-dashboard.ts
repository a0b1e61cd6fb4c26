import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmStatusWidget, Dashboard, GraphWidget, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { METRICS } from '../../core/environment';
import type { StageConfig } from '../stage-config';
import { serviceName } from '../stage-config';
import type { IntakeQueue } from './intake-queue';

export interface OperationsDashboardProps {
  config: StageConfig;
  live: IntakeQueue;
  backfill: IntakeQueue;
  alarms: Alarm[];
  tagArticle: Function;
  api: HttpApi;
}

/** One CloudWatch page that answers: does copy come in, does it come out, with which tags, what waits, what fails. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const { config, live, backfill, alarms, tagArticle, api } = props;
    const service = serviceName(config);
    const outcomes = Object.values(METRICS.outcome).map(
      (metricName) =>
        new Metric({
          namespace: METRICS.namespace,
          metricName,
          dimensionsMap: { [METRICS.serviceDimension]: service },
          statistic: Stats.SUM,
        }),
    );
    /** A line for each value of a dimension beside the service. */
    const linesBy = (dimension: string, metric: string) =>
      new MathExpression({
        expression: `SEARCH('{${METRICS.namespace},${METRICS.serviceDimension},${dimension}} MetricName="${metric}" ${METRICS.serviceDimension}="${service}"', 'Sum')`,
        label: '',
      });
    new Dashboard(this, 'Dashboard', {
      dashboardName: service,
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24 })],
        [
          new GraphWidget({ title: 'Articles by outcome', left: outcomes, stacked: true, width: 12 }),
          new GraphWidget({
            title: 'Waiting',
            left: [live, backfill].map(({ queue }) => queue.metricApproximateNumberOfMessagesVisible()),
            right: [live, backfill].map(({ queue }) => queue.metricApproximateAgeOfOldestMessage()),
            width: 12,
          }),
        ],
        [
          new GraphWidget({
            title: 'Articles in which a tagger found something',
            left: [linesBy(METRICS.taggerDimension, METRICS.found)],
            width: 12,
          }),
          new GraphWidget({
            title: 'Articles by decision',
            left: [linesBy(METRICS.decisionDimension, METRICS.decisions)],
            stacked: true,
            width: 12,
          }),
        ],
        [
          new GraphWidget({
            title: 'tag-article',
            left: [tagArticle.metricDuration({ statistic: 'p99' })],
            right: [tagArticle.metricErrors(), tagArticle.metricThrottles()],
            width: 12,
          }),
          new GraphWidget({
            title: 'HTTP API',
            left: [api.metricLatency({ statistic: 'p99' })],
            right: [api.metricCount(), api.metricServerError()],
            width: 12,
          }),
        ],
      ],
    });
  }
}
