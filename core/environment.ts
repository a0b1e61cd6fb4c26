import { ConfigurationError } from './errors';

/**
 * The names that the stack and the handlers share: environment variables, metrics and files of the bundle. lib/ writes
 * them, lambdas/ read them, and neither spells one out.
 */

export const ENVIRONMENT = {
  /** Prefix and stage, such as `copytaster-prod`: the `service` of logs and metrics. */
  service: 'COPYTASTER_SERVICE',
  /** Name of the item table. */
  table: 'COPYTASTER_TABLE',
  /** URL of the backfill queue, for what asks for a re-tag. */
  backfillQueueUrl: 'COPYTASTER_BACKFILL_QUEUE_URL',
  /** Integer that every deployment that changes tags raises, a rollback too. */
  generation: 'COPYTASTER_GENERATION',
  /** JSON: a `FeedSettings[]`. */
  feeds: 'COPYTASTER_FEEDS',
  /** IANA time zone of lists and counts. */
  timeZone: 'COPYTASTER_TIME_ZONE',
} as const;

/** Lambda takes at most 4 KB of variables in all; this much of it may be feeds. */
export const MAX_FEEDS_BYTES = 3000;

export const METRICS = {
  namespace: 'Copytaster',
  /** Objects received, by dimension `feed`: what the feed-silence alarms watch. */
  received: 'ObjectsReceived',
  /** Outcomes of `ingestObject`, one metric each. */
  outcome: { tagged: 'Tagged', rejected: 'Rejected', deleted: 'Deleted', superseded: 'Superseded', skipped: 'Skipped' },
  /** Records that could not be read as an event; they are dead-lettered. */
  unreadable: 'UnreadableMessages',
  serviceDimension: 'service',
  feedDimension: 'feed',
} as const;

/** Attributes of the item table that DynamoDB itself knows by name; as in `Item` of core/ports.ts. */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk', expiry: 'expiresAt' } as const;

/** Beside the handler's index.js, in its asset. */
export const TABLES_IN_ASSET = 'tables.bin';

/** How one prefix of one bucket is read. Of the feeds that fit a key, the one with the longest prefix counts. */
export interface FeedSettings {
  /** Short name, shown in metrics. */
  name: string;
  bucket: string;
  /** Keys that begin with this; empty for the whole bucket. */
  prefix: string;
  /** Named as publisher where the source names none. */
  publisher?: string;
  /** ISO 3166-1 or 3166-2 code. */
  homeRegion?: string;
  /** IANA time zone for times that come without one. */
  timeZone?: string;
  /** The newsroom's moderation policy, where it differs from the default (docs/operating.md). */
  policy?: Record<string, unknown>;
}

/** The environment as text, such as `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>;

function required(variables: Variables, name: string): string {
  const value = variables[name];
  if (!value) throw new ConfigurationError(`The environment variable ${name} is not set.`);
  return value;
}

function parseFeeds(text: string): FeedSettings[] {
  let feeds: unknown;
  try {
    feeds = JSON.parse(text);
  } catch (cause) {
    throw new ConfigurationError(`${ENVIRONMENT.feeds} is not JSON.`, { cause });
  }
  const wellFormed = (feed: Partial<FeedSettings> | null) =>
    [feed?.name, feed?.bucket, feed?.prefix].every((part) => typeof part === 'string');
  if (!Array.isArray(feeds) || !feeds.every(wellFormed)) {
    throw new ConfigurationError(`${ENVIRONMENT.feeds} is not a list of feeds with name, bucket and prefix.`);
  }
  return feeds as FeedSettings[];
}

export interface TagArticleConfig {
  service: string;
  table: string;
  generation: number;
  feeds: FeedSettings[];
}

/** What tag-article needs to know. @throws ConfigurationError naming the variable that is missing or wrong. */
export function tagArticleConfig(variables: Variables): TagArticleConfig {
  const generation = Number(required(variables, ENVIRONMENT.generation));
  if (!Number.isSafeInteger(generation) || generation < 0) {
    throw new ConfigurationError(`${ENVIRONMENT.generation} is not an integer from 0.`);
  }
  return {
    service: required(variables, ENVIRONMENT.service),
    table: required(variables, ENVIRONMENT.table),
    generation,
    feeds: parseFeeds(required(variables, ENVIRONMENT.feeds)),
  };
}

export interface TableReaderConfig {
  service: string;
  table: string;
  timeZone: string;
}

/** What query-tags and follow-changes need to know. @throws ConfigurationError */
export function tableReaderConfig(variables: Variables): TableReaderConfig {
  return {
    service: required(variables, ENVIRONMENT.service),
    table: required(variables, ENVIRONMENT.table),
    timeZone: variables[ENVIRONMENT.timeZone] ?? 'UTC',
  };
}

/** The feed a key belongs to: the one of that bucket with the longest prefix that fits; undefined when none does. */
export function feedOf(feeds: readonly FeedSettings[], bucket: string, key: string): FeedSettings | undefined {
  let best: FeedSettings | undefined;
  for (const feed of feeds) {
    const fits = feed.bucket === bucket && key.startsWith(feed.prefix);
    if (fits && (best === undefined || feed.prefix.length > best.prefix.length)) best = feed;
  }
  return best;
}
