import type { Context } from 'hono';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import * as z from 'zod/mini';
import { MAX_BYTES } from '../article/parse';
import { taggedRecord } from '../record/build-record';
import { HUMAN_OPS } from '../record/merge-human';
import type { CopytasterRecord, HumanAct } from '../record/record';
import { DECISIONS } from '../tag/tags';
import type { Desk } from '../pipeline';
import type { ArticleBucket, Clock, ItemTable } from '../ports';
import type { ArticleStore } from '../store/article-store';
import { countsByDay } from '../store/counts';
import type { Facet } from '../store/facets';
import { FACETS } from '../store/facets';
import type { Head } from '../store/head-item';
import { listArticles } from '../store/list-articles';
import { daysBetween } from './days';
import { listRequest, MAX_LIMIT, parsed } from './list-query';
import { Problem, problemResponse } from './problem';
import type { Role } from './visible-record';
import { mayRead, visibleRecord } from './visible-record';

export interface Caller {
  role: Role;
  /** Who it is, as `human[].by` will say. */
  name: string;
}

export interface QueryPorts {
  table: ItemTable;
  store: ArticleStore;
  /** Re-reads the objects behind articles, and parses them again. */
  bucket: ArticleBucket;
  desk: Pick<Desk, 'taste'>;
  clock: Clock;
  /** Who calls, as the runtime has established. */
  caller(context: Context): Caller;
  /** Asks for a fresh tagging of an article whose text is no longer the one that was tagged. */
  requestRetag?(record: CopytasterRecord): Promise<void>;
}

/** Days one request for numbers may span: a year, and a leap day. */
const MAX_DAYS = 366;
const WHY_LENGTH = 500;

const actBody = z.strictObject({
  op: z.enum([...(Object.keys(HUMAN_OPS) as (keyof typeof HUMAN_OPS)[]), 'undo']),
  target: z.optional(z.string().check(z.maxLength(200))),
  value: z.optional(z.string().check(z.maxLength(200))),
  why: z.string().check(z.maxLength(WHY_LENGTH)),
});
const decisionBody = z.strictObject({ decision: z.enum(DECISIONS), why: z.string().check(z.maxLength(WHY_LENGTH)) });
const statsQuery = z.strictObject({
  by: z.enum(FACETS),
  from: z.string(),
  to: z.string(),
  interval: z.optional(z.literal('day')),
  rollup: z.optional(z.stringbool()),
});

