import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { DayCount } from '../store/counts';
import { countsByDay } from '../store/counts';
import { COUNTED_FACETS } from '../store/facets';
import { isTimeZone } from '../time-zone';
import type { Interval } from './days';
import { daysBetween, INTERVALS, startOf } from './days';
import { parsed } from './list-query';
import { Problem } from './problem';
import type { QueryPorts } from './query-ports';

/** Days one request for numbers may span: a year, and a leap day. */
const MAX_DAYS = 366;

export const statsQuery = z.strictObject({
  by: z.enum(COUNTED_FACETS),
  from: z.string(),
  to: z.string(),
  interval: z.optional(z.enum(INTERVALS)),
  timeZone: z.optional(z.string().check(z.refine(isTimeZone, 'timeZone must be an IANA name, such as Europe/Berlin'))),
  rollup: z.optional(z.enum(['true', 'false'])),
});

/** How many articles there are, by day and value of a facet. */
export function statsRoutes({ table, store, timeZone: deskZone = 'UTC' }: QueryPorts): Hono {
  return new Hono().get('/v1/stats', async (context) => {
    const query = parsed(statsQuery, context.req.query());
    const { by, from, to, rollup, interval = 'day', timeZone = deskZone } = query;
    const days = daysBetween(from, to);
    if (days.length > MAX_DAYS) throw new Problem(400, `Numbers are given for at most ${MAX_DAYS} days at once.`);
    const counts = await countsByDay(table, store, { facet: by, days, rollup: rollup === 'true', timeZone });
    return context.json({ interval, timeZone, rows: rowsOf(counts, interval) });
  });
}

/** One row for each interval and value, in the order of the intervals. */
function rowsOf(counts: readonly DayCount[], interval: Interval): { start: string; value: string; count: number }[] {
  const rows = new Map<string, { start: string; value: string; count: number }>();
  for (const { day, value, count } of counts) {
    const start = startOf(day, interval);
    const row = rows.get(`${start} ${value}`);
    if (row) row.count += count;
    else rows.set(`${start} ${value}`, { start, value, count });
  }
  return [...rows.values()];
}
