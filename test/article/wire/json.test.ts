// Longer than other files, since nearly all of it is a table of cases.
import { bodyText } from '../../../core/article/article';
import { testDesk } from '../../desk';
import { articleOf, articlesOf, refusalOf } from './read-wire';

const desk = testDesk({ defaultTimeZone: 'Europe/Oslo' });
const json = (value: unknown) => JSON.stringify(value);
const BODY = '<p>Crane drivers stayed away.</p><p>Talks go on.</p>';

const STORY = {
  headline: 'Harbour strike enters a second week',
  by: 'Ilse Brandt',
  text: 'Crane drivers stayed away.\n\nTalks go on.',
};

it.each([
  [
    'ninjs 1',
    {
      uri: 'u:1',
      type: 'text',
      version: '2',
      versioncreated: '2024-03-04T14:15:00Z',
      headline: STORY.headline,
      byline: STORY.by,
      body_text: 'Crane',
      body_xhtml: BODY,
    },
  ],
  [
    'ninjs 2',
    {
      uri: 'u:1',
      type: 'text',
      version: '2',
      versioncreated: '2024-03-04T14:15:00Z',
      headlines: [{ role: 'main', value: STORY.headline }],
      by: STORY.by,
      bodies: [
        { role: 'text', contenttype: 'text/plain', value: 'Crane' },
        { role: 'xhtml', contenttype: 'text/html', value: BODY },
      ],
    },
  ],
  [
    'ninjs 3',
    {
      standard: { name: 'ninjs', version: '3.0' },
      uri: 'u:1',
      version: '2',
      versionCreated: '2024-03-04T14:15:00Z',
      headlines: [{ value: STORY.headline }],
      by: STORY.by,
      bodies: [{ contentType: 'text/html', value: BODY }],
    },
  ],
  [
    'schema.org',
    {
      '@type': 'NewsArticle',
      '@id': 'x',
      guid: 'u:1',
      version: 2,
      headline: STORY.headline,
      author: [{ '@type': 'Person', name: STORY.by }],
      articleBody: STORY.text,
      dateModified: '2024-03-04T14:15:00Z',
    },
  ],
  [
    'WordPress',
    {
      guid: { rendered: 'u:1' },
      id: 5,
      version: 2,
      title: { rendered: 'Harbour strike enters a second&nbsp;week' },
      content: { rendered: BODY },
      modified_gmt: '2024-03-04T14:15:00',
      modified: '2024-03-04T15:15:00',
      author: 7,
      _embedded: { author: [{ name: STORY.by }] },
    },
  ],
  [
    'Arc ANS',
    {
      guid: 'u:1',
      version: '2',
      headlines: { basic: STORY.headline },
      credits: { by: [{ type: 'author', name: STORY.by }] },
      last_updated_date: '2024-03-04T14:15:00Z',
      content_elements: [
        { type: 'text', content: 'Crane drivers stayed away.' },
        { type: 'raw_html', content: '<script>1</script>' },
        { type: 'text', content: 'Talks go on.' },
      ],
    },
  ],
  [
    'an envelope',
    {
      status: 'ok',
      total: 1,
      response: {
        results: [
          {
            id: 'u:1',
            version: '2',
            title: STORY.headline,
            author: STORY.by,
            content: STORY.text,
            updatedAt: 1709561700,
          },
        ],
      },
    },
  ],
  [
    'editor blocks',
    {
      id: 'u:1',
      version: '2',
      title: STORY.headline,
      authors: [STORY.by],
      updated: '2024-03-04T15:15:00',
      body: {
        blocks: [
          { type: 'paragraph', data: { text: 'Crane drivers stayed away.' } },
          { type: 'paragraph', data: { text: 'Talks go on.' } },
        ],
      },
    },
  ],
])('%s', async (_, value) => {
  const article = await articleOf(desk, json(value));
  expect(article.details).toMatchObject({ headline: STORY.headline, by: STORY.by, guid: 'u:1', version: '2' });
  expect(bodyText(article)).toBe(STORY.text);
  expect(Date.parse(article.details.versionCreated!)).toBe(Date.parse('2024-03-04T14:15:00Z'));
});

