// Longer than other files, since nearly all of it is a table of cases.
import { bodyText } from '../../../core/article/article';
import { testDesk } from '../../desk';
import { articleOf } from './read-wire';

/** The forms in which content systems and interfaces of publishers hand their articles out. */

const desk = testDesk();
const [ONE, TWO] = ['The harbour reopened on Monday.', 'Nine ships came in.'];
const TIME = '2024-03-05T09:00:00Z';
const HTML = `<p>${ONE}</p><p>${TWO}</p>`;
const NITF = `<nitf><body><body.head><byline>By ANN LEE</byline><dateline><location>HULL</location></dateline></body.head><body.content><block>${HTML}</block></body.content></body></nitf>`;
const text = (value: string, mark = {}) => ({ nodeType: 'text', value, marks: [], ...mark });

const FORMS: [system: string, value: unknown][] = [
  [
    'Guardian',
    {
      response: {
        status: 'ok',
        results: [
          {
            id: 'world/h',
            type: 'article',
            webTitle: 'Harbour open',
            webPublicationDate: TIME,
            fields: { byline: 'Ann Lee', body: HTML, lang: 'en' },
          },
        ],
      },
    },
  ],
  [
    'New York Times',
    {
      status: 'OK',
      response: {
        docs: [
          {
            abstract: ONE,
            lead_paragraph: TWO,
            headline: { main: 'Harbour open', kicker: null },
            byline: { original: 'By Ann Lee', person: [{ firstname: 'Ann' }] },
            pub_date: TIME,
            _id: 'nyt://article/1',
          },
        ],
      },
    },
  ],
  [
    'AP, with NITF',
    {
      data: {
        item: {
          altids: { itemid: 'a1' },
          type: 'text',
          headline: 'Harbour open',
          bylines: [{ by: 'By Ann Lee' }],
          versioncreated: TIME,
          body_nitf: NITF,
        },
      },
    },
  ],
  [
    'dpa wireQ',
    {
      entries: [
        {
          urn: 'urn:newsml:dpa.com:1',
          version_created: TIME,
          headline: 'Harbour open',
          byline: 'Ann Lee',
          dateline: 'Hull (dpa) -',
          article_html: `<section class="main">${HTML}</section>`,
        },
      ],
    },
  ],
  [
    'Contentful',
    {
      sys: { id: 'e1', createdAt: TIME },
      fields: {
        title: { 'en-US': 'Harbour open' },
        author: { 'en-US': { fields: { name: 'Ann Lee' } } },
        body: {
          'en-US': {
            nodeType: 'document',
            content: [
              { nodeType: 'paragraph', content: [text(ONE)] },
              { nodeType: 'paragraph', content: [text('Nine '), text('ships came in.')] },
            ],
          },
        },
      },
    },
  ],
  [
    'Strapi',
    {
      data: {
        id: 1,
        attributes: {
          title: 'Harbour open',
          author: { data: { attributes: { name: 'Ann Lee' } } },
          publishedAt: TIME,
          body: [
            { type: 'paragraph', children: [{ type: 'text', text: ONE }] },
            {
              type: 'paragraph',
              children: [
                { type: 'text', text: 'Nine ', bold: true },
                { type: 'text', text: 'ships came in.' },
              ],
            },
          ],
        },
      },
    },
  ],
  [
    'Drupal, JSON:API',
    {
      jsonapi: { version: '1.0' },
      data: {
        type: 'node--article',
        id: '1-2',
        attributes: {
          title: 'Harbour open',
          field_x: 1,
          created: TIME,
          langcode: 'en',
          byline: 'Ann Lee',
          body: { value: HTML, format: 'html' },
        },
      },
    },
  ],
  [
    'Substack',
    [{ id: 3, title: 'Harbour open', post_date: TIME, body_html: HTML, publishedBylines: [{ name: 'Ann Lee' }] }],
  ],
  [
    'NPR',
    {
      resources: [
        {
          id: '1',
          title: 'Harbour open',
          publishDateTime: TIME,
          layout: [{ href: '#/assets/a' }, { href: '#/assets/b' }, { href: '#/assets/none' }],
          bylines: [{ href: '#/assets/c' }],
          assets: { a: { text: `<p>${ONE}</p>` }, b: { text: TWO }, c: { name: 'Ann Lee' } },
        },
      ],
    },
  ],
  [
    'Apple News Format',
    {
      version: '1.7',
      identifier: 'a',
      title: 'Harbour open',
      metadata: { authors: ['Ann Lee'], datePublished: TIME },
      components: [
        { role: 'title', text: 'Harbour open' },
        { role: 'byline', text: 'By Ann Lee' },
        { role: 'photo', URL: 'bundle://x', caption: 'The quay' },
        { role: 'body', text: ONE },
        { role: 'container', components: [{ role: 'body', text: `<p>${TWO}</p>`, format: 'html' }] },
      ],
    },
  ],
  [
    'Sanity',
    {
      result: [
        {
          _id: 's',
          _type: 'post',
          title: 'Harbour open',
          publishedAt: TIME,
          author: { name: 'Ann Lee' },
          body: [
            { _type: 'block', children: [{ _type: 'span', text: ONE, marks: [] }] },
            { _type: 'image', caption: 'The quay' },
            {
              _type: 'block',
              children: [
                { _type: 'span', text: 'Nine ' },
                { _type: 'span', text: 'ships came in.' },
              ],
            },
          ],
        },
      ],
    },
  ],
  [
    'Event Registry',
    {
      articles: {
        results: [
          {
            uri: '1',
            lang: 'eng',
            dateTimePub: TIME,
            title: 'Harbour open',
            body: `${ONE}\n\n${TWO}`,
            authors: [{ name: 'Ann Lee' }],
          },
        ],
      },
    },
  ],
];

