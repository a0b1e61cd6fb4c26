import * as z from 'zod';
import { apiOf, FERRY, VOTE } from './api';

const HOSTILE =
  '=Ferry "resumes" <in> Oslo, & more\n\nHarbour crews reopened the western quay on Monday after a week of storms.';

/**
 * The part of ninjs 3.0 that the desk writes, with the names, types and closed lists of IPTC's schema, which allows no others.
 * Genres, sources, other ids and expiry were compared with 3.2.
 */
const score = z.int().min(0).max(100);
const concept = z.strictObject({
  name: z.string(),
  rel: z.string(),
  uri: z.url().optional(),
  literal: z.string().optional(),
});
const ninjs = z.strictObject({
  uri: z.string().startsWith('urn:'),
  standard: z.strictObject({
    name: z.literal('ninjs'),
    version: z.literal('3.0'),
    schema: z.literal('http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#'),
  }),
  type: z.literal('text'),
  version: z.string(),
  representationType: z.enum(['full', 'partial']),
  pubStatus: z.enum(['usable', 'withheld', 'canceled']),
  firstCreated: z.iso.datetime({ offset: true }).optional(),
  versionCreated: z.iso.datetime({ offset: true }).optional(),
  embargoedUntil: z.iso.datetime({ offset: true }).optional(),
  expires: z.iso.datetime({ offset: true }).optional(),
  ...Object.fromEntries(
    ['by', 'located', 'slugline', 'language', 'edNote', 'usageTerms', 'copyrightNotice', 'title'].map((name) => [
      name,
      z.string().optional(),
    ]),
  ),
  urgency: z.int().min(1).max(9).optional(),
  headlines: z.array(z.strictObject({ role: z.string(), value: z.string() })).optional(),
  altIds: z.array(z.strictObject({ role: z.string(), value: z.string() })).optional(),
  genres: z.array(z.strictObject({ name: z.string(), uri: z.url() })).optional(),
  subjects: z.array(concept.extend({ creator: z.string(), relevance: score, confidence: score })).optional(),
  places: z.array(concept).optional(),
  infoSources: z.array(z.strictObject({ name: z.string(), role: z.string(), literal: z.string() })).optional(),
});

async function exported(files: Record<string, string>, format: string) {
  const api = await apiOf(files);
  const response = await api.app.request(`/v1/articles?format=${format}`);
  return { ...api, type: response.headers.get('Content-Type'), text: await response.text() };
}

describe('a list as', () => {
  it('CSV has a line an article, and nothing a spreadsheet would run', async () => {
    const { type, text } = await exported({ 'a.txt': HOSTILE, 'b.txt': VOTE }, 'csv');
    expect(type).toContain('text/csv');
    const [header, newest, oldest, end] = text.split('\r\n');
    expect(header).toContain('id,revision,status,receivedAt');
    expect(newest).toContain('Vote in Kenya');
    expect(oldest).toContain('"\'=Ferry ""resumes"" <in> Oslo, & more"');
    expect(end).toBe('');
  });

  it('NDJSON has a record a line', async () => {
    const { text } = await exported({ 'a.txt': FERRY, 'b.txt': VOTE }, 'ndjson');
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).source.key),
    ).toEqual(['b.txt', 'a.txt']);
  });

  it('ninjs 3 keeps to the standard', async () => {
    const { text } = await exported({ 'a.txt': FERRY, 'b.txt': VOTE }, 'ninjs');
    const items = text
      .trimEnd()
      .split('\n')
      .map((line) => ninjs.parse(JSON.parse(line)));
    expect(items.map(({ headlines }) => headlines?.[0]?.value)).toEqual(['Vote in Kenya', 'Ferry resumes in Oslo']);
    expect(items[0]!.places).toContainEqual(expect.objectContaining({ uri: expect.stringMatching(/KE$/) }));
  });

  it('JSON Feed has an entry an article', async () => {
    const { text } = await exported({ 'a.txt': FERRY }, 'jsonfeed');
    expect(JSON.parse(text)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ title: 'Ferry resumes in Oslo', date_published: '2024-03-01T00:00:00Z' }],
    });
  });

  it('RSS leaves markup in a headline inert', async () => {
    const { text } = await exported({ 'a.txt': HOSTILE }, 'rss');
    expect(text).toContain('<title>=Ferry &quot;resumes&quot; &lt;in&gt; Oslo, &amp; more</title>');
  });

  it.each(['csv', 'ndjson', 'ninjs', 'jsonfeed', 'rss'])('%s says nothing of held copy to readers', async (format) => {
    const { app, post, ids, as } = await apiOf({ 'a.txt': FERRY });
    await post(`/v1/articles/${ids['a.txt']!}/decisions`, { decision: 'hold', why: 'lawyers' }, 1);
    as('reader');
    expect(await (await app.request(`/v1/articles?format=${format}`)).text()).not.toMatch(/Ferry|quay|Oslo|a\.txt/);
    as('editor');
    expect(await (await app.request(`/v1/articles?format=${format}`)).text()).toContain('Ferry');
  });
});

test('pages of an export are linked', async () => {
  const { app } = await apiOf({ 'a.txt': FERRY, 'b.txt': VOTE });
  const first = await app.request('/v1/articles?format=ndjson&limit=1');
  const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.get('Link') ?? '')?.[1];
  const second = await app.request(next!);
  expect(JSON.parse(await second.text()).source.key).toBe('a.txt');
});

test.each(['hold', 'block'])('to an editor, copy that an editor put on %s is withheld in ninjs', async (decision) => {
  const { get, post, ids } = await apiOf({ 'a.txt': FERRY });
  const id = ids['a.txt']!;
  expect((await get(`/v1/articles/${id}?format=ninjs`)).body.pubStatus).toBe('usable');
  await post(`/v1/articles/${id}/decisions`, { decision, why: 'lawyers' }, 1);
  expect((await get(`/v1/articles/${id}?format=ninjs`)).body.pubStatus).toBe('withheld');
});

test('to an editor, copy under embargo alone is usable in ninjs from its time on', async () => {
  const { get, ids } = await apiOf({ 'a.txt': `EMBARGOED UNTIL 2030-01-02T09:00:00Z\n\n${FERRY}` });
  const { body } = await get(`/v1/articles/${ids['a.txt']!}?format=ninjs`);
  expect(ninjs.parse(body)).toMatchObject({
    pubStatus: 'usable',
    embargoedUntil: expect.stringContaining('2030-01-02'),
  });
});

test('one article is refused in a format there is not', async () => {
  const { get, ids } = await apiOf({ 'a.txt': FERRY });
  expect((await get(`/v1/articles/${ids['a.txt']!}?format=xml`)).status).toBe(400);
  expect((await get(`/v1/articles/${ids['a.txt']!}/text?revision=one`)).status).toBe(400);
});

test('one article is had as ninjs', async () => {
  const { get, ids } = await apiOf({ 'a.txt': FERRY, 'b.txt': '' });
  expect(ninjs.parse((await get(`/v1/articles/${ids['a.txt']!}?format=ninjs`)).body)).toMatchObject({
    title: 'Ferry resumes in Oslo',
  });
  expect((await get(`/v1/articles/${ids['b.txt']!}?format=ninjs`)).status).toBe(404);
});
