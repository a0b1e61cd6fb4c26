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
  /** Partitions each list is spread over. */
  shards: 'COPYTASTER_SHARDS',
  /** Name of the bus on which changes are told. */
  eventBus: 'COPYTASTER_EVENT_BUS',
  /** JSON: groups of the sign-in, or ARNs of IAM roles, and the role each has at the desk. */
  roles: 'COPYTASTER_ROLES',
  /** The claim of a token that names groups. */
  rolesClaim: 'COPYTASTER_ROLES_CLAIM',
  /** Bucket, and prefix of keys, that people upload to. */
  uploadBucket: 'COPYTASTER_UPLOAD_BUCKET',
  uploadPrefix: 'COPYTASTER_UPLOAD_PREFIX',
  /** IANA name of the zone whose days lists and numbers are asked for by. */
  timeZone: 'COPYTASTER_TIME_ZONE',
} as const;

/** Lambda takes at most 4 KB of variables in all; this much of it may be feeds. */
export const MAX_FEEDS_BYTES = 3000;

export const METRICS = {
  namespace: 'Copytaster',
  /** Objects received, by dimension `feed`: what the feed-silence alarms watch. */
  received: 'ObjectsReceived',
  /** Outcomes of `ingestObject`, one metric each. */
  outcome: {
    tagged: 'Tagged',
    rejected: 'Rejected',
    deleted: 'Deleted',
    unchanged: 'Unchanged',
    superseded: 'Superseded',
    skipped: 'Skipped',
  },
  /** Records that could not be read as an event; they are dead-lettered. */
  unreadable: 'UnreadableMessages',
  /** Articles written in which a tagger found something, and how many tags it gave them: both by dimension `tagger`. */
  found: 'ArticlesWithTags',
  tags: 'Tags',
  taggerDimension: 'tagger',
  /** Articles written, by dimension `decision`. */
  decisions: 'Decisions',
  decisionDimension: 'decision',
  serviceDimension: 'service',
  feedDimension: 'feed',
} as const;

/** The name that backfill messages carry, with the version of their form. */
export const RETAG_MESSAGE = 'copytaster.retag.v1';

/** `source` of our events on the bus; their `detail-type` is one of EVENT_TYPES of core/events. */
export const EVENT_SOURCE = 'copytaster';

/** Sort key of the items that hold an article as it stands: of all changes, only theirs are followed. */
export const HEAD_SORT_KEY = 'HEAD';

/** Attributes of the item table that DynamoDB itself knows by name; as in `Item` of core/ports.ts. */
export const TABLE_KEYS = { partition: 'pk', sort: 'sk', expiry: 'expiresAt' } as const;

/** Beside the handler's index.js, in its asset. */
export const TABLES_IN_ASSET = 'tables.bin';

/** Beside the index.js that publishes it: the folder of the built page. */
export const PAGE_IN_ASSET = 'page';

/** What a deployed stack says of itself, for the commands that work on it. */
export const STACK_OUTPUTS = {
  bucket: 'ArticleBucketName',
  table: 'TableName',
  backfillQueue: 'BackfillQueueUrl',
  shards: 'Shards',
  eventBus: 'EventBusName',
} as const;

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

function integer(variables: Variables, name: string, least: number): number {
  const value = Number(required(variables, name));
  if (!Number.isSafeInteger(value) || value < least) {
    throw new ConfigurationError(`The environment variable ${name} is not an integer from ${least}.`);
  }
  return value;
}

function json(variables: Variables, name: string): unknown {
  const text = required(variables, name);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ConfigurationError(`The environment variable ${name} is not JSON.`, { cause });
  }
}

function roles(variables: Variables): Record<string, string> {
  const value = json(variables, ENVIRONMENT.roles);
  if (typeof value !== 'object' || value === null || !Object.values(value).every((role) => typeof role === 'string')) {
    throw new ConfigurationError(`The environment variable ${ENVIRONMENT.roles} is not a map of names to roles.`);
  }
  return value as Record<string, string>;
}

function list<T>(variables: Variables, name: string, isElement: (value: unknown) => value is T): T[] {
  const values = json(variables, name);
  if (!Array.isArray(values) || !values.every(isElement)) {
    throw new ConfigurationError(`The environment variable ${name} is not a list of what it should hold.`);
  }
  return values;
}

function isFeed(value: unknown): value is FeedSettings {
  const feed = value as Partial<FeedSettings> | null;
  return [feed?.name, feed?.bucket, feed?.prefix].every((part) => typeof part === 'string');
}

/** What every handler needs to know. */
export interface TableConfig {
  service: string;
  table: string;
  shards: number;
}

function tableConfig(variables: Variables): TableConfig {
  return {
    service: required(variables, ENVIRONMENT.service),
    table: required(variables, ENVIRONMENT.table),
    shards: integer(variables, ENVIRONMENT.shards, 1),
  };
}

export interface TagArticleConfig extends TableConfig {
  generation: number;
  feeds: FeedSettings[];
}

/** @throws ConfigurationError naming the variable that is missing or wrong */
export function tagArticleConfig(variables: Variables): TagArticleConfig {
  return {
    ...tableConfig(variables),
    generation: integer(variables, ENVIRONMENT.generation, 0),
    feeds: list(variables, ENVIRONMENT.feeds, isFeed),
  };
}

export interface FollowChangesConfig extends TableConfig {
  eventBus: string;
}

/** @throws ConfigurationError naming the variable that is missing or wrong */
export function followChangesConfig(variables: Variables): FollowChangesConfig {
  return { ...tableConfig(variables), eventBus: required(variables, ENVIRONMENT.eventBus) };
}

/** @throws ConfigurationError naming the variable that is missing or wrong */
export function releaseEmbargoesConfig(variables: Variables): TableConfig {
  return tableConfig(variables);
}

export interface QueryTagsConfig extends TableConfig {
  backfillQueueUrl: string;
  roles: Record<string, string>;
  rolesClaim: string;
  timeZone: string;
  uploads: { bucket: string; prefix: string };
}

/** @throws ConfigurationError naming the variable that is missing or wrong */
export function queryTagsConfig(variables: Variables): QueryTagsConfig {
  return {
    ...tableConfig(variables),
    backfillQueueUrl: required(variables, ENVIRONMENT.backfillQueueUrl),
    roles: roles(variables),
    rolesClaim: required(variables, ENVIRONMENT.rolesClaim),
    timeZone: required(variables, ENVIRONMENT.timeZone),
    uploads: {
      bucket: required(variables, ENVIRONMENT.uploadBucket),
      prefix: required(variables, ENVIRONMENT.uploadPrefix),
    },
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
