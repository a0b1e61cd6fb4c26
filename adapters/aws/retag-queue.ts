import type { SQSClient } from '@aws-sdk/client-sqs';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { TransientError } from '../../core/errors';
import type { RetagEvent } from '../../core/ingest/object-event';
import { calling } from './aws-errors';
import { retagMessageBody } from './retag-message';

/** The backfill queue, for those who fill it. */
export class RetagQueue {
  constructor(
    private readonly client: SQSClient,
    private readonly queueUrl: string,
  ) {}

  /** @param events at most ten @throws TransientError when the queue did not take all; sending them again is harmless */
  async send(events: readonly Omit<RetagEvent, 'kind'>[]): Promise<void> {
    const Entries = events.map((event, index) => ({ Id: String(index), MessageBody: retagMessageBody(event) }));
    const command = new SendMessageBatchCommand({ QueueUrl: this.queueUrl, Entries });
    const { Failed = [] } = await calling('Filling the backfill queue', () => this.client.send(command));
    if (Failed.length > 0) throw new TransientError(`The queue refused ${Failed.length} of ${events.length} messages.`);
  }
}
