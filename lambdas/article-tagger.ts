import { parseObjectEvents, UnreadableMessage } from '../adapters/aws/object-events';
import { errorFacts } from '../adapters/aws/powertools-log';
import type { IngestMetrics } from '../adapters/aws/powertools-metrics';
import type { FeedSettings } from '../core/environment';
import { feedOf } from '../core/environment';
import type { IngestPorts } from '../core/ingest/ingest-object';
import { ingestObject } from '../core/ingest/ingest-object';
import type { ObjectEvent } from '../core/ingest/object-event';
import type { Desk } from '../core/pipeline';
import type { Log } from '../core/ports';

export interface ArticleTaggerPorts extends Omit<IngestPorts, 'desk'> {
  feeds: readonly FeedSettings[];
  /** The desk that reads a feed as its newsroom set it; the default one for a key of no feed. */
  deskOf(feed: FeedSettings | undefined): Desk;
  log: Log;
  metrics: IngestMetrics;
}

/** Carries out what one message of an intake queue says. It throws when the message is to be tried again. */
export function createArticleTagger(ports: ArticleTaggerPorts): (body: string) => Promise<void> {
  const { feeds, deskOf, log, metrics } = ports;

  async function handle(event: ObjectEvent): Promise<void> {
    const feed = feedOf(feeds, event.bucket, event.key);
    if (feed && event.kind === 'created') metrics.received(feed.name);
    const { result, ids, written } = await ingestObject(event, { ...ports, desk: deskOf(feed) });
    metrics.outcome(result);
    for (const record of written) metrics.tagged(record);
    log.info(result, { kind: event.kind, key: event.key, articles: ids.length });
  }

  return async (body) => {
    try {
      for (const event of parseObjectEvents(body)) await handle(event);
    } catch (error) {
      if (error instanceof UnreadableMessage) metrics.unreadable();
      log.error('A message failed', errorFacts(error));
      throw error;
    }
  };
}
