import { bodyText } from '../../../core/article/article';
import { testDesk } from '../../desk';
import { articleOf } from './read-wire';

/** What agencies write where the standard means something else. */

const desk = testDesk();
const STORY =
  'The harbour of the city was closed for most of the week as the storm kept the pilots from the ships. It is open again, they said.';

interface NitfParts {
  headline?: string;
  byline?: string;
  abstract?: string;
  body?: string;
  language?: string;
}

const nitf = ({ headline = 'Harbour open', byline = '', abstract = '', body = STORY, language = 'en' }: NitfParts) =>
  `<nitf baselang="${language}"><body><body.head><hedline><hl1>${headline}</hl1></hedline><byline>${byline}</byline>` +
  `<abstract><p>${abstract}</p></abstract></body.head><body.content><p>${body}</p></body.content></body></nitf>`;

it.each<[string, NitfParts, object]>([
  ['marks before the headline', { headline: '&gt;&gt;&gt;ABC/Harbour open' }, { headline: 'Harbour open' }],
  ['a star before the headline', { headline: '*Harbour open' }, { headline: 'Harbour open' }],
  ['initials as the byline', { byline: 'al/bm' }, { by: undefined }],
  ['a cue without its space', { byline: 'ByAnn Lee' }, { by: 'Ann Lee' }],
  ['a comma behind the name', { byline: 'Ann Lee,' }, { by: 'Ann Lee' }],
  ['a subtitle as the byline', { byline: 'Pilots are back and ready for ships' }, { by: undefined }],
  [
    'a long byline of names',
    { byline: 'Ann Lee, Bo Berg, the Pilot, Political Correspondents' },
    { by: expect.any(String) },
  ],
  ['another language than is said', { language: 'it' }, { language: 'en' }],
  ['a script that is not that of the language', { language: 'ja' }, { language: 'en' }],
  ['the language that is said, of too few words', { language: 'it', body: 'Harbour open.' }, { language: 'it' }],
  [
    'a kin of the language that is said',
    { language: 'nn', body: 'Han sa at det er en båt på sjøen, og at den var her.' },
    { language: 'nn' },
  ],
  [
    'a dateline below a summary',
    { abstract: 'Pilots are back', body: 'HULL, May 5 (Agency) - Nine ships came in.' },
    { located: 'Hull' },
  ],
])('NITF with %s', async (_, parts, details) => {
  const article = await articleOf(desk, nitf(parts), 'story.xml');
  expect({ by: undefined, ...article.details }).toMatchObject(details);
});

it('a subtitle in the place of a byline opens the body', async () => {
  const article = await articleOf(desk, nitf({ byline: 'Pilots are back and ready for ships' }), 'story.xml');
  expect(bodyText(article)).toBe(`Pilots are back and ready for ships\n\n${STORY}`);
});

it.each([
  ['Lima, 21 ene (EFE).- El puerto abrió.', 'Lima', 'El puerto abrió.'],
  ['HULL, January 21. /TASS/. The harbour opened.', 'Hull', 'The harbour opened.'],
  ['Aarhus /ritzau/: Havnen er åben.', 'Aarhus', 'Havnen er åben.'],
  ['(ANSA) - HULL, JUL 11 - The harbour opened.', 'Hull', 'The harbour opened.'],
  ['The pilots and/or ships are back.', undefined, 'The pilots and/or ships are back.'],
])('the dateline of “%s”', async (paragraph, located, body) => {
  const article = await articleOf(desk, nitf({ body: paragraph }), 'story.xml');
  expect(article.details.located).toBe(located);
  expect(bodyText(article)).toBe(body);
});

it('entities that were escaped twice are read', async () => {
  const article = await articleOf(
    desk,
    nitf({ body: 'The &amp;quot;harbour&amp;quot; isn&amp;#39;t open.' }),
    'story.xml',
  );
  expect(bodyText(article)).toBe(`The "harbour" isn't open.`);
});

it('a dateline that is only a time of the system is none, nor is a place that says it is missing', async () => {
  const article = await articleOf(
    desk,
    `<newsItem guid="u:1"><itemMeta/><contentMeta><located><name>No-Data-Available</name></located><headline>Harbour open</headline>
<dateline>2014-07-16 15:53:10 GMT+00:00</dateline></contentMeta><contentSet><inlineXML><html><body><p>${STORY}</p></body></html></inlineXML></contentSet></newsItem>`,
    'story.xml',
  );
  expect(article.details.located).toBeUndefined();
  expect(article.segments.filter(({ role }) => role === 'dateline')).toEqual([]);
});

it('a picture of a content system gives its caption', async () => {
  const article = await articleOf(
    desk,
    `<Publish><ContentItem kind="x"><Byline>Ann Lee</Byline><ContentType>Photo</ContentType><Credit>THE AGENCY</Credit><SlugProper>Harbour</SlugProper>
<City>Hull</City><EnglishCaption>Ships wait off the harbour on Monday.</EnglishCaption></ContentItem></Publish>`,
    'picture.xml',
  );
  expect(article.details.captions).toEqual([{ text: 'Ships wait off the harbour on Monday.', credit: 'THE AGENCY' }]);
});

it('shortcodes of an export are no words', async () => {
  const article = await articleOf(
    desk,
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Pilot</title><item><title>Harbour open</title>
<content:encoded><![CDATA[<p>[dropcap]T[/dropcap]he harbour [sic] is open.</p>[gallery ids="1,2"]]]></content:encoded></item></channel></rss>`,
    'export.xml',
  );
  expect(bodyText(article)).toBe('The harbour [sic] is open.');
});

it('quotation marks that JSON escaped twice are read', async () => {
  const article = await articleOf(
    desk,
    JSON.stringify({ headline: 'The \\"harbour\\" opens', body: 'It is \\"open\\".' }),
  );
  expect([article.details.headline, bodyText(article)]).toEqual(['The "harbour" opens', 'It is "open".']);
});

it('an indented end of message is no body', async () => {
  const article = await articleOf(
    desk,
    `ZCZC 001 AG\nHarbour open\n\n\tThe harbour opened on Monday.\n\tABC COMMENT\n\tNNNN\n`,
  );
  expect(bodyText(article)).toBe('The harbour opened on Monday.');
});

it.each([
  ['a word again and again, as in “(AUS)”', Array.from({ length: 12 }, (_, n) => `Horse ${n} (AUS) 58.0`).join('\n')],
  ['letters of a table', Array.from({ length: 12 }, (_, n) => `Race ${n}: Win $${n}. E: $2. Duets 3`).join('\n')],
])('the language is not told by %s', async (_, text) => {
  expect((await articleOf(desk, text)).details.language).toBeUndefined();
});

it('a table of short lines is all body', async () => {
  const rows = Array.from({ length: 12 }, (_, n) => `${n}|HORSE ${n}|$${n}.50`);
  const article = await articleOf(desk, ['Harbour Races, Monday 5 May', ...rows].join('\n'));
  expect(bodyText(article).split('\n\n')).toEqual(rows);
});
