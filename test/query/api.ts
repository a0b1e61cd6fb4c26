import { MemoryItemTable } from '../../adapters/memory/item-table';
import { ingestObject } from '../../core/ingest/ingest-object';
import { createQueryApp } from '../../core/query/app';
import type { UploadPort } from '../../core/query/upload-routes';
import type { Role } from '../../core/query/roles';
import { ArticleStore } from '../../core/store/article-store';
import { countArticle } from '../../core/store/counts';
import { testDesk } from '../desk';
import { keepToDocument } from './documented';

const desk = testDesk();
const clock = { now: () => new Date('2024-03-02T00:00:00Z') };

/** An API over a table with these files, received a minute apart. Each of its answers has to be as the OpenAPI document says. */
export async function apiOf(files: Record<string, string>) {
  const table = new MemoryItemTable();
  const store = new ArticleStore(table, { shards: 3 });
  const bucket = {
    read: ({ key }: { key: string }) => Promise.resolve(key in files ? { bytes: Buffer.from(files[key]!) } : undefined),
  };
  const program = { taggerVersion: '1', dataVersion: '1', generation: 1 };
  const ids: Record<string, string> = {};
  for (const [index, key] of Object.keys(files).entries()) {
    const eventTime = `2024-03-01T00:${String(index).padStart(2, '0')}:00Z`;
    const event = { kind: 'created', bucket: 'b', key, sequencer: 'A0', eventTime } as const;
    const outcome = await ingestObject(event, { bucket, store, desk, clock, program });
    ids[key] = outcome.ids[0]!;
    await countArticle(table, store, ids[key]);
  }
  let role: Role = 'editor';
  let name = 'ed';
  const uploads: UploadPort = {
    bucket: 'b',
    offer: ({ name: file, contentType }) => {
      const id = `upload-${file}`;
      return Promise.resolve({ id, key: file, method: 'POST', url: 'https://b.example/', fields: { contentType } });
    },
  };
  const answered = new Set<string>();
  const app = keepToDocument(
    createQueryApp({ table, store, bucket, desk, clock, uploads, caller: () => ({ role, name }) }),
    (operation) => answered.add(operation),
  );
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    return {
      status: response.status,
      headers: response.headers,
      body: response.status === 304 ? undefined : JSON.parse(await response.text()),
    };
  };
  const post = async (path: string, body: unknown, revision?: number) => {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (revision !== undefined) headers['If-Match'] = `"${revision}"`;
    const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json() };
  };
  return { app, get, post, ids, store, answered, as: (next: Role, who = 'ed') => ([role, name] = [next, who]) };
}

export const FERRY =
  'Ferry resumes in Oslo\n\nHarbour crews reopened the western quay on Monday after a week of storms.';
export const VOTE =
  'Vote in Kenya\n\nPolls opened in Nairobi on Monday for a new parliament, the election commission said.';
