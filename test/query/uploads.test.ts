import { apiOf, FERRY } from './api';

describe('uploads', () => {
  it('say where a file may be sent, and what became of it', async () => {
    const { get, post, ids } = await apiOf({ 'a.txt': FERRY, 'empty.txt': '' });
    for (const name of ['a.txt', 'empty.txt', 'later.txt']) {
      const { status, body } = await post('/v1/uploads', { name });
      expect(status).toBe(201);
      expect(body).toEqual({
        id: `upload-${name}`,
        method: 'POST',
        url: 'https://b.example/',
        fields: { contentType: 'text/plain' },
      });
    }
    expect((await get('/v1/uploads/upload-later.txt')).body).toEqual({ status: 'pending' });
    expect((await get('/v1/uploads/upload-a.txt')).body).toEqual({ status: 'tagged', articles: [ids['a.txt']] });
    expect((await get('/v1/uploads/upload-empty.txt')).body).toMatchObject({
      status: 'rejected',
      error: { code: 'EMPTY', message: 'The file holds no text.' },
    });
  });

  it.each([
    [{}, 400],
    [{ name: 7 }, 400],
    [{ name: 'a.txt', size: 10_000_001 }, 413],
    [{ name: 'a.exe' }, 415],
  ])('refuse %j with %i', async (body, status) => {
    const { post } = await apiOf({});
    expect((await post('/v1/uploads', body)).status).toBe(status);
  });

  it('are for uploaders, each for their own, and for editors', async () => {
    const { get, post, as } = await apiOf({});
    as('reader');
    expect((await post('/v1/uploads', { name: 'a.txt' })).status).toBe(403);
    as('uploader', 'ana');
    expect((await post('/v1/uploads', { name: 'a.txt' })).status).toBe(201);
    expect((await get('/v1/uploads/upload-a.txt')).status).toBe(200);
    as('uploader', 'bo');
    expect((await get('/v1/uploads/upload-a.txt')).status).toBe(404);
    as('editor', 'cy');
    expect((await get('/v1/uploads/upload-a.txt')).status).toBe(200);
  });
});
