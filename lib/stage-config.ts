import * as z from 'zod';
import { isTimeZone } from '../core/time-zone';

/**
 * The settings of a stage, from the `stages` context of cdk.json. docs/operating.md lists them; unknown names are errors,
 * so that a misspelt setting never goes unseen.
 */

const arn = (service: string) =>
  z.string().refine((value) => value.startsWith('arn:') && value.split(':')[2] === service, {
    error: `must be an ARN of ${service}, such as "arn:aws:${service}:…"`,
  });

const timeZone = z.string().refine(isTimeZone, { error: 'must be an IANA time zone, such as "Europe/Berlin"' });

/** What the API's people may do; as in core/query/roles.ts. */
const role = z.enum(['reader', 'uploader', 'editor']);

const signIn = z.strictObject({
  /** Of OpenID Connect. */
  issuer: z.url({ protocol: /^https$/ }),
  /** Of the page, which signs in by authorization code with PKCE and has no secret. */
  clientId: z.string().min(1),
  /** What tokens must be meant for; the client itself where it is left out. */
  audience: z.array(z.string().min(1)).min(1).optional(),
  /** The claim of a token that names groups. */
  rolesClaim: z.string().min(1).default('groups'),
  scopes: z.array(z.string().min(1)).default(['openid', 'email']),
  /** Other origins than the issuer's that the page must speak to, such as that of its token endpoint. */
  origins: z.array(z.url({ protocol: /^https$/ })).default([]),
});

/** One prefix of a bucket, with its own defaults. */
const feed = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, { error: 'must be lower-case letters, digits and hyphens' }),
  prefix: z.string().default(''),
  publisher: z.string().optional(),
  homeRegion: z
    .string()
    .regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/, { error: 'must be an ISO 3166-1 or 3166-2 code, such as "GB" or "GB-SCT"' })
    .optional(),
  timeZone: timeZone.optional(),
  policy: z.record(z.string(), z.unknown()).optional(),
  /** Alarm when nothing came for this long. Absent: silence is normal for this feed. */
  silenceMinutes: z.int().min(5).max(1440).optional(),
});

/** A bucket that is not ours; docs/operating.md says what its owner has to do. */
const existingBucket = z.strictObject({
  name: z.string().min(3).max(63),
  /** Who tells us of new objects: EventBridge, or the owner's own notification to our queue. */
  events: z.enum(['eventbridge', 'notification']),
  /** The owner's account; absent when it is the stage's own. */
  account: z
    .string()
    .regex(/^\d{12}$/, { error: 'must be 12 digits' })
    .optional(),
  kmsKeyArn: arn('kms').optional(),
  feeds: z.array(feed).min(1),
});

const vpc = z.strictObject({
  subnetIds: z.array(z.string().startsWith('subnet-')).min(1),
  securityGroupIds: z.array(z.string().startsWith('sg-')).min(1),
});