/** The API of docs/api.md, for any runtime that speaks Request and Response. */
export function createQueryApp(ports: QueryPorts): Hono {
  const { table, store, clock } = ports;

  const found = async (context: Context): Promise<Head> => {
    const head = await store.head(context.req.param('id') ?? '');
    if (!head || head.children || head.record.status === 'deleted') throw new Problem(404, 'There is no such article.');
    return head;
  };
  const readable = async (context: Context): Promise<Head> => {
    const head = await found(context);
    if (!mayRead(head.record, ports.caller(context).role, clock.now())) throw new Problem(403, 'This article is held.');
    return head;
  };
  const list = async (context: Context, query: Record<string, string>) => {
    const { role } = ports.caller(context);
    const { heads, cursor, searchedBackTo } = await listArticles(table, store, listRequest(query));
    const items = heads.map(({ record }) => visibleRecord(record, role, clock.now()));
    return context.json({ items, ...(cursor !== undefined && { next: cursor, searchedBackTo }) });
  };

  const app = new Hono();
  app.onError((error, context) => problemResponse(context, error));
  app.notFound((context) => problemResponse(context, new Problem(404, 'There is nothing at this address.')));
  app.get('/v1/*', etag());

  app.get('/v1/articles', (context) => list(context, context.req.query()));

  app.get('/v1/review', async (context) => {
    const { role } = ports.caller(context);
    const { heads, cursor, searchedBackTo } = await listArticles(
      table,
      store,
      listRequest({ limit: String(MAX_LIMIT), ...context.req.query(), review: 'open' }),
    );
    const items = heads.map(({ record }) => visibleRecord(record, role, clock.now()));
    const severity = (item: (typeof items)[number]) =>
      'moderation' in item ? DECISIONS.indexOf(item.moderation.decision) : 0;
    items.sort((a, b) => severity(b) - severity(a) || (a.source.receivedAt < b.source.receivedAt ? -1 : 1));
    return context.json({ items, ...(cursor !== undefined && { next: cursor, searchedBackTo }) });
  });

  app.get('/v1/articles/:id', async (context) => {
    const { record } = await found(context);
    context.header('X-Revision', String(record.revision));
    return context.json(visibleRecord(record, ports.caller(context).role, clock.now()));
  });

  app.get('/v1/articles/:id/text', async (context) => {
    const { record } = await readable(context);
    const asked = Number(context.req.query('revision') ?? record.revision);
    const [revision] = asked === record.revision ? [record] : await store.history(record.id, 1, asked + 1);
    if (revision?.revision !== asked || revision.status !== 'tagged')
      throw new Problem(404, 'There is no text of this revision.');
    const { source, contentHash, id } = revision;
    const object = await ports.bucket.read(source, MAX_BYTES);
    if (!object) throw new Problem(404, 'The file of this revision is gone.');
    const { receivedAt, key } = source;
    const tasted = await ports.desk.taste({
      bytes: object.bytes,
      name: key,
      contentType: object.contentType,
      receivedAt,
    });
    const stamp = { taggedAt: receivedAt, taggerVersion: '', dataVersion: '', generation: 0 };
    const article = tasted.find((each) => taggedRecord(each, source, stamp).id === id);
    if (!article) throw new Problem(404, 'The file no longer holds this article.');
    const evidenceStale = article.contentHash !== contentHash;
    if (evidenceStale) await ports.requestRetag?.(revision);
    return context.json({ text: article.article.text, ...(evidenceStale && { evidenceStale }) });
  });

  app.get('/v1/articles/:id/history', async (context) => {
    const { record } = await readable(context);
    const { role } = ports.caller(context);
    const revisions = await store.history(record.id, MAX_LIMIT);
    return context.json({ items: revisions.map((each) => visibleRecord(each, role, clock.now())) });
  });

  app.get('/v1/stats', async (context) => {
    const { by, from, to, rollup = false } = parsed(statsQuery, context.req.query());
    const days = daysBetween(from, to);
    if (days.length > MAX_DAYS) throw new Problem(400, `Numbers are given for at most ${MAX_DAYS} days at once.`);
    const counts = await countsByDay(table, store, by as Facet, days, rollup);
    return context.json({ rows: counts.map(({ day, value, count }) => ({ start: day, value, count })) });
  });

  async function act(context: Context, made: Pick<HumanAct, 'op' | 'target' | 'value' | 'why'>): Promise<Response> {
    const { role, name } = ports.caller(context);
    if (role !== 'editor') throw new Problem(403, 'Only editors may do this.');
    const { record } = await found(context);
    if (record.status !== 'tagged') throw new Problem(409, 'Only articles can be corrected and decided.');
    const seen = /^"(\d+)"$/.exec(context.req.header('If-Match') ?? '')?.[1];
    if (seen === undefined) throw new Problem(428, 'Say which revision you saw, as If-Match: "revision".');
    const repeated = record.human.some(
      (each) =>
        each.revision === Number(seen) + 1 &&
        each.by === name &&
        each.op === made.op &&
        each.target === made.target &&
        each.value === made.value,
    );
    if (repeated) return context.json({ revision: Number(seen) + 1 });
    const head = await store.amend(record.id, (current) => {
      if (current.revision !== Number(seen)) throw new Problem(412, 'Somebody changed it meanwhile. Look again.');
      const revision = current.revision + 1;
      if (made.op === 'undo') {
        const undone = current.human.map((each) =>
          String(each.revision) === made.target ? { ...each, undone: true } : each,
        );
        return { ...current, human: undone } as CopytasterRecord;
      }
      const at = clock.now().toISOString();
      return {
        ...current,
        human: [...current.human, { revision, by: name, at, undone: false, ...made }],
      } as CopytasterRecord;
    });
    return context.json({ revision: head!.record.revision });
  }

  app.post('/v1/articles/:id/corrections', async (context) => act(context, parsed(actBody, await jsonBody(context))));
  app.post('/v1/articles/:id/decisions', async (context) => {
    const { decision, why } = parsed(decisionBody, await jsonBody(context));
    const { record } = await found(context);
    const target = record.status === 'tagged' ? record.contentHash : undefined;
    return act(context, { op: 'decide', target, value: decision, why });
  });
  return app;
}

async function jsonBody(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw new Problem(400, 'The body must be JSON.');
  }
}