it.each(FORMS)('%s', async (_, value) => {
  const article = await articleOf(desk, JSON.stringify(value));
  expect(article.details).toMatchObject({ headline: 'Harbour open', by: 'Ann Lee', language: 'en' });
  expect(article.details.versionCreated ?? TIME).toBe(TIME);
  expect(bodyText(article).split('\n\n')).toEqual([ONE, TWO]);
});

it('the place of a Superdesk story, and the description of its picture before what is said to those who cannot see it', async () => {
  const { details } = await articleOf(
    desk,
    JSON.stringify({
      headline: 'Harbour open',
      body_html: HTML,
      dateline: { located: { city: 'Hull' }, text: 'HULL, March 5 AAP -' },
      associations: { featuremedia: { type: 'picture', description_text: 'The quay', alt_text: 'a quay' } },
    }),
  );
  expect(details).toMatchObject({ located: 'Hull', captions: [{ text: 'The quay' }] });
});

it('the NITF in an entry of an Atom feed', async () => {
  const article = await articleOf(
    desk,
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>u:1</id><title>Harbour open</title><content type="text/xml">${NITF}</content></entry></feed>`,
  );
  expect(article.details).toMatchObject({ headline: 'Harbour open', by: 'ANN LEE', located: 'Hull' });
  expect(bodyText(article).split('\n\n')).toEqual([ONE, TWO]);
});

it.each([
  ['a page of a word processor', '<body><p class="title">Harbour open</p><p>By Ann Lee</p>'],
  [
    'a page with the title of a program',
    '<head><title>Untitled document</title></head><body><h1>Harbour open</h1><p>By Ann Lee</p>',
  ],
])('%s', async (_, head) => {
  const article = await articleOf(
    desk,
    `<html>${head}<p>${ONE} It had been closed for a week.</p><p>${TWO}</p></body></html>`,
  );
  expect(article.details).toMatchObject({ headline: 'Harbour open', by: 'Ann Lee' });
  expect(bodyText(article)).toMatch(/^The harbour reopened/);
});

it('a release as text, and copy with the frames of two wires', async () => {
  const release = await articleOf(
    desk,
    `FOR IMMEDIATE RELEASE\n\nHarbour open\n\nHULL, England, March 5, 2024 /PRNewswire/ -- ${ONE}\n\n${TWO}`,
  );
  expect(release.details).toMatchObject({ headline: 'Harbour open', located: 'Hull' });
  const wire = await articleOf(
    desk,
    `ZCZC\nABC0123 3 pol 120 HULL\n\nHARBOUR OPEN\n\nHULL, March 5 (Agency) - ${ONE}\n\n${TWO}\nNNNN`,
  );
  expect(wire.details).toMatchObject({ headline: 'HARBOUR OPEN', located: 'Hull' });
  for (const each of [release, wire]) expect(bodyText(each).split('\n\n')).toEqual([ONE, TWO]);
});
