import { Hono } from 'hono';
import * as z from 'zod/mini';
import { MAX_BYTES } from '../article/limits';
import { articleId } from '../record/article-id';
import type { TaggedRecord } from '../record/record';
import type { TastedArticle } from '../record/build-record';
import { ninjsOf } from './formats/ninjs';
import { MAX_LIMIT, parsed } from './list-query';
import { Problem } from './problem';
import type { QueryPorts } from './query-ports';
import { foundArticle, readableArticle } from './query-ports';
import { visibleRecord } from './visible-record';

export const articleQuery = z.strictObject({ format: z.optional(z.enum(['json', 'ninjs'])) });
export const textQuery = z.strictObject({ revision: z.optional(z.coerce.number().check(z.int(), z.minimum(1))) });

/** One article: its record, its text, its revisions. */
export function articleRoutes(ports: QueryPorts): Hono {
  const { store, clock } = ports;
  return new Hono()
    .get('/v1/articles/:id', async (context) => {
      const { format } = parsed(articleQuery, context.req.query());
      const { record } = await foundArticle(ports, context);
      const visible = visibleRecord(record, ports.caller(context).role, clock.now());
      context.header('X-Revision', String(record.revision));
      if (format !== 'ninjs') return context.json(visible);
      const item = ninjsOf(visible);
      if (!item) throw new Problem(404, 'A file that was rejected is no article.');
      return context.json(item);
    })
    .get('/v1/articles/:id/text', async (context) => {
      const { revision: wanted } = parsed(textQuery, context.req.query());
      const { record } = await readableArticle(ports, context);
      const asked = wanted ?? record.revision;
      const [revision] = asked === record.revision ? [record] : await store.history(record.id, 1, asked + 1);
      if (revision?.revision !== asked || revision.status !== 'tagged')
        throw new Problem(404, 'There is no text of this revision.');
      const { article, contentHash } = await readAgain(revision, ports);
      const evidenceStale = contentHash !== revision.contentHash;
      if (evidenceStale) await ports.requestRetag?.(revision);
      return context.json({ text: article.text, ...(evidenceStale && { evidenceStale }) });
    })
    .get('/v1/articles/:id/history', async (context) => {
      const { record } = await readableArticle(ports, context);
      const { role } = ports.caller(context);
      const revisions = await store.history(record.id, MAX_LIMIT);
      return context.json({ items: revisions.map((each) => visibleRecord(each, role, clock.now())) });
    });
}

/** Reads the very version a revision was made from, and finds the article in it again. @throws Problem 404 */
async function readAgain({ source, id }: TaggedRecord, { bucket, desk }: QueryPorts): Promise<TastedArticle> {
  const object = await bucket.read(source, MAX_BYTES);
  if (!object) throw new Problem(404, 'The file of this revision is gone.');
  const { bytes, contentType } = object;
  const tasted = await desk.taste({ bytes, name: source.key, contentType, receivedAt: source.receivedAt });
  const found = tasted.find(({ article }) => articleId(source.bucket, source.key, article.itemId) === id);
  if (!found) throw new Problem(404, 'The file no longer holds this article.');
  return found;
}
