import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { ConfigurationError } from '../../core/errors';

/** Loopback only: nothing of the desk is reachable from another machine. */
const HOST = '127.0.0.1';

export interface LoopbackServer {
  url: string;
  /** Ends every connection at once, event streams too. */
  close(): void;
}

/**
 * Serves an app on this machine alone; port 0 takes any free one.
 * @throws ConfigurationError when the port cannot be had.
 */
export function serveLoopback(
  app: { fetch(request: Request): Response | Promise<Response> },
  port: number,
): Promise<LoopbackServer> {
  const answer = getRequestListener(app.fetch);
  const server = createServer((request, response) => void answer(request, response));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      const advice = `Port ${port} cannot be used (${error.code}). Choose another: npm start -- --port ${port + 1}`;
      reject(taken ? new ConfigurationError(advice, { cause: error }) : error);
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve({
        url: `http://${HOST}:${bound}/`,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
