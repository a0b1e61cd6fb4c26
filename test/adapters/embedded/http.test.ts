import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { EventStream } from '../../../adapters/embedded/http/event-stream';
import { loopbackGuard } from '../../../adapters/embedded/http/loopback-guard';
import { pageFiles } from '../../../adapters/embedded/http/page-files';
import { LOCAL_UPLOADS, uploadContentRoute } from '../../../adapters/embedded/http/uploads';
import { MemoryItemTable } from '../../../adapters/memory/item-table';
import { putUpload, uploadOf } from '../../../core/store/uploads';

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
  let folder: string;
  let app: Hono;
  let table: MemoryItemTable;
  const clock = { now: () => new Date('2024-03-01T00:00:00Z') };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'uploads-'));
    table = new MemoryItemTable();
    app = uploadContentRoute(folder, table, clock);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function announce(name: string): Promise<string> {
    const { id, url } = await LOCAL_UPLOADS.offer({ name, contentType: 'text/plain' });
    await putUpload(table, { id, name, by: 'you' }, clock.now());
    return url;
  }

  const put = async (url: string, body: string | Uint8Array<ArrayBuffer>) =>
    (await app.request(url, { method: 'PUT', body })).status;

  test('a file lands in the folder under its own name, and a second of that name beside it', async () => {
    expect(await put(await announce('story.txt'), 'one')).toBe(201);
    expect(await put(await announce('story.txt'), 'two')).toBe(201);
    expect(readdirSync(folder).sort()).toEqual(['story-2.txt', 'story.txt']);
    expect(readFileSync(join(folder, 'story-2.txt'), 'utf8')).toBe('two');
  });

  test('a name that the folder would ignore gets another ending', async () => {
    await put(await announce('story~'), 'one');
    expect(readdirSync(folder)).toEqual(['story~.txt']);
  });

  test('its key is known once it is sent', async () => {
    const url = await announce('story.txt');
    const id = url.split('/')[3]!;
    expect((await uploadOf(table, id))?.key).toBeUndefined();
    await put(url, 'one');
    expect((await uploadOf(table, id))?.key).toBe('story.txt');
  });

  test('what is too large is refused while it is sent', async () => {
    expect(await put(await announce('a.txt'), new Uint8Array(10_000_001))).toBe(413);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('an address works once, and only one that was given', async () => {
    const url = await announce('a.txt');
    expect(await put(url, 'x')).toBe(201);
    expect(await put(url, 'x')).toBe(404);
    expect(await put('/v1/uploads/none/content', 'x')).toBe(404);
  });
});
