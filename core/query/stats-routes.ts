import { Hono } from 'hono';
import * as z from 'zod/mini';
import { countsByDay } from '../store/counts';
import { COUNTED_FACETS } from '../store/facets';
import { daysBetween } from './days';
import { parsed } from './list-query';
import { Problem } from './problem';
import type { QueryPorts } from './query-ports';

/** Days one request for numbers may span: a year, and a leap day. */
const MAX_DAYS = 366;

export const statsQuery = z.strictObject({
  by: z.enum(COUNTED_FACETS),
  from: z.string(),
  to: z.string(),
  interval: z.optional(z.literal('day')),
  rollup: z.optional(z.enum(['true', 'false'])),
});

/** How many articles there are, by day and value of a facet. */
export function statsRoutes({ table, store }: QueryPorts): Hono {
  return new Hono().get('/v1/stats', async (context) => {
    const { by, from, to, rollup } = parsed(statsQuery, context.req.query());
    const days = daysBetween(from, to);
    if (days.length > MAX_DAYS) throw new Problem(400, `Numbers are given for at most ${MAX_DAYS} days at once.`);
    const counts = await countsByDay(table, store, by, days, rollup === 'true');
    return context.json({ rows: counts.map(({ day, value, count }) => ({ start: day, value, count })) });
  });
}
