import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';

const MAX_ATTEMPTS = 3;

/**
 * Settings under which all attempts of one call end within `budgetMs`, so that the function is still there to say so.
 * The SDK's default would wait for ever for an answer.
 */
function withinBudget(budgetMs: number) {
  const requestTimeout = Math.floor(budgetMs / MAX_ATTEMPTS);
  return {
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: 1_000, requestTimeout, throwOnRequestTimeout: true },
    // Checksums we do not need cost time, and engines other than AWS mistake their framing for data.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const;
}

export function createDynamoClient(budgetMs: number): DynamoDBClient {
  return new DynamoDBClient(withinBudget(budgetMs));
}

export function createS3Client(budgetMs: number): S3Client {
  // Only engines on this machine have an endpoint of their own, and those know no host names for buckets.
  return new S3Client({ ...withinBudget(budgetMs), forcePathStyle: process.env.AWS_ENDPOINT_URL_S3 !== undefined });
}

export function createSqsClient(budgetMs: number): SQSClient {
  return new SQSClient(withinBudget(budgetMs));
}

export function createEventBridgeClient(budgetMs: number): EventBridgeClient {
  return new EventBridgeClient(withinBudget(budgetMs));
}
