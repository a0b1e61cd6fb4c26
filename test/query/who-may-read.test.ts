import { LIST_FORMAT_NAMES } from '../../core/query/formats/list-formats';
import type { Role } from '../../core/query/roles';
import { ROLES } from '../../core/query/roles';
import { apiOf, FERRY, VOTE } from './api';

/** Every way to read an article; a test below finds a route that is missing here. */
const READS: Record<string, (id: string) => string[]> = {
  '/v1/articles': () => [
    '/v1/articles',
    '/v1/articles?decision=hold',
    '/v1/articles?kind=news',
    '/v1/articles?q=ferry',
    ...LIST_FORMAT_NAMES.map((format) => `/v1/articles?format=${format}`),
  ],
  '/v1/review': () => ['/v1/review', '/v1/review?q=ferry'],
  '/v1/articles/:id': (id) => [`/v1/articles/${id}`, `/v1/articles/${id}?format=ninjs`],
  '/v1/articles/:id/text': (id) => [`/v1/articles/${id}/text`, `/v1/articles/${id}/text?revision=1`],
  '/v1/articles/:id/history': (id) => [`/v1/articles/${id}/history`],
  '/v1/uploads/:id': () => ['/v1/uploads/upload-ferry.txt'],
  '/v1/stats': () => ['/v1/stats?by=decision&from=2024-03-01&to=2024-03-01'],
  '/v1/accuracy': () => ['/v1/accuracy'],
  '/v1/me': () => ['/v1/me'],
  '/v1/openapi.json': () => ['/v1/openapi.json'],
};

/** Words of the held article, in any part of it. */
const WORDS = /ferry res|harbour|quay/i;

async function desk() {
  const api = await apiOf({ 'ferry.txt': FERRY, 'vote.txt': VOTE });
  await api.post('/v1/uploads', { name: 'ferry.txt' });
  return { ...api, held: api.ids['ferry.txt']!, served: api.ids['vote.txt']! };
}

test('the walk leaves no route out', async () => {
  const { app } = await desk();
  const routes = app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'));
  expect([...new Set(routes.map(({ path }) => path))].sort()).toEqual(Object.keys(READS).sort());
});

describe.each(['hold', 'block'])('copy on %s', (decision) => {
  test.each(ROLES)('to a role of %s', async (role: Role) => {
    const { app, post, as, held } = await desk();
    await post(`/v1/articles/${held}/decisions`, { decision, why: 'lawyers' }, 1);
    as(role, 'anybody');
    const seen: string[] = [];
    for (const path of Object.values(READS).flatMap((paths) => paths(held))) {
      const response = await app.request(path);
      const text = await response.text();
      if (role === 'none') expect([path, response.status]).toEqual([path, 403]);
      if (WORDS.test(text)) seen.push(path);
    }
    if (role === 'editor') expect(seen.length).toBeGreaterThan(8);
    else expect(seen).toEqual([]);
  });
});

test.each(ROLES)('copy that may run, to a role of %s', async (role) => {
  const { app, as, served } = await desk();
  as(role, 'anybody');
  const response = await app.request(`/v1/articles/${served}`);
  expect(response.status).toBe(role === 'none' ? 403 : 200);
});

test('words somebody looks for do not find held copy they may not read', async () => {
  const { get, post, as, held } = await desk();
  await post(`/v1/articles/${held}/decisions`, { decision: 'hold', why: 'lawyers' }, 1);
  as('reader');
  expect((await get('/v1/articles?q=ferry')).body.items).toEqual([]);
  as('editor');
  expect((await get('/v1/articles?q=ferry')).body.items).toHaveLength(1);
});

test.each([
  ['', 1],
  ['decision=hold', 1],
  ['review=open', 0],
  ['kind=news', 0],
  ['language=en', 0],
  ['provenance=none', 0],
  ['edited=decision', 0],
  ['region=iso3166-1:NO', 0],
])('to readers, held copy is in the list of %j %d times: no list tells what it is about', async (query, times) => {
  const { get, post, as, held } = await desk();
  await post(`/v1/articles/${held}/decisions`, { decision: 'hold', why: 'lawyers' }, 1);
  const count = async () => {
    const { body } = await get(`/v1/articles?${query}`);
    return body.items.filter(({ id }: { id: string }) => id === held).length;
  };
  if (query !== 'review=open') expect(await count()).toBe(1);
  as('reader');
  expect(await count()).toBe(times);
});

test.each(['reader', 'uploader'] as const)('a %s may change nothing', async (role) => {
  const { post, as, served } = await desk();
  as(role);
  const acts = [
    post(`/v1/articles/${served}/corrections`, { op: 'set-kind', target: 'opinion', why: '' }, 1),
    post(`/v1/articles/${served}/decisions`, { decision: 'pass', why: '' }, 1),
  ];
  expect((await Promise.all(acts)).map(({ status }) => status)).toEqual([403, 403]);
});
