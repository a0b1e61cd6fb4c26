import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { EventStream } from '../../../adapters/embedded/http/event-stream';
import { loopbackGuard } from '../../../adapters/embedded/http/loopback-guard';
import { pageFiles } from '../../../adapters/embedded/http/page-files';
import { uploadRoutes } from '../../../adapters/embedded/http/uploads';

describe('only this machine gets in', () => {
  const app = new Hono().use(loopbackGuard()).all('/v1/x', (context) => context.text('in'));
  const own = { host: '127.0.0.1:8765' };

  test.each<[string, string, Record<string, string>, number]>([
    ['the page itself', 'GET', own, 200],
    ['localhost', 'GET', { host: 'localhost:8765' }, 200],
    ['IPv6 loopback', 'GET', { host: '[::1]:8765' }, 200],
    ['a name that was pointed at 127.0.0.1', 'GET', { host: 'evil.example:8765' }, 403],
    ['a name that begins like ours', 'GET', { host: '127.0.0.1.evil.example' }, 403],
    ['no host', 'GET', {}, 403],
    ['a post of the page itself', 'POST', { ...own, origin: 'http://127.0.0.1:8765' }, 200],
    ['a post of a program', 'POST', own, 200],
    ['a post of another site', 'POST', { ...own, origin: 'https://evil.example' }, 403],
    ['a post of a sandboxed frame', 'POST', { ...own, origin: 'null' }, 403],
    ['a post of another port', 'POST', { ...own, origin: 'http://127.0.0.1:1' }, 403],
    [
      'a post without origin that the browser calls cross-site',
      'POST',
      { ...own, 'sec-fetch-site': 'cross-site' },
      403,
    ],
  ])('%s: %s', async (_name, method, headers, status) => {
    expect((await app.request('http://desk/v1/x', { method, headers })).status).toBe(status);
  });

  test('every answer carries the policy, and none opens the desk to other sites', async () => {
    const { headers } = await app.request('http://desk/v1/x', { headers: { ...own, origin: 'http://127.0.0.1:8765' } });
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'.*trusted-types/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/app-ABCD1234.js'), 'run()');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  const app = pageFiles(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['/', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/app-ABCD1234.js', 200, 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/secret.txt', 404, 'text/plain; charset=UTF-8', null],
    ['/assets/../secret.txt', 404, 'text/plain; charset=UTF-8', null],
    ['/assets/%2e%2e/secret.txt', 404, 'text/plain; charset=UTF-8', null],
  ])('%s', async (path, status, type, cache) => {
    const response = await app.request(path);
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      status,
      type,
      cache,
    ]);
  });

  test('is zipped for those who can read that', async () => {
    const response = await app.request('/', { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });
});

test('an event reaches every page that listens', async () => {
  const events = new EventStream();
  const responses = [await events.routes().request('/v1/events'), await events.routes().request('/v1/events')];
  const readers = responses.map((response) => response.body!.getReader());
  const chunk = async (reader: (typeof readers)[number]) => new TextDecoder().decode((await reader.read()).value);
  for (const reader of readers) expect(await chunk(reader)).toMatch(/^:/);
  await events.publish([{ type: 'ArticleTagged', id: 'a', revision: 2 }]);
  for (const reader of readers)
    expect(await chunk(reader)).toBe('data: {"type":"ArticleTagged","id":"a","revision":2}\n\n');
  events.close();
  for (const reader of readers) await reader.cancel();
});

describe('uploads', () => {
  const REJECTED = { id: 'a', status: 'rejected', error: { message: 'The file holds no text.' } };
  let folder: string;
  let app: Hono;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'uploads-'));
    app = uploadRoutes(folder, (key) => Promise.resolve(key === 'empty.txt' ? REJECTED : undefined));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function announce(body: unknown): Promise<{ status: number; url: string }> {
    const response = await app.request('/v1/uploads', { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, ...((await response.json()) as { url: string }) };
  }

  async function send(name: string, content: string): Promise<number> {
    const { url } = await announce({ name });
    return (await app.request(url, { method: 'PUT', body: content })).status;
  }

  test('a file lands in the folder under its own name, and a second of that name beside it', async () => {
    expect(await send('story.txt', 'one')).toBe(201);
    expect(await send('story.txt', 'two')).toBe(201);
    expect(readdirSync(folder).sort()).toEqual(['story-2.txt', 'story.txt']);
    expect(readFileSync(join(folder, 'story-2.txt'), 'utf8')).toBe('two');
  });

  test('a hostile name stays in the folder', async () => {
    expect(await send('../../outside.txt', 'x')).toBe(201);
    expect(readdirSync(folder)).toEqual(['outside.txt']);
  });

  test('what is too large is refused before it is sent, and while it is sent', async () => {
    expect((await announce({ name: 'a.txt', size: 10_000_001 })).status).toBe(413);
    const { url } = await announce({ name: 'a.txt' });
    const sent = await app.request(url, { method: 'PUT', body: new Uint8Array(10_000_001) });
    expect(sent.status).toBe(413);
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([[undefined], [{}], [{ name: 7 }]])('an announcement of %j is refused', async (body) => {
    expect((await announce(body)).status).toBe(400);
  });

  test.each([
    ['story.txt', { status: 'pending' }],
    ['empty.txt', REJECTED],
  ])('what became of %s can be asked for', async (name, status) => {
    const { url } = await announce({ name });
    const asked = url.replace('/content', '');
    expect(await (await app.request(asked)).json()).toEqual({ status: 'pending' });
    await app.request(url, { method: 'PUT', body: 'x' });
    expect(await (await app.request(asked)).json()).toEqual(status);
  });

  test('an address works once', async () => {
    const { url } = await announce({ name: 'a.txt' });
    expect((await app.request(url, { method: 'PUT', body: 'x' })).status).toBe(201);
    expect((await app.request(url, { method: 'PUT', body: 'x' })).status).toBe(404);
  });
});