it('carries what the supplier says', async () => {
  const [tasted] = await desk.taste({
    bytes: Buffer.from(
      json({
        guid: 'u:2',
        versioncreated: '2024-03-04T14:15:00Z',
        headline: 'Rain',
        body_html: '<p>It rained in the valley.</p>',
        pubstatus: 'withheld',
        urgency: 2,
        slugline: 'WEATHER-RAIN',
        ednote: 'Not before noon',
        usageterms: ['No archive'],
        copyrightnotice: '(c) TNA',
        subject: [
          { code: '17000000', name: 'weather' },
          { code: 'i', rels: ['category'], scheme: 'x' },
        ],
        keywords: 'rain, valley',
        place: [{ name: 'Italy', scheme: 'http://cvx.iptc.org/iso3166-1a2/', code: 'it' }],
        infosource: [{ name: 'AFP' }],
        editorialtypes: ['Corrective'],
        genre: [{ name: 'Obituary' }],
        associations: {
          main: { type: 'picture', description_text: 'A river.', creditline: 'Bo Ek/AP' },
          more: { type: 'text', headline: 'Another story' },
        },
      }),
    ),
  });
  const { article } = tasted!;
  expect(article.supplier).toMatchObject({
    subjects: [
      { scheme: 'subj', code: '17000000' },
      { scheme: 'ap-category', code: 'i' },
      { scheme: 'name', name: 'rain' },
      { scheme: 'name', name: 'valley' },
    ],
    places: [{ scheme: 'iso3166-1', code: 'IT', name: 'Italy' }],
    credits: expect.arrayContaining([
      expect.objectContaining({ value: 'AFP', role: 'text' }),
      expect.objectContaining({ value: 'Bo Ek/AP', role: 'picture' }),
    ]),
    signals: [{ signal: 'withhold' }, { signal: 'correction' }],
    pubStatus: { value: 'withheld' },
  });
  expect(article.details).toMatchObject({
    urgency: 2,
    slugline: 'WEATHER-RAIN',
    edNote: 'Not before noon',
    usageTerms: 'No archive',
    captions: [{ text: 'A river.', credit: 'Bo Ek/AP' }],
  });
  expect(tasted!.topics).toContainEqual(expect.objectContaining({ code: 'medtop:17000000', creator: 'supplier' }));
  expect(tasted!.kind).toBe('obituary');
  expect(tasted!.editorial.pubStatus).toBe('withheld');
});

it('takes a picture for its caption, and keeps the id of an item whose address changes', async () => {
  const id = '0123456789abcdef0123456789abcdef';
  const article = await articleOf(
    desk,
    json({
      uri: `https://api.ap.org/media/v/content/${id}?qt=1&et=2`,
      type: 'picture',
      versioncreated: '2024-03-04T14:15:00Z',
      headline: 'Rain',
      descriptions: [
        { role: 'creditline', value: 'AP' },
        { role: 'caption', value: 'A river in flood.' },
      ],
    }),
  );
  expect(article.details).toMatchObject({ guid: id, captions: [{ text: 'A river in flood.', credit: 'AP' }] });
  expect(bodyText(article)).toBe('');
});

it.each([
  [
    'a list',
    json([
      { title: 'One', content: 'First words.' },
      { title: 'Two', content: 'Second words.' },
    ]),
  ],
  [
    'a JSON feed',
    json({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Feed',
      description: 'All of it',
      items: [
        { id: '1', title: 'One', content_html: 'First words.' },
        { id: '2', title: 'Two', content_html: 'Second words.' },
      ],
    }),
  ],
  [
    'lines',
    `${json({ title: 'One', content: 'First words.' })}\n${json({ title: 'Two', content: 'Second words.' })}\n`,
  ],
])('gives an article for every item of %s', async (_, text) => {
  const articles = await articlesOf(desk, text);
  expect(articles.map(({ details }) => details.headline)).toEqual(['One', 'Two']);
});

it.each([
  ['a local time in the zone of the desk', '2024-07-04T14:15:00', '2024-07-04T14:15:00+02:00'],
  ['a time with its own', '2024-07-04T14:15:00-05:00', '2024-07-04T14:15:00-05:00'],
  ['a day', '2024-07-04', '2024-07-04'],
  ['seconds since 1970', 1720095300, '2024-07-04T12:15:00Z'],
  ['a date that only fills the field', '0001-01-01T00:00:00', undefined],
  ['no date', 'soon', undefined],
])('reads %s', async (_, published, firstCreated) => {
  const article = await articleOf(desk, json({ title: 'One', content: 'First words.', published }));
  expect(article.details.firstCreated).toBe(firstCreated);
});

it('writes no zone where none is known', async () => {
  const article = await articleOf(
    testDesk(),
    json({ title: 'One', content: 'First words.', published: '2024-07-04T14:15:00' }),
  );
  expect(article.details.firstCreated).toBe('2024-07-04T14:15:00');
});

it.each([
  ['MALFORMED', '{"title": "One", "content": ', 'a.json'],
  ['NO_ARTICLE', '{"teams": [{"name": "A", "score": 3}]}', undefined],
  [
    'NO_ARTICLE',
    '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Article", "description": "Fields"}',
    undefined,
  ],
  ['NO_ARTICLE', '[]', undefined],
  ['TOO_DEEP', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, undefined],
  ['TOO_COMPLEX', `[${'{},'.repeat(600_000)}{}]`, undefined],
  [
    'TOO_MANY_ITEMS',
    json(Array.from({ length: 1_001 }, (_, index) => ({ title: `${index}`, content: 'Words.' }))),
    undefined,
  ],
  ['UNSUPPORTED_FORMAT', "export const items = [{ headline: 'One' }];", 'items.ts'],
])('refuses with %s', async (code, text, name) => {
  expect(await refusalOf(desk, text, name)).toBe(code);
});

it.each([
  ['a place in brackets', '[Damascus] (SANA): Rain fell over the city on Monday, the weather office said.'],
  ['a quotation in braces', '{sic} The word stood in the letter that was read out on Monday.'],
])('takes a text that opens with %s for text', async (_, text) => {
  expect((await articleOf(desk, text)).format).toBe('text');
});
