import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';

/** How much time the invocation has left. */
export interface TimeLeft {
  /** Milliseconds. */
  getRemainingTimeInMillis(): number;
}

/** Kept for the answer to be written, so that the records that are done are not tried again. */
const RESERVE_MS = 3_000;

class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/**
 * Handles the records of a batch at the same time, and names those that failed. When the time is nearly over, what is not
 * done is named too: those are tried again, as every step can be.
 */
export async function handleBatch(
  event: SQSEvent,
  time: TimeLeft,
  handle: (body: string) => Promise<void>,
): Promise<SQSBatchResponse> {
  const left = time.getRemainingTimeInMillis() - RESERVE_MS;
  let timer: NodeJS.Timeout | undefined;
  const outOfTime = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime()), left);
  });
  outOfTime.catch(() => undefined);
  const handleInTime = async ({ body }: { body: string }) => {
    if (left <= 0) throw new OutOfTime();
    await Promise.race([handle(body), outOfTime]);
  };
  try {
    return await processPartialResponse(event, handleInTime, new BatchProcessor(EventType.SQS), {
      throwOnFullBatchFailure: false,
    });
  } finally {
    clearTimeout(timer);
  }
}
