import { Hono } from 'hono';
import { FolderWatch } from '../../adapters/embedded/folder-watch';
import { EventStream } from '../../adapters/embedded/http/event-stream';
import { loopbackGuard } from '../../adapters/embedded/http/loopback-guard';
import { pageFiles } from '../../adapters/embedded/http/page-files';
import { LOCAL_UPLOADS, uploadContentRoute } from '../../adapters/embedded/http/uploads';
import { lockState } from '../../adapters/embedded/state-lock';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { Log } from '../../core/ports';
import type { PageConfig } from '../../core/page-headers';
import { createQueryApp } from '../../core/query/app';
import { Problem, problemResponse } from '../../core/query/problem';
import { buildDashboard } from '../../dashboard/build';
import { root } from '../root';
import { catchUp } from './catch-up';
import { Closing } from './closing';
import { sweepEmbargoes } from './sweep-embargoes';
import type { EmbeddedDesk } from './embedded-desk';
import { openEmbeddedDesk } from './embedded-desk';
import { serveLoopback } from './loopback-server';
import { objectEvent } from './object-event';

export interface StartOptions {
  /** Where articles are dropped. */
  folder: string;
  /** Where everything is remembered. */
  state: string;
  /** 0 takes any free port. */
  port: number;
  /** IANA name of the zone whose days lists and numbers are asked for by; UTC when absent. */
  timeZone?: string;
  log: Log;
}

export interface RunningDesk {
  url: string;
  folder: string;
  /** Ends every connection and waits for the file being tagged; what was not looked at yet is at the next start. */
  stop(): Promise<void>;
}

const PAGE_CONFIG: PageConfig = { live: 'events' };

/** Whoever can reach a loopback port sits at this machine, and is its editor. */
const CALLER = { role: 'editor', name: 'you' } as const;

/**
 * Starts the embedded desk: the folder as bucket, the item table, the API and the page.
 * @throws ConfigurationError when the port is taken or another desk works on the same state.
 */
export async function startDesk({ folder, state, port, timeZone, log }: StartOptions): Promise<RunningDesk> {
  const closing = new Closing();
  try {
    closing.add(lockState(state));
    const events = new EventStream();
    const desk = await openEmbeddedDesk({ folder, state, log, bus: events }, closing);
    closing.add(sweepEmbargoes(desk, log));
    const watch = new FolderWatch(
      desk.bucket,
      async (change) => void (await ingestObject(objectEvent(change), desk)),
      log,
    );
    closing.add(() => watch.stop());
    const server = await serveLoopback(localApp(desk, events, timeZone), port);
    closing.add(() => server.close());
    closing.add(() => events.close());
    await watch.start();
    if (!desk.caughtUp) tagOlderArticles(desk, log, closing);
    return { url: server.url, folder: desk.bucket.folder, stop: () => closing.run() };
  } catch (error) {
    await closing.run();
    throw error;
  }
}

function localApp(desk: EmbeddedDesk, events: EventStream, timeZone?: string): Hono {
  return new Hono()
    .use(loopbackGuard())
    .route('/', events.routes())
    .route('/', uploadContentRoute(desk.bucket.folder, desk.table, desk.clock))
    .get('/config.json', (context) => context.json(PAGE_CONFIG))
    .route('/', pageFiles(buildDashboard(root)))
    .route('/', createQueryApp({ ...desk, timeZone, uploads: LOCAL_UPLOADS, caller: () => CALLER }))
    .notFound((context) => problemResponse(context, new Problem(404, 'There is nothing at this address.')));
}

/** Runs beside the live desk; a stop interrupts it, and the next start takes it up. */
function tagOlderArticles(desk: EmbeddedDesk, log: Log, closing: Closing): void {
  let stopped = false;
  const tagging = catchUp(
    (after) => desk.bucket.liveKeys(after),
    desk.programName,
    desk.table,
    desk,
    () => stopped,
  ).catch((error: Error) => log.error('older articles could not be tagged again yet', { reason: error.name }));
  closing.add(() => {
    stopped = true;
    return tagging;
  });
}
