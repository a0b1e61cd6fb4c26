import type { IncomingMessage } from 'node:http';
import { createServer, request } from 'node:http';

/** What a fault does to the call it is put on. `pass` is no fault. */
export type Fault = 'pass' | 'drop-answer' | 'throttle' | { before: () => void } | { after: () => void };

export interface FaultyProxy {
  endpoint: string;
  /** Decides over each call, from the first on. Called with its number and its name, such as `PutItem`. */
  faults: (call: number, operation: string) => Fault;
  calls: string[];
  stop(): void;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A DynamoDB endpoint in front of another, at which calls can go wrong in every way AWS has. */
export async function startFaultyProxy(upstream: string, port: number): Promise<FaultyProxy> {
  const proxy: FaultyProxy = {
    endpoint: `http://127.0.0.1:${port}`,
    faults: () => 'pass',
    calls: [],
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  const server = createServer((incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target']).split('.').at(-1)!;
    const fault = proxy.faults(proxy.calls.push(operation), operation);
    void (async () => {
      const body = await bodyOf(incoming);
      if (fault === 'throttle') {
        outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
        outgoing.end('{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slow down"}');
        return;
      }
      if (typeof fault === 'object' && 'before' in fault) {
        fault.before();
        outgoing.destroy();
        return;
      }
      const { method, url, headers } = incoming;
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        request(upstream + url!, { method, headers }, resolve)
          .on('error', reject)
          .end(body);
      });
      const answerBody = await bodyOf(answer);
      if (typeof fault === 'object') fault.after();
      if (fault !== 'pass') {
        outgoing.destroy();
        return;
      }
      outgoing.writeHead(answer.statusCode!, answer.headers);
      outgoing.end(answerBody);
    })();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return proxy;
}
