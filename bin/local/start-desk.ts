import { createServer } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { FeedFollower } from '../../adapters/embedded/feed-follower';
import { EMBEDDED_BUCKET, FolderBucket } from '../../adapters/embedded/folder-bucket';
import { FolderWatch } from '../../adapters/embedded/folder-watch';
import { EventStream } from '../../adapters/embedded/http/event-stream';
import { loopbackGuard } from '../../adapters/embedded/http/loopback-guard';
import { pageFiles } from '../../adapters/embedded/http/page-files';
import { uploadRoutes } from '../../adapters/embedded/http/uploads';
import { LmdbItemTable } from '../../adapters/embedded/item-table';
import { lockState } from '../../adapters/embedded/state-lock';
import type { ObjectVersion } from '../../adapters/embedded/version-store';
import { ConfigurationError } from '../../core/errors';
import { deskEvents } from '../../core/events/desk-events';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { ObjectEvent } from '../../core/ingest/object-event';
import type { Log } from '../../core/ports';
import { articleId } from '../../core/record/article-id';
import { createQueryApp } from '../../core/query/app';
import { Problem, problemResponse } from '../../core/query/problem';
import { ArticleStore } from '../../core/store/article-store';
import { countArticle } from '../../core/store/counts';
import { buildDashboard } from '../../dashboard/build';
import { openLocalDesk } from '../local-desk';
import { root } from '../root';
import { catchUp, openGeneration } from './catch-up';

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
/** One machine needs no spreading. */
const SHARDS = 1;
/** Whoever can reach a loopback port sits at this machine, and is its editor. */
const CALLER = { role: 'editor', name: 'you' } as const;

/**
 * Starts the embedded desk: the folder as bucket, the item table, the API and the page.
 * @throws ConfigurationError when the port is taken or another desk works on the same state.
 */
export async function startDesk({ folder, state, port, log }: StartOptions): Promise<RunningDesk> {
  const closing: (() => Promise<void> | void)[] = [lockState(state)];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    const clock = { now: () => new Date() };
    const { desk, stamp } = openLocalDesk();
    const bucket = await FolderBucket.open(folder, join(state, 'bucket'));
    closing.push(() => bucket.close());
    const table = new LmdbItemTable(join(state, 'items'), () => Date.now());
    closing.push(() => table.close());
    const store = new ArticleStore(table, { shards: SHARDS });
    const events = new EventStream();

    const follower = new FeedFollower(
      table,
      async (change) => {
        for (const event of deskEvents(change)) {
          await countArticle(table, store, event.id);
          events.publish(event);
        }
      },
      log,
    );
    closing.push(() => follower.stop());
    follower.start();

    const program = stamp(clock.now());
    const programName = `${program.taggerVersion} ${program.dataVersion}`;
    const { generation, caughtUp } = await openGeneration(table, programName);
    const ports = { bucket, store, desk, clock, program: { ...program, generation } };
    const watch = new FolderWatch(bucket, async (change) => void (await ingestObject(objectEvent(change), ports)), log);
    closing.push(() => watch.stop());

    const statusOf = async (key: string) => {
      const head = await store.head(articleId(EMBEDDED_BUCKET, key));
      if (!head) return undefined;
      const { id, status } = head.record;
      // An object of several items has no record of its own: its items are there.
      if (head.children) return { id, status: 'tagged' };
      return { id, status, ...(head.record.status === 'rejected' && { error: head.record.error }) };
    };
    const app = new Hono()
      .use(loopbackGuard())
      .route('/', events.routes())
      .route('/', uploadRoutes(bucket.folder, statusOf))
      .route('/', pageFiles(buildDashboard(root)))
      .route('/', createQueryApp({ table, store, bucket, desk, clock, caller: () => CALLER }))
      .notFound((context) => problemResponse(context, new Problem(404, 'There is nothing at this address.')));
    const answer = getRequestListener(app.fetch);
    const server = createServer((request, response) => void answer(request, response));
    const address = await listen(server, port);
    closing.push(() => {
      events.close();
      server.close();
      server.closeAllConnections();
    });
    await watch.start();
    if (!caughtUp) {
      let stopped = false;
      const tagging = catchUp(bucket.liveKeys(), programName, table, ports, () => stopped).catch((error: Error) =>
        log.error('older articles could not be tagged again; the next start tries again', { reason: error.name }),
      );
      closing.push(() => {
        stopped = true;
        return tagging;
      });
    }
    return { url: `http://${HOST}:${address}/`, folder: bucket.folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A change of the folder as S3 would tell it. */
function objectEvent({ key, versionId, eTag, sequencer, size, at, removed }: ObjectVersion): ObjectEvent {
  const shared = { bucket: EMBEDDED_BUCKET, key, sequencer, eventTime: at };
  return removed ? { kind: 'removed', ...shared } : { kind: 'created', ...shared, versionId, eTag, size };
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
