import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { accuracyRoutes } from './accuracy-routes';
import { actRoutes } from './act-routes';
import { articleRoutes } from './article-routes';
import { listRoutes } from './list-routes';
import { claimRoutes } from './claim-routes';
import { meRoute } from './me-route';
import { OPENAPI_PATH, openApiDocument } from './openapi';
import { Problem, problemResponse } from './problem';
import type { QueryPorts } from './query-ports';
import { isAtLeast } from './roles';
import { statsRoutes } from './stats-routes';
import { uploadRoutes } from './upload-routes';

/** SHA-1 at once: on the pool of threads, as the library has it by default, a page waits for its turn. */
function generateDigest(body: Uint8Array): ArrayBuffer {
  return new Uint8Array(createHash('sha1').update(body).digest()).buffer;
}

/** The API of docs/api.md, for any runtime that speaks Request and Response. */
export function createQueryApp(ports: QueryPorts): Hono {
  const app = new Hono();
  app.onError((error, context) => problemResponse(context, error));
  app.notFound((context) => problemResponse(context, new Problem(404, 'There is nothing at this address.')));
  app.use('/v1/*', async (context: Context, next) => {
    const { role } = ports.caller(context);
    if (!isAtLeast(role, 'reader')) throw new Problem(403, 'You are signed in, but have no role at this desk.');
    await next();
  });
  app.get('/v1/*', etag({ generateDigest }));
  app.get(OPENAPI_PATH, (context) => context.json(openApiDocument()));
  return app
    .route('/', listRoutes(ports))
    .route('/', articleRoutes(ports))
    .route('/', statsRoutes(ports))
    .route('/', accuracyRoutes(ports))
    .route('/', actRoutes(ports))
    .route('/', claimRoutes(ports))
    .route('/', uploadRoutes(ports))
    .route('/', meRoute(ports));
}
