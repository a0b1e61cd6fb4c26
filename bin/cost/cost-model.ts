import { PRICES } from './prices';

/** What one article takes, on average: measured by `copytaster cost` on the articles it is given. */
export interface ArticleUse {
  characters: number;
  /** DynamoDB's units, of the record, its history and its list rows. */
  writeUnits: number;
  /** … of its counters, which are moved in transactions. */
  countUnits: number;
  /** … of the rows by which articles find each other, and of links found. */
  linkUnits: number;
  readUnits: number;
  /** CPU of parsing, tagging and building the record, on the machine that measured. */
  cpuSeconds: number;
}

/** What is not measured here. */
export const ASSUMPTIONS = {
  /** Records of a batch under load. */
  batchSize: 10,
  /** Billed time an article, beyond CPU: waiting for S3 and DynamoDB, in parallel over the batch. */
  waitSeconds: 0.01,
  memoryGigabytes: 1,
  /** Send, receive, delete: the last two once a batch. */
  sqsRequests: 1 + 2 / 10,
  /** Changes of an article that the follower reads in one invocation of 100. */
  followerSeconds: 0.02,
  followerGigabytes: 0.5,
  /** Eight bands, and up to three ranges of notices. */
  linkReads: 11,
  eventsPerArticle: 1.1,
  /** Instructions and list of topics that a model is given with each article, and its answer. */
  promptTokens: 1_500,
  answerTokens: 400,
  charactersPerToken: 4,
} as const;

export interface CostLine {
  what: string;
  /** US dollars for a million articles. */
  dollars: number;
}

/** Cost of a million articles by service. */
export function ourCost(use: ArticleUse): CostLine[] {
  const {
    batchSize,
    waitSeconds,
    memoryGigabytes,
    sqsRequests,
    followerSeconds,
    followerGigabytes,
    linkReads,
    eventsPerArticle,
  } = ASSUMPTIONS;
  const gigabyteSeconds = (use.cpuSeconds + waitSeconds) * memoryGigabytes + followerSeconds * followerGigabytes;
  return [
    { what: 'S3 (one PUT, one GET)', dollars: PRICES.s3PutPerMillion + PRICES.s3GetPerMillion },
    { what: 'SQS', dollars: sqsRequests * PRICES.sqsRequestsPerMillion },
    {
      what: 'Lambda',
      dollars: (1 / batchSize) * PRICES.lambdaRequestsPerMillion + 1e6 * gigabyteSeconds * PRICES.lambdaGigabyteSecond,
    },
    {
      what: 'DynamoDB: record, history, lists',
      dollars: use.writeUnits * PRICES.dynamoWriteUnitsPerMillion + use.readUnits * PRICES.dynamoReadUnitsPerMillion,
    },
    { what: 'DynamoDB: counts', dollars: use.countUnits * PRICES.dynamoWriteUnitsPerMillion },
    {
      what: 'DynamoDB: links',
      dollars: use.linkUnits * PRICES.dynamoWriteUnitsPerMillion + linkReads * PRICES.dynamoReadUnitsPerMillion,
    },
    { what: 'EventBridge', dollars: eventsPerArticle * PRICES.eventBridgePerMillion },
  ];
}

/** What others cost for the same million articles, for less: neither stores, lists nor decides anything. */
export function alternatives({ characters }: ArticleUse): CostLine[] {
  const units = Math.max(3, Math.ceil(characters / 100));
  const perUnit =
    PRICES.comprehendEntitiesPerUnit +
    PRICES.comprehendCustomClassPerUnit +
    PRICES.comprehendPersonalDataPerUnit +
    PRICES.comprehendToxicityPerUnit;
  const { promptTokens, answerTokens, charactersPerToken } = ASSUMPTIONS;
  const input = promptTokens + characters / charactersPerToken;
  return [
    { what: 'Comprehend: entities, classes, personal data, toxicity', dollars: 1e6 * units * perUnit },
    {
      what: 'a small model on Bedrock',
      dollars: input * PRICES.modelInputPerMillionTokens + answerTokens * PRICES.modelOutputPerMillionTokens,
    },
  ];
}

export function total(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}
