import { Hono } from 'hono';
import * as z from 'zod/mini';
import { listArticles } from '../store/list-articles';
import { accuracyOf } from './accuracy';
import { parsed, timeOf } from './list-query';
import type { QueryPorts } from './query-ports';

/** Articles one request looks at; `searchedBackTo` says how far that reached. */
const MOST_ARTICLES = 500;

export const accuracyQuery = z.strictObject({ from: z.optional(z.string()), to: z.optional(z.string()) });

/** How right the taggers were, as far as editors said. */
export function accuracyRoutes({ table, store, timeZone = 'UTC' }: QueryPorts): Hono {
  return new Hono().get('/v1/accuracy', async (context) => {
    const { from, to } = parsed(accuracyQuery, context.req.query());
    const { heads, searchedBackTo } = await listArticles(table, store, {
      filters: [{ facet: 'edited', value: 'any' }],
      from: timeOf(from, false, timeZone),
      to: timeOf(to, true, timeZone),
      limit: MOST_ARTICLES,
    });
    const records = heads.map(({ record }) => record);
    return context.json({ rows: accuracyOf(records), ...(searchedBackTo !== undefined && { searchedBackTo }) });
  });
}