const stageSettings = z
  .strictObject({
    /** Deletion protection; point-in-time recovery is always on. Requires `alarmTopicArn`. */
    production: z.boolean().default(false),
    /** Raised by every deployment that changes tags, a rollback too. */
    generation: z.int().min(0),
    feeds: z.array(feed).min(1),
    existingBuckets: z.array(existingBucket).default([]),
    /** Partitions each list is spread over: each takes 1,000 writes a second, and each is read for a page of a list. Changing it takes a re-tag. */
    shards: z.int().min(1).max(64).default(4),
    alarmTopicArn: arn('sns').optional(),
    /** Before each physical name that we set, such as alarms and log groups. */
    namePrefix: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,20}$/, { error: 'must be lower-case letters, digits and hyphens' })
      .default('copytaster'),
    /** Of the CDK bootstrap, where it is not the default. */
    qualifier: z
      .string()
      .regex(/^[a-z0-9]{1,10}$/, { error: 'must be 1 to 10 lower-case letters or digits' })
      .optional(),
    permissionsBoundary: z.string().min(1).optional(),
    tags: z.record(z.string(), z.string()).default({}),
    /** A customer key for the bucket and the table, which hold words of articles; absent: keys of AWS. */
    kmsKeyArn: arn('kms').optional(),
    vpc: vpc.optional(),
    logRetentionDays: z
      .union([1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 731, 1827].map((days) => z.literal(days)))
      .default(30),
    /** The page: served by CloudFront, or not at all. */
    dashboard: z.enum(['cloudfront', 'none']).default('cloudfront'),
    /** A name of the page's own, and its certificate, which CloudFront wants in us-east-1. */
    domain: z.strictObject({ name: z.string().regex(/^[a-z0-9.-]{4,253}$/), certificateArn: arn('acm') }).optional(),
    /** A CloudWatch dashboard. */
    operationsDashboard: z.boolean().default(true),
    /** X-Ray traces. */
    tracing: z.boolean().default(false),
    /** Functions that run at the same time for live copy, and for backfill. */
    concurrency: z
      .strictObject({ live: z.int().min(2).max(1000).default(20), backfill: z.int().min(2).max(1000).default(2) })
      .default({ live: 20, backfill: 2 }),
    /** A Step Functions state machine that backfills archives of millions from inside AWS. */
    archiveBackfill: z.boolean().default(false),
    /** Old versions of articles are deleted after this many days. */
    keepOldVersionsDays: z.int().min(1).default(365),
    /** People sign in with tokens of this issuer. Absent: of a user pool made with the page; without a page, IAM signatures. */
    signIn: signIn.optional(),
    /** Groups of the sign-in, or ARNs of IAM roles. Where no group is a reader, everybody who is let in is one. */
    roles: z.record(z.string().min(1), role).default({}),
    /** Whose days lists and numbers are asked for by. */
    timeZone: timeZone.default('UTC'),
    /** The feed that uploads go to; the first where it is left out. */
    uploadFeed: z.string().optional(),
  })
  .refine(({ production, alarmTopicArn }) => !production || alarmTopicArn !== undefined, {
    path: ['alarmTopicArn'],
    error: 'is required in production: an alarm nobody hears is none',
  })
  .refine(({ uploadFeed, feeds }) => uploadFeed === undefined || feeds.some(({ name }) => name === uploadFeed), {
    path: ['uploadFeed'],
    error: "must be the name of a feed of the stage's own bucket",
  })
  .refine((stage) => new Set(feedNames(stage)).size === feedNames(stage).length, {
    path: ['feeds'],
    error: 'must have names of their own, over all buckets of the stage',
  });

/** Names of all settings, for the test that keeps docs/operating.md complete. */
export const SETTING_NAMES: readonly string[] = Object.keys(stageSettings.shape);

function feedNames(stage: { feeds: { name: string }[]; existingBuckets: { feeds: { name: string }[] }[] }): string[] {
  return [...stage.feeds, ...stage.existingBuckets.flatMap(({ feeds }) => feeds)].map(({ name }) => name);
}

export type Feed = z.infer<typeof feed>;
export type SignInSettings = z.infer<typeof signIn>;
export type ExistingBucket = z.infer<typeof existingBucket>;
export type StageConfig = z.infer<typeof stageSettings> & { stage: string };

/** Uploads have keys of their own under the prefix of a feed, so that the API may write nowhere else. */
export function uploadPrefix({ uploadFeed, feeds }: StageConfig): string {
  const { prefix } = feeds.find(({ name }) => name === uploadFeed) ?? feeds[0]!;
  return `${prefix}uploads/`;
}

/** Prefix and stage, such as `copytaster-prod`: the name of the stack, and the `service` of its logs and metrics. */
export function serviceName({ namePrefix, stage }: StageConfig): string {
  return `${namePrefix}-${stage}`;
}

/** The names of the stages, and their settings not yet looked at: the `stages` context of cdk.json. */
const stagesContext = z.record(z.string().regex(/^[a-z][a-z0-9]{0,15}$/), z.unknown());

/**
 * @param overrides settings given on the command line, such as `{generation: 8}` for `-c generation=8`
 * @throws Error listing every setting that is wrong, each with its path
 */
export function readStageConfig(
  stage: string,
  stages: unknown,
  overrides: Readonly<Record<string, unknown>> = {},
): StageConfig {
  const known = stagesContext.safeParse(stages);
  if (!known.success) throw new Error('The context "stages" of cdk.json must hold one object for each stage.');
  const settings = known.data[stage];
  if (settings === undefined) {
    throw new Error(`There is no stage "${stage}" in cdk.json; there are: ${Object.keys(known.data).join(', ')}.`);
  }
  const result = stageSettings.safeParse({ ...(settings as object), ...overrides });
  if (result.success) return { stage, ...result.data };
  const faults = result.error.issues.map(
    ({ path, message }) => `  ${['stages', stage, ...path].join('.')}: ${message}`,
  );
  throw new Error(`The settings of stage "${stage}" are wrong:\n${faults.join('\n')}`);
}
