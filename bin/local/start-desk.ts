import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { FolderBucket } from '../../adapters/embedded/folder-bucket';
import { FolderWatch } from '../../adapters/embedded/folder-watch';
import { EventStream } from '../../adapters/embedded/http/event-stream';
import { loopbackGuard } from '../../adapters/embedded/http/loopback-guard';
import { pageFiles } from '../../adapters/embedded/http/page-files';
import { uploadRoutes } from '../../adapters/embedded/http/uploads';
import { lockState } from '../../adapters/embedded/state-lock';
import { ConfigurationError } from '../../core/errors';
import type { Log } from '../../core/ports';
import { buildDashboard } from '../../dashboard/build';
import { openLocalDesk } from '../local-desk';
import { root } from '../root';
import { openDeskStore } from './desk-store';

export interface StartOptions {
  /** Where articles are dropped. */
  folder: string;
  /** Where everything is remembered. */
  state: string;
  /** 0 takes any free port. */
  port: number;
  log: Log;
}

export interface RunningDesk {
  url: string;
  folder: string;
  /** Ends every connection and waits for the file being tagged; what was not looked at yet is at the next start. */
  stop(): Promise<void>;
}

/** Loopback only: nothing of the desk is reachable from another machine. */
const HOST = '127.0.0.1';

/**
 * Starts the embedded desk: the folder as bucket, the records, the API and the page.
 * @throws ConfigurationError when the port is taken or another desk works on the same state.
 */
export async function startDesk({ folder, state, port, log }: StartOptions): Promise<RunningDesk> {
  const closing: (() => Promise<void> | void)[] = [lockState(state)];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const bucket = await FolderBucket.open(folder, join(state, 'bucket'));
    closing.push(() => bucket.close());
    const store = openDeskStore(join(state, 'records'), bucket, openLocalDesk());
    closing.push(() => store.close());
    const events = new EventStream();
    const watch = new FolderWatch(
      bucket,
      async (change) => {
        for (const event of await store.ingest(change)) events.publish(event);
      },
      log,
    );
    closing.push(() => watch.stop());
    const app = new Hono()
      .use(loopbackGuard())
      .route('/', events.routes())
      .route('/', uploadRoutes(bucket.folder))
      .route(
        '/',
        store.routes((event) => events.publish(event)),
      )
      .route('/', pageFiles(buildDashboard(root)));
    const answer = getRequestListener(app.fetch);
    const server = createServer((request, response) => void answer(request, response));
    const address = await listen(server, port);
    closing.push(() => {
      events.close();
      server.close();
      server.closeAllConnections();
    });
    await watch.start();
    return { url: `http://${HOST}:${address}/`, folder: bucket.folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      const advice = `Port ${port} cannot be used (${error.code}). Choose another: npm start -- --port ${port + 1}`;
      reject(taken ? new ConfigurationError(advice, { cause: error }) : error);
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
