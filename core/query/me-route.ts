import { Hono } from 'hono';
import type { QueryPorts } from './query-ports';
import { isAtLeast } from './roles';

/** Who the desk takes the caller for, so that a page offers only what it may do, and the zone of the desk's days. */
export function meRoute(ports: QueryPorts): Hono {
  return new Hono().get('/v1/me', (context) => {
    const { name, role } = ports.caller(context);
    const uploads = ports.uploads !== undefined && isAtLeast(role, 'uploader');
    return context.json({ name, role, uploads, timeZone: ports.timeZone ?? 'UTC' });
  });
}
