/** List prices in US dollars, us-east-1, without free tiers and discounts, as published in November 2026. */
export const PRICES = {
  s3PutPerMillion: 5,
  s3GetPerMillion: 0.4,
  sqsRequestsPerMillion: 0.4,
  lambdaRequestsPerMillion: 0.2,
  /** ARM. */
  lambdaGigabyteSecond: 0.0000133334,
  /** On demand; a write unit is 1 KB of one item, a read unit 4 KB read consistently. */
  dynamoWriteUnitsPerMillion: 0.625,
  dynamoReadUnitsPerMillion: 0.125,
  /** Custom events of 64 KB or less. */
  eventBridgePerMillion: 1,
  /** A unit of Comprehend is 100 characters, three at least. */
  comprehendEntitiesPerUnit: 0.0001,
  comprehendCustomClassPerUnit: 0.0005,
  comprehendPersonalDataPerUnit: 0.0001,
  comprehendToxicityPerUnit: 0.0001,
  /** Of a small model on Bedrock, such as Nova Micro. */
  modelInputPerMillionTokens: 0.035,
  modelOutputPerMillionTokens: 0.14,
} as const;
