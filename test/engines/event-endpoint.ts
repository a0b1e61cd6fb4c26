import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An event as it was put. */
export interface PutEvent {
  EventBusName: string;
  DetailType: string;
  Detail: string;
}

export interface EventEndpoint {
  url: string;
  /** All that was put, in order. */
  events: PutEvent[];
  stop(): void;
}

/** Takes every event it is given, as EventBridge's PutEvents does: there is no engine to run it against. */
export async function startEventEndpoint(): Promise<EventEndpoint> {
  const events: PutEvent[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { Entries } = JSON.parse(body) as { Entries: PutEvent[] };
      events.push(...Entries);
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map((_, id) => ({ EventId: String(id) })) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
