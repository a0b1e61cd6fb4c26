import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS } from '../../core/environment';
import type { IngestOutcome } from '../../core/ingest/ingest-object';

/** Counts of one invocation, written to the log as CloudWatch metrics when it ends. */
export interface IngestMetrics {
  received(feed: string): void;
  outcome(result: IngestOutcome['result']): void;
  unreadable(): void;
  publish(): void;
}

export function createIngestMetrics(serviceName: string): IngestMetrics {
  const metrics = new Metrics({ namespace: METRICS.namespace, serviceName });
  const byFeed = new Map<string, number>();
  return {
    received: (feed) => void byFeed.set(feed, (byFeed.get(feed) ?? 0) + 1),
    outcome: (result) => metrics.addMetric(METRICS.outcome[result], MetricUnit.Count, 1),
    unreadable: () => metrics.addMetric(METRICS.unreadable, MetricUnit.Count, 1),
    publish() {
      for (const [feed, count] of byFeed) {
        const single = metrics.singleMetric();
        single.addDimension(METRICS.feedDimension, feed);
        single.addMetric(METRICS.received, MetricUnit.Count, count);
      }
      byFeed.clear();
      metrics.publishStoredMetrics();
    },
  };
}
