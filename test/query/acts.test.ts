import { apiOf, FERRY, VOTE } from './api';

const HOLDER = 'window-of-ana';

describe('claims', () => {
  it('are seen in the queue by other editors, and by nobody else', async () => {
    const { app, get, post, ids, as } = await apiOf({ 'a.txt': FERRY });
    const id = ids['a.txt']!;
    await post(`/v1/articles/${id}/decisions`, { decision: 'review', why: 'look' }, 1);
    as('editor', 'ana');
    expect((await post(`/v1/articles/${id}/claims`, { holder: HOLDER })).body).toMatchObject({ by: 'ana' });
    as('editor', 'bo');
    expect((await get('/v1/review')).body.claims).toEqual({
      [id]: { by: 'ana', holder: HOLDER, until: '2024-03-02T00:02:00.000Z' },
    });
    expect((await post(`/v1/articles/${id}/claims`, { holder: 'window-of-bo' })).body).toMatchObject({ by: 'ana' });
    as('reader');
    expect((await get('/v1/review')).body.claims).toEqual({});
    expect((await post(`/v1/articles/${id}/claims`, { holder: HOLDER })).status).toBe(403);
    as('editor', 'ana');
    const ended = await app.request(`/v1/articles/${id}/claims?holder=${HOLDER}`, { method: 'DELETE' });
    expect(ended.status).toBe(204);
    expect((await get('/v1/review')).body.claims).toEqual({});
  });
});

describe('acts', () => {
  it.each([
    [{ op: 'add-topic', target: 'politics' }, 400],
    [{ op: 'add-topic' }, 400],
    [{ op: 'add-region', target: 'France', value: 'focus' }, 400],
    [{ op: 'add-region', target: 'iso3166-1:FR', value: 'main' }, 400],
    [{ op: 'set-kind', target: 'gossip' }, 400],
    [{ op: 'set-provenance', target: 'ours' }, 400],
    [{ op: 'decide', target: 'x', value: 'perhaps' }, 400],
    [{ op: 'undo', target: '7' }, 409],
    [{ op: 'praise', target: 'x' }, 400],
    [{ op: 'add-region', target: 'iso3166-1:FR', value: 'mention' }, 200],
    [{ op: 'set-kind', target: 'opinion' }, 200],
  ])('%j is answered with %i', async (act, status) => {
    const { post, ids } = await apiOf({ 'a.txt': FERRY });
    const answer = await post(`/v1/articles/${ids['a.txt']!}/corrections`, { ...act, why: '' }, 1);
    expect(answer.status).toBe(status);
  });

  it('sent again with their key are answered and not carried out, even after others', async () => {
    const { app, post, get, ids } = await apiOf({ 'a.txt': FERRY });
    const path = `/v1/articles/${ids['a.txt']!}`;
    const send = async (key: string) => {
      const headers = { 'Content-Type': 'application/json', 'If-Match': '"1"', 'Idempotency-Key': key };
      const body = JSON.stringify({ op: 'set-kind', target: 'opinion', why: '' });
      return app.request(`${path}/corrections`, { method: 'POST', headers, body });
    };
    expect(await (await send('k1')).json()).toEqual({ revision: 2 });
    await post(`${path}/corrections`, { op: 'undo', target: '2', why: '' }, 2);
    expect(await (await send('k1')).json()).toEqual({ revision: 2 });
    expect((await get(path)).body.revision).toBe(3);
  });

  it('an undo may be sent again', async () => {
    const { post, ids } = await apiOf({ 'a.txt': FERRY });
    const path = `/v1/articles/${ids['a.txt']!}/corrections`;
    await post(path, { op: 'set-kind', target: 'opinion', why: '' }, 1);
    const undo = { op: 'undo', target: '2', why: '' };
    expect((await post(path, undo, 2)).body).toEqual({ revision: 3 });
    expect((await post(path, undo, 2)).body).toEqual({ revision: 3 });
  });
});

it.each([
  ['iso3166-1:FR', 'France'],
  ['m49:151', 'Eastern Europe'],
  ['geonames:2988507', '2988507'],
  ['iso3166-1:nowhere', 'nowhere'],
])('a region that only an editor saw, %s, is called %s', async (target, name) => {
  const { get, post, ids } = await apiOf({ 'a.txt': VOTE });
  const id = ids['a.txt']!;
  await post(`/v1/articles/${id}/corrections`, { op: 'add-region', target, value: 'focus', why: '' }, 1);
  const { body } = await get(`/v1/articles/${id}`);
  expect(body.regions[0]).toMatchObject({ code: target.split(':')[1], name, role: 'focus', creator: 'editor' });
});

it('a region that an editor makes the focus keeps its name and its place', async () => {
  const { get, post, ids } = await apiOf({ 'a.txt': VOTE });
  const id = ids['a.txt']!;
  const regionOf = async () => {
    const { body } = await get(`/v1/articles/${id}`);
    return body.regions.find(({ code }: { code: string }) => code === 'KE');
  };
  const { name, lat, lon } = await regionOf();
  await post(
    `/v1/articles/${id}/corrections`,
    { op: 'add-region', target: 'iso3166-1:KE', value: 'mention', why: '' },
    1,
  );
  expect(await regionOf()).toMatchObject({ name, lat, lon, role: 'mention', creator: 'editor' });
});

it('numbers come by day, week and month', async () => {
  const { get } = await apiOf({ 'a.txt': FERRY });
  const starts: Record<string, string> = {};
  for (const interval of ['day', 'week', 'month']) {
    const { body } = await get(`/v1/stats?by=status&from=2024-02-20&to=2024-03-05&interval=${interval}&timeZone=UTC`);
    expect(body.rows).toHaveLength(1);
    starts[interval] = body.rows[0].start;
  }
  expect(starts).toEqual({ day: '2024-03-01', week: '2024-02-26', month: '2024-03-01' });
});
