import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod/mini';
import { claim, release } from '../store/claims';
import { parsed } from './list-query';
import { jsonBody, Problem } from './problem';
import type { QueryPorts } from './query-ports';
import { foundArticle } from './query-ports';

const holder = z.string().check(z.regex(/^[\w-]{8,64}$/));

export const claimBody = z.strictObject({ holder });
export const claimQuery = z.strictObject({ holder });

/** Who looks at what: two editors at one article see each other, in the queue and on the article. */
export function claimRoutes(ports: QueryPorts): Hono {
  const { table, clock } = ports;

  async function editorOf(context: Context): Promise<{ id: string; name: string }> {
    const { role, name } = ports.caller(context);
    if (role !== 'editor') throw new Problem(403, 'Only editors may do this.');
    const { record } = await foundArticle(ports, context);
    return { id: record.id, name };
  }

  return new Hono()
    .post('/v1/articles/:id/claims', async (context) => {
      const { id, name: by } = await editorOf(context);
      const { holder } = parsed(claimBody, await jsonBody(context));
      return context.json(await claim(table, id, { by, holder }, clock.now()));
    })
    .delete('/v1/articles/:id/claims', async (context) => {
      const { id } = await editorOf(context);
      const { holder } = parsed(claimQuery, context.req.query());
      await release(table, id, holder);
      return context.body(null, 204);
    });
}
