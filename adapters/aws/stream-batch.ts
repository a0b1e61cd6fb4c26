import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { DeskEvent } from '../../core/events/desk-events';
import type { Change, EventBus } from '../../core/ports';
import { toChange } from './table-changes';

export interface StreamPorts {
  /** Brings what depends on a change up to it. @returns what to tell */
  follow(change: Change): Promise<DeskEvent[]>;
  bus: EventBus;
  /** Told of what fails, before it comes again. */
  onFailure(error: unknown): void;
}

/**
 * Follows a batch of the table's stream in order, then tells of it. Lambda goes on from the first record that is reported
 * as failed, so nothing behind it is looked at: changes of one article never overtake each other. A batch whose events could
 * not be published comes again as a whole; what it did already does no harm.
 */
export async function followBatch(event: DynamoDBStreamEvent, ports: StreamPorts): Promise<DynamoDBBatchResponse> {
  const told: DeskEvent[] = [];
  const { failed } = await followRecords(event.Records, ports, told);
  await ports.bus.publish(told);
  const itemIdentifier = failed?.dynamodb?.SequenceNumber;
  return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
}

async function followRecords(
  records: readonly DynamoDBRecord[],
  { follow, onFailure }: StreamPorts,
  told: DeskEvent[],
): Promise<{ failed?: DynamoDBRecord }> {
  for (const record of records) {
    try {
      told.push(...(await follow(toChange(record))));
    } catch (error) {
      onFailure(error);
      return { failed: record };
    }
  }
  return {};
}
