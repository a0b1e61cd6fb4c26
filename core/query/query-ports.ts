import type { Context } from 'hono';
import type { CopytasterRecord } from '../record/record';
import type { Desk } from '../pipeline';
import type { ArticleBucket, Clock, ItemTable } from '../ports';
import type { ArticleStore } from '../store/article-store';
import type { Head } from '../store/head-item';
import { Problem } from './problem';
import type { Role } from './roles';
import type { UploadPort } from './upload-routes';
import { mayRead } from './visible-record';

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
  /** IANA name of the zone whose days lists and numbers are asked for by; UTC when absent. */
  timeZone?: string;
  /** Who calls, as the runtime has established. */
  caller(context: Context): Caller;
  /** Absent: this desk takes no uploads. */
  uploads?: UploadPort;
  /** Asks for a fresh tagging of an article whose text is no longer the one that was tagged. */
  requestRetag?(record: CopytasterRecord): Promise<void>;
}

/** The article that a request names. @throws Problem 404 */
export async function foundArticle({ store }: QueryPorts, context: Context): Promise<Head> {
  const head = await store.head(context.req.param('id') ?? '');
  if (!head || head.children || head.record.status === 'deleted') throw new Problem(404, 'There is no such article.');
  return head;
}

/** The article that a request names, when the caller may read its words. @throws Problem 404 or 403 */
export async function readableArticle(ports: QueryPorts, context: Context): Promise<Head> {
  const head = await foundArticle(ports, context);
  if (!mayRead(head.record, ports.caller(context).role, ports.clock.now()))
    throw new Problem(403, 'This article is held.');
  return head;
}
