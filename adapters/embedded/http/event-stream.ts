import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { DeskEvent } from '../../../core/events/desk-events';
import type { EventBus } from '../../../core/ports';

/** Often enough that proxies and browsers keep a quiet stream open. */
const HEARTBEAT_MILLISECONDS = 15_000;

/** Sends every event to every page that listens. */
export class EventStream implements EventBus {
  private readonly listeners = new Set<(event: DeskEvent) => void>();
  private readonly streams = new Set<() => void>();

  publish(events: readonly DeskEvent[]): Promise<void> {
    for (const event of events) for (const send of this.listeners) send(event);
    return Promise.resolve();
  }

  /** GET /v1/events: server-sent events, from now on. */
  routes(): Hono {
    return new Hono().get('/v1/events', (context) =>
      streamSSE(context, async (stream) => {
        const send = (event: DeskEvent) => void stream.writeSSE({ data: JSON.stringify(event) });
        const beat = () => void stream.write(': still here\n\n');
        const heartbeat = setInterval(beat, HEARTBEAT_MILLISECONDS);
        this.listeners.add(send);
        beat();
        let end!: () => void;
        const ended = new Promise<void>((resolve) => (end = resolve));
        this.streams.add(end);
        stream.onAbort(end);
        await ended;
        this.streams.delete(end);
        this.listeners.delete(send);
        clearInterval(heartbeat);
      }),
    );
  }

  /** Ends every stream. */
  close(): void {
    for (const end of this.streams) end();
  }
}
