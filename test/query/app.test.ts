import type { TaggedRecord } from '../../core/record/record';
import { apiOf, FERRY, VOTE } from './api';

describe('GET /v1/articles', () => {
  it('gives articles newest first, in pages that join', async () => {
    const { get } = await apiOf(
      Object.fromEntries(
        Array.from({ length: 5 }, (_, index) => [`${index}.txt`, FERRY.replace('Oslo', `Oslo ${index}`)]),
      ),
    );
    const headlines: string[] = [];
    let next = '';
    do {
      const { body } = await get(`/v1/articles?limit=2${next && `&cursor=${encodeURIComponent(next)}`}`);
      headlines.push(...body.items.map((item: TaggedRecord) => item.article.headline));
      next = body.next ?? '';
    } while (next);
    expect(headlines).toEqual([4, 3, 2, 1, 0].map((index) => `Ferry resumes in Oslo ${index}`));
  });

  it.each([
    ['q=ferr', ['a.txt']],
    ['q=vote+kenya', ['b.txt']],
    ['q=erry', []],
    ['status=rejected', ['c.txt']],
    ['rejected=EMPTY', ['c.txt']],
    ['rejected=TOO_LARGE', []],
    ['from=2024-03-01T00:01:00Z', ['b.txt']],
    ['to=2024-02-29', []],
    ['language=en&kind=review', []],
  ])('with %s finds %j', async (query, expected) => {
    const { get } = await apiOf({ 'a.txt': FERRY, 'b.txt': VOTE, 'c.txt': '' });
    const { body } = await get(`/v1/articles?${query}`);
    expect(body.items.map((item: TaggedRecord) => item.source.key)).toEqual(expected);
  });

  it.each([
    ['limit=0', 'limit must be 1 or more'],
    ['limit=many', 'limit is missing, or is not a number'],
    ['colour=red', 'colour is not known'],
    ['format=xml', 'format must be one of json, csv, ndjson, ninjs, jsonfeed, rss'],
    ['from=yesterday', 'yesterday'],
    ['decision=foo', 'decision must be one of pass, review, hold, block'],
    ['kind=News', /^kind must be one of news, analysis, .*advisory$/],
    ['provenance=wires', 'provenance must be one of wire, assisted, release, photo, cited, none'],
    ['review=closed', 'review must be one of open'],
    ['edited=headline', 'edited must be one of any, topics, regions, kind, provenance, decision'],
    ['status=deleted&rejected=BROKEN', /^status must be one of tagged, rejected; rejected must be one of EMPTY, /],
    ['cursor=zzz', 'cursor must be the `next` of a page before'],
    ['region=FR', /^region must be like iso3166-1:FR, /],
    ['topic=politics', 'topic must be like medtop:04000000'],
  ])('refuses %s as a problem that says what is wrong', async (query, detail) => {
    const { get } = await apiOf({});
    const { status, headers, body } = await get(`/v1/articles?${query}`);
    expect(status).toBe(400);
    expect(headers.get('Content-Type')).toBe('application/problem+json');
    expect(body).toMatchObject({ status: 400, title: expect.any(String) });
    expect(body.detail).toMatch(detail instanceof RegExp ? detail : new RegExp(`^${detail}$`));
  });

  it('answers 304 when nothing changed', async () => {
    const { get } = await apiOf({ 'a.txt': FERRY });
    const { headers } = await get('/v1/articles');
    expect((await get('/v1/articles', { 'If-None-Match': headers.get('ETag')! })).status).toBe(304);
  });
});

describe('one article', () => {
  it('is read with its text and history', async () => {
    const { get, ids } = await apiOf({ 'a.txt': FERRY });
    const id = ids['a.txt']!;
    expect((await get(`/v1/articles/${id}`)).body).toMatchObject({ id, status: 'tagged', revision: 1 });
    expect((await get(`/v1/articles/${id}/text`)).body).toEqual({ text: FERRY });
    expect((await get(`/v1/articles/${id}/history`)).body.items).toHaveLength(1);
    expect((await get('/v1/articles/none')).status).toBe(404);
  });

  it('holds no quotes in the table', async () => {
    const { store, ids } = await apiOf({ 'a.txt': VOTE });
    expect(JSON.stringify(await store.head(ids['a.txt']!))).not.toContain('"quote"');
  });
});

describe('corrections', () => {
  const add = { op: 'add-topic', target: 'medtop:20000639', value: 'diplomacy', why: 'it is about it' };

  it('are merged, listed, undone, and kept with who and why', async () => {
    const { get, post, ids } = await apiOf({ 'a.txt': FERRY });
    const path = `/v1/articles/${ids['a.txt']!}`;
    expect((await post(`${path}/corrections`, add, 1)).body).toEqual({ revision: 2 });
    const { body } = await get(path);
    expect(body.topics[0]).toMatchObject({ code: add.target, name: 'diplomacy', creator: 'editor' });
    expect(body.topics[0]).not.toHaveProperty('level');
    expect(body.human).toMatchObject([{ by: 'ed', why: add.why, op: 'add-topic', revision: 2, undone: false }]);
    expect((await get(`/v1/articles?topic=${add.target}`)).body.items).toHaveLength(1);
    await post(`${path}/corrections`, { op: 'undo', target: '2', why: 'no' }, 2);
    expect((await get(`/v1/articles?topic=${add.target}`)).body.items).toHaveLength(0);
  });

  it('need the revision that was seen, and may be sent again', async () => {
    const { post, ids } = await apiOf({ 'a.txt': FERRY });
    const path = `/v1/articles/${ids['a.txt']!}/corrections`;
    expect((await post(path, add)).status).toBe(428);
    expect((await post(path, add, 1)).status).toBe(200);
    expect((await post(path, add, 1)).body).toEqual({ revision: 2 });
    expect((await post(path, { ...add, target: 'medtop:11000000' }, 1)).status).toBe(412);
  });

  it('are for editors', async () => {
    const { post, ids, as } = await apiOf({ 'a.txt': FERRY });
    as('reader');
    expect((await post(`/v1/articles/${ids['a.txt']!}/corrections`, add, 1)).status).toBe(403);
  });
});

describe('held copy', () => {
  it('is a placeholder to readers on every route, and whole to editors', async () => {
    const { get, post, ids, as } = await apiOf({ 'a.txt': FERRY });
    const id = ids['a.txt']!;
    await post(`/v1/articles/${id}/decisions`, { decision: 'hold', why: 'lawyers' }, 1);
    as('reader');
    const answers = await Promise.all(
      ['/v1/articles', '/v1/review', `/v1/articles/${id}`, `/v1/articles/${id}/text`, `/v1/articles/${id}/history`].map(
        (path) => get(path),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 403, 403]);
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/Ferry|quay/);
    as('editor');
    expect((await get(`/v1/articles/${id}`)).body.article.headline).toBe('Ferry resumes in Oslo');
    expect((await get('/v1/articles?decision=hold')).body.items).toHaveLength(1);
    expect((await get('/v1/review')).body.items).toHaveLength(0);
  });
});

describe('GET /v1/stats', () => {
  it('counts by day', async () => {
    const { get } = await apiOf({ 'a.txt': FERRY, 'b.txt': VOTE, 'c.txt': '' });
    const { body } = await get('/v1/stats?by=status&from=2024-02-29&to=2024-03-02');
    expect(body.rows).toEqual(
      expect.arrayContaining([
        { start: '2024-03-01', value: 'tagged', count: 2 },
        { start: '2024-03-01', value: 'rejected', count: 1 },
      ]),
    );
  });
});
