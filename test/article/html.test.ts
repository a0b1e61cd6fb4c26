import fc from 'fast-check';
import { bodyText } from '../../core/article/article';
import { Rejection } from '../../core/errors';
import { testDesk, tasteOne } from '../desk';

const desk = testDesk();
const read = async (html: string, hint: { name?: string; contentType?: string } = {}) =>
  (await tasteOne(desk, { bytes: Buffer.from(html), ...hint })).article;
const outcome = async (html: string) => {
  try {
    return (await read(html)).format;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
};

const PROSE = `<p>The western quay reopened on Monday, said the harbour office, after a month of repairs to its cranes.</p>
<p>Ships from the islands will call there again from Thursday, and the first is the ferry from Esbjerg.</p>`;
const page = (head: string, body = PROSE) => `<html><head>${head}</head><body><article>${body}</article></body></html>`;

describe('what stands between headline and story', () => {
  const shown = (between: string, head = '') => read(page(head, `<h1>Quay reopens</h1>${between}${PROSE}`));

  it.each([
    ['<p>By Ann Lee</p><p>Published 3 March 2021 10:15</p>', { by: 'Ann Lee', firstCreated: '2021-03-03T10:15:00' }],
    ['<div>By <a href="/ann">Ann Lee</a> | 3 March 2021</div>', { by: 'Ann Lee', versionCreated: '2021-03-03' }],
    ['<time datetime="2021-03-03T10:15:00Z">today</time>', { firstCreated: '2021-03-03T10:15:00Z' }],
    [
      '<div>Updated: March 4, 2021<br>Published: March 3, 2021</div>',
      { firstCreated: '2021-03-03', versionCreated: '2021-03-04' },
    ],
  ])('%s', async (between, details) => {
    expect((await shown(between)).details).toMatchObject(details);
  });

  it('does not count against the page’s own fields, nor for a sentence', async () => {
    const { details } = await shown('<p>By Bo Berg</p>', '<meta name="author" content="Ann Lee">');
    expect(details.by).toBe('Ann Lee');
    expect((await shown('<p>By 2021 the harbour had 12 berths</p>')).details.by).toBeUndefined();
  });
});

describe('what is HTML', () => {
  it.each([
    ['a page', page('')],
    ['a document type after a comment', `<!-- saved --><!DOCTYPE HTML PUBLIC "-//W3C//DTD">${page('')}`],
    [
      'XHTML',
      `<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body>${PROSE}</body></html>`,
    ],
    ['a fragment', PROSE],
  ])('%s', async (_, html) => {
    expect((await read(html)).format).toBe('html');
  });

  it.each([
    [
      'text with a sign',
      'Less < more\n\nThe quay, 3 <b> 4, was closed on Monday, said the office, and will open again.',
    ],
    [
      'text that begins with a sign',
      '<quoth> is a word of three people in the valley, said the office on Monday, and of no others.',
    ],
  ])('not %s', async (_, text) => {
    expect((await read(text)).format).toBe('text');
  });

  it('is told by type or name when the first tag does not tell', async () => {
    const odd = `<my-page>${PROSE}</my-page>`;
    expect((await read(odd, { contentType: 'text/html; charset=utf-8' })).format).toBe('html');
    expect((await read(odd, { name: 'story.HTM' })).format).toBe('html');
  });
});

it.each([
  ['a link to its author', `<p><a rel="author" href="/a">Ann Lee</a></p>${PROSE}`, '', 'Ann Lee'],
  [
    'a link of another story below',
    `${PROSE}<p><a rel="author" href="/a">Ann Lee</a></p>`,
    '<meta name="author" content="Jon Aske">',
    'Jon Aske',
  ],
])('a byline by %s', async (_, body, head, by) => {
  expect((await read(page(head, body))).details.by).toBe(by);
});

describe('the headline', () => {
  it.each([
    ['og:title', '<title>Quay | Post</title><meta property="og:title" content="Quay reopens">', '', 'Quay reopens'],
    [
      'without the name of the site',
      '<meta property="og:title" content="Quay reopens | The Post"><meta property="og:site_name" content="The Post">',
      '',
      'Quay reopens',
    ],
    [
      'the part of the title that stands on the page',
      '<title>Quay reopens - Port - The Post</title>',
      '<h1>Quay reopens - Port</h1>',
      'Quay reopens - Port',
    ],
    ['a dash of its own', '<title>Quay reopens - at last</title>', '', 'Quay reopens - at last'],
    [
      'JSON-LD',
      '<script type="application/ld+json">[{"@type":["NewsArticle"],"headline":"Quay\n reopens"}]</script>',
      '',
      'Quay reopens',
    ],
  ])('%s', async (_, head, body, expected) => {
    expect((await read(page(head, body + PROSE))).details.headline).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['2024-02-06T05:12:00+0100', '2024-02-06T05:12:00+01:00'],
    ['2024-02-06T05:12:00.000Z', '2024-02-06T05:12:00Z'],
    ['2024-02-06T05:12:00', '2024-02-06T05:12:00'],
    ['2024-02-06', '2024-02-06'],
    ['no date', undefined],
  ])('%s', async (given, expected) => {
    const { details } = await read(page(`<meta property="article:published_time" content="${given}">`));
    expect(details.firstCreated).toBe(expected);
  });
});

it('keeps a story that goes on in an element of the same name', async () => {
  const chunk = (words: string) =>
    `<div class="chunk"><div class="body text">${PROSE.replaceAll('Monday', words)}</div></div><div class="ad"><p>Ad</p></div>`;
  const article = await read(page('', chunk('Monday') + chunk('Tuesday')));
  expect(bodyText(article)).toMatch(/Monday.*Tuesday/s);
});

it.each([
  ['a page without a story', '<html><body><nav><a href="/">Home</a></nav><p>Menu</p></body></html>', 'NO_ARTICLE'],
  ['elements nested too deep', `<html>${'<div>'.repeat(5_000)}`, 'TOO_DEEP'],
  ['too many elements', `<html>${'<i>x</i>'.repeat(250_000)}`, 'TOO_COMPLEX'],
  ['one line of a megabyte', `<html><p>${'The quay was closed. '.repeat(50_000)}</p></html>`, 'html'],
  ['JSON-LD that nests without end', page(`<script type="application/ld+json">${'['.repeat(50_000)}</script>`), 'html'],
  [
    'deep paragraphs',
    `${'<div>'.repeat(500)}${'<p>The quay was closed on Monday, said the office of the harbour.</p>'.repeat(5_000)}`,
    'TOO_COMPLEX',
  ],
])('%s: answers in bounded time', async (_, html, expected) => {
  expect(await outcome(html)).toBe(expected);
});

it('answers any markup with an article or a code', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      PROSE,
      '<h1>',
      '<article class="related">',
      '</article>',
      '<figure><img>',
      '<figcaption>',
      '<time datetime="2024">',
      '<meta name="author" content="By">',
    ),
    fc.constantFrom(
      '<script type="application/ld+json">{"@type":"Article","author":[[]]}</script>',
      '<html lang="">',
      '<title>',
      '<br>',
      '<li>',
      '<table><td>',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
      expect(await outcome(`<html>${pieces.join('')}`)).toMatch(/^(?:html|NO_ARTICLE)$/);
    }),
    { numRuns: 40 },
  );
});
