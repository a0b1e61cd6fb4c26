import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { setTimeout as pause } from 'node:timers/promises';
import { EVENT_SOURCE } from '../../core/environment';
import { TransientError } from '../../core/errors';
import type { DeskEvent } from '../../core/events/desk-events';
import type { EventBus } from '../../core/ports';
import { calling } from './aws-errors';

/** EventBridge takes this many events at once. */
const MAX_EVENTS = 10;
const ROUNDS = 5;
const FIRST_PAUSE_MS = 50;

/** Tells of changes on an EventBridge bus. */
export class EventBridgeBus implements EventBus {
  constructor(
    private readonly client: EventBridgeClient,
    private readonly busName: string,
  ) {}

  /** Sends what EventBridge refuses again, but only that. @throws TransientError when it refuses some five times */
  async publish(events: readonly DeskEvent[]): Promise<void> {
    const entries = events.map((event) => this.entry(event));
    for (let first = 0; first < entries.length; first += MAX_EVENTS) {
      await this.send(entries.slice(first, first + MAX_EVENTS));
    }
  }

  private async send(entries: PutEventsRequestEntry[]): Promise<void> {
    let left = entries;
    for (let round = 0; left.length > 0; round++) {
      if (round === ROUNDS) throw new TransientError(`The event bus refused ${left.length} events.`);
      if (round > 0) await pause(FIRST_PAUSE_MS * 2 ** round * Math.random());
      const command = new PutEventsCommand({ Entries: left });
      const { Entries: answers = [] } = await calling('Publishing events', () => this.client.send(command));
      left = left.filter((_, index) => answers[index]?.ErrorCode !== undefined);
    }
  }

  private entry(event: DeskEvent): PutEventsRequestEntry {
    return {
      EventBusName: this.busName,
      Source: EVENT_SOURCE,
      DetailType: event.type,
      Detail: JSON.stringify(event),
    };
  }
}
