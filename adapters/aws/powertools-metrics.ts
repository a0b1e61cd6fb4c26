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
  const byDimension = new Map<string, Map<string, Record<string, number>>>();

  /** Adds to a metric that has a dimension of its own beside the service. */
  function count(dimension: string, value: string, metric: string, by: number): void {
    const values = byDimension.get(dimension) ?? new Map<string, Record<string, number>>();
    byDimension.set(dimension, values);
    const counts = values.get(value) ?? {};
    values.set(value, counts);
    counts[metric] = (counts[metric] ?? 0) + by;
  }

  return {
    received: (feed) => count(METRICS.feedDimension, feed, METRICS.received, 1),
    outcome: (result) => metrics.addMetric(METRICS.outcome[result], MetricUnit.Count, 1),
    tagged(record) {
      const counts = tagCounts(record);
      for (const tagger of TAGGERS) {
        count(METRICS.taggerDimension, tagger, METRICS.tags, counts[tagger]);
        count(METRICS.taggerDimension, tagger, METRICS.found, counts[tagger] > 0 ? 1 : 0);
      }
      count(METRICS.decisionDimension, record.moderation.decision, METRICS.decisions, 1);
    },
    unreadable: () => metrics.addMetric(METRICS.unreadable, MetricUnit.Count, 1),
    publish() {
      for (const [dimension, values] of byDimension)
        for (const [value, counts] of values) {
          for (const [metric, number] of Object.entries(counts)) {
            const single = metrics.singleMetric();
            single.addDimension(dimension, value);
            single.addMetric(metric, MetricUnit.Count, number);
          }
        }
      byDimension.clear();
      metrics.publishStoredMetrics();
    },
  };
}
