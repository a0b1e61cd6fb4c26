import { join } from 'node:path';
import type { CloudFormationCustomResourceEvent } from 'aws-lambda';
import { createS3Client } from '../adapters/aws/clients';
import { answerCloudFormation } from '../adapters/aws/custom-resource';
import { publishPage } from '../adapters/aws/page-bucket';
import { PAGE_IN_ASSET } from '../core/environment';

/** For all attempts of one call: well below the function's timeout. */
const CALL_BUDGET_MS = 15_000;

const s3 = createS3Client(CALL_BUDGET_MS);

interface Properties {
  bucket: string;
  /** The page's `config.json`. */
  config: string;
}

/** Called by CloudFormation when the stage's page is new or changed. What was published stays when the stack goes. */
export async function handler(event: CloudFormationCustomResourceEvent): Promise<void> {
  await answerCloudFormation(event, async () => {
    if (event.RequestType === 'Delete') return;
    const { bucket, config } = event.ResourceProperties as unknown as Properties;
    await publishPage(s3, bucket, join(__dirname, PAGE_IN_ASSET), config);
  });
}
