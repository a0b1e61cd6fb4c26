import type { Context } from 'hono';
import { Hono } from 'hono';
import { DECISIONS } from '../tag/tags';
import type { ListPage } from '../store/list-articles';
import { listArticles } from '../store/list-articles';
import type { Head } from '../store/head-item';
import { claimsOf } from '../store/claims';
import { LIST_FORMATS } from './formats/list-formats';
import { listRequest, MAX_LIMIT } from './list-query';
import type { QueryPorts } from './query-ports';
import type { VisibleRecord } from './visible-record';
import { mayRead, visibleRecord } from './visible-record';

/** Lists of articles, newest first, and the queue of what waits for an editor. */
export function listRoutes(ports: QueryPorts): Hono {
  const { table, store, clock, timeZone } = ports;

  const visible = (context: Context, { heads }: ListPage): VisibleRecord[] => {
    const { role } = ports.caller(context);
    return heads.map(({ record }) => visibleRecord(record, role, clock.now()));
  };
  const requestOf = (context: Context, query: Record<string, string>) => {
    const { role } = ports.caller(context);
    return listRequest(query, (record) => mayRead(record, role, clock.now()), timeZone);
  };
  const asJson = (context: Context, items: VisibleRecord[], { cursor, searchedBackTo }: ListPage, more = {}) =>
    context.json({ items, ...more, ...(cursor !== undefined && { next: cursor, searchedBackTo }) });

  return new Hono()
    .get('/v1/articles', async (context) => {
      const { format, ...request } = requestOf(context, context.req.query());
      const page = await listArticles(table, store, request);
      const { url } = context.req;
      const next = linkNext(context, page);
      const isStory = request.filters.some(({ facet }) => facet === 'story');
      const items = visible(context, isStory ? { ...page, heads: byVersion(page.heads) } : page);
      if (format === 'json') return asJson(context, items, page);
      const { contentType, write } = LIST_FORMATS[format];
      return context.body(write(items, { url, next }), 200, { 'Content-Type': contentType });
    })
    .get('/v1/review', async (context) => {
      const request = requestOf(context, {
        limit: String(MAX_LIMIT),
        ...context.req.query(),
        review: 'open',
      });
      const page = await listArticles(table, store, request);
      linkNext(context, page);
      const items = visible(context, page).sort(bySeverityThenAge);
      const ids = items.map(({ id }) => id);
      const claims = ports.caller(context).role === 'editor' ? await claimsOf(table, ids, clock.now()) : {};
      return asJson(context, items, page, { claims });
    });
}

/** Newest version first, where the supplier numbers the versions; else as received. */
function byVersion(heads: readonly Head[]): Head[] {
  const versionOf = ({ record }: Head) => (record.status === 'tagged' ? Number(record.article.version ?? NaN) : NaN);
  if (heads.some((head) => Number.isNaN(versionOf(head)))) return [...heads];
  return [...heads].sort((a, b) => versionOf(b) - versionOf(a));
}

function bySeverityThenAge(a: VisibleRecord, b: VisibleRecord): number {
  return severityOf(b) - severityOf(a) || Date.parse(a.source.receivedAt) - Date.parse(b.source.receivedAt);
}

function severityOf(record: VisibleRecord): number {
  return 'moderation' in record ? DECISIONS.indexOf(record.moderation.decision) : 0;
}

/** Says where the page after is: the same request, from the cursor on. */
function linkNext(context: Context, { cursor }: ListPage): string | undefined {
  if (cursor === undefined) return undefined;
  const next = new URL(context.req.url);
  next.searchParams.set('cursor', cursor);
  context.header('Link', `<${next.href}>; rel="next"`);
  return next.href;
}
