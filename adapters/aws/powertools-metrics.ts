import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS } from '../../core/environment';
import type { IngestOutcome } from '../../core/ingest/ingest-object';
import type { TaggedRecord } from '../../core/record/record';
import { tagCounts, TAGGERS } from '../../core/record/tag-counts';

/** Counts of one invocation, written to the log as CloudWatch metrics when it ends. */
export interface IngestMetrics {
  received(feed: string): void;
  outcome(result: IngestOutcome['result']): void;
  /** What the taggers gave an article that was written. */
  tagged(record: TaggedRecord): void;
  unreadable(): void;
  publish(): void;
}

export function createIngestMetrics(serviceName: string): IngestMetrics {
  const metrics = new Metrics({ namespace: METRICS.namespace, serviceName });
  /** Of metrics that have a dimension of their own beside the service. */
  const counts = new Map<string, { dimension: string; value: string; metric: string; total: number }>();

  function count(dimension: string, value: string, metric: string, by: number): void {
    const name = `${metric} ${dimension} ${value}`;
    const total = (counts.get(name)?.total ?? 0) + by;
    counts.set(name, { dimension, value, metric, total });
  }

  return {
    received: (feed) => count(METRICS.feedDimension, feed, METRICS.received, 1),
    outcome: (result) => metrics.addMetric(METRICS.outcome[result], MetricUnit.Count, 1),
    tagged(record) {
      const given = tagCounts(record);
      for (const tagger of TAGGERS) {
        count(METRICS.taggerDimension, tagger, METRICS.tags, given[tagger]);
        count(METRICS.taggerDimension, tagger, METRICS.found, given[tagger] > 0 ? 1 : 0);
      }
      count(METRICS.decisionDimension, record.moderation.decision, METRICS.decisions, 1);
    },
    unreadable: () => metrics.addMetric(METRICS.unreadable, MetricUnit.Count, 1),
    publish() {
      for (const { dimension, value, metric, total } of counts.values()) {
        const single = metrics.singleMetric();
        single.addDimension(dimension, value);
        single.addMetric(metric, MetricUnit.Count, total);
      }
      counts.clear();
      metrics.publishStoredMetrics();
    },
  };
}
