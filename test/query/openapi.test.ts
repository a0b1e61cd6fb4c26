import { apiOf, FERRY, VOTE } from './api';
import { checkAnswer, DOCUMENTED } from './documented';

test('the OpenAPI document names every route, and no other', async () => {
  const { app, get } = await apiOf({});
  const { body } = await get('/v1/openapi.json');
  const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const served = app.routes
    .filter(({ path }) => !path.includes('*'))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(described.sort()).toEqual([...new Set(served)].sort());
});

test('it names every parameter of a list', async () => {
  const { get } = await apiOf({});
  const { body } = await get('/v1/openapi.json');
  const names = body.paths['/v1/articles'].get.parameters.map(({ name }: { name: string }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['topic', 'region', 'agency', 'q', 'from', 'to', 'limit', 'cursor', 'format']),
  );
});

describe('every answer is as the document says', () => {
  const HOLDER = 'window-of-ana';
  const why = 'as the walk asks';

  it('of each operation, with each status', async () => {
    const { app, get, post, ids, as, answered } = await apiOf({ 'vote.txt': VOTE, 'a.txt': FERRY, 'empty.txt': '' });
    const [article, empty] = [`/v1/articles/${ids['a.txt']!}`, `/v1/articles/${ids['empty.txt']!}`];
    const nowhere = '/v1/articles/nowhere';
    const remove = (path: string) => app.request(path, { method: 'DELETE' });
    const acts = [
      ['corrections', { op: 'set-kind', target: 'opinion', why }],
      ['decisions', { decision: 'hold', why }],
    ] as const;

    await post('/v1/uploads', { name: 'a.txt' });
    await post('/v1/uploads', { name: 'a.txt', size: 1e9 });
    await post('/v1/uploads', { name: 'a.exe' });
    await post('/v1/uploads', {});
    const reads = [
      ...['/v1/articles', '/v1/articles?limit=1', '/v1/articles?status=rejected', '/v1/review', '/v1/accuracy'],
      ...['', '/text', '/history', '?format=ninjs'].map((part) => article + part),
      ...['/v1/stats?by=kind&from=2024-03-01&to=2024-03-01', '/v1/uploads/upload-a.txt', '/v1/me', '/v1/openapi.json'],
    ];
    for (const path of reads) {
      const { headers } = await get(path);
      await get(path, { 'If-None-Match': headers.get('ETag')! });
    }
    for (const path of ['/v1/articles', '/v1/review', '/v1/accuracy', '/v1/stats', article, `${article}/text`])
      await get(`${path}?nonsense=1`);
    for (const path of [nowhere, `${nowhere}/text`, `${nowhere}/history`, '/v1/uploads/nowhere']) await get(path);

    for (const [index, [name, body]] of acts.entries()) {
      await post(`${article}/${name}`, {}, 1);
      await post(`${article}/${name}`, body);
      await post(`${article}/${name}`, body, 77);
      await post(`${article}/${name}`, body, index + 1);
      await post(`${nowhere}/${name}`, body, 1);
      await post(`${empty}/${name}`, body, 1);
    }
    await post(`${article}/claims`, { holder: HOLDER });
    await post(`${article}/claims`, {});
    await post(`${nowhere}/claims`, { holder: HOLDER });
    await get('/v1/review');
    for (const path of [`${article}/claims?holder=${HOLDER}`, `${article}/claims`, `${nowhere}/claims`])
      await remove(path);

    as('reader');
    for (const path of ['/v1/articles', article, `${article}/text`, `${article}/history`]) await get(path);
    as('none');
    for (const path of reads) await get(path);
    for (const [name, body] of acts) await post(`${article}/${name}`, body, 1);
    await post(`${article}/claims`, { holder: HOLDER });
    await remove(`${article}/claims?holder=${HOLDER}`);
    await post('/v1/uploads', { name: 'a.txt' });

    const unseen = DOCUMENTED.filter((operation) => !answered.has(operation) && !operation.endsWith(' 500'));
    // This desk takes uploads.
    expect(unseen).toEqual(['post /v1/uploads 404']);
  });

  it.each([
    ['a field is missing', '/v1/me', { name: 'ana', role: 'editor', uploads: true }],
    ['a field is not in the document', '/v1/articles/a/history', { items: [], more: 1 }],
    ['a value is of no list', '/v1/me', { name: 'ana', role: 'chief', uploads: true, timeZone: 'UTC' }],
  ])('and the test finds it when %s', async (_, path, body) => {
    await expect(checkAnswer('get', path, Response.json(body))).rejects.toThrow(/ must /);
  });

  it('also when the desk fails', async () => {
    const { app, store, ids } = await apiOf({ 'a.txt': FERRY });
    store.head = () => Promise.reject(new Error('secret of the table'));
    const response = await app.request(`/v1/articles/${ids['a.txt']!}`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });
});
