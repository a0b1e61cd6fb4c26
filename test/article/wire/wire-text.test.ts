import { bodyText } from '../../../core/article/article';
import { testDesk } from '../../desk';
import { articleOf, articlesOf, segmentsOf } from './read-wire';

const desk = testDesk();

const ANPA = [
  '\u0016\u0016\u0001W1204\u001fnordic',
  'r i\u0013\u0011 BC-EU--Harbour-Strike 1stLd-Writethru   03-04 0210',
  '\u0002^BC-EU--Harbour Strike, 1st Ld-Writethru,120<',
  '^Harbour strike enters a second week<',
  '^AP Photo ROT101, ROT102<',
  '^Eds: Updates with union statement. With AP Photos.<',
  '^By ILSE BRANDT=',
  '^Associated Press=',
  '\t   ROTTERDAM, Netherlands (AP) _ Crane drivers stayed away on Monday.<',
  '\t   A mediator is to publish his proposal on Friday.<',
  '',
  '\t   \u0003AP-WF-03-04-24 1415GMT<',
  '\u0004',
].join('\n');

const IPTC = [
  '\u0001eca0042 3 i 120  dpa 0815\r',
  '',
  'Netherlands/labour/\r',
  '\u00021ST LEAD',
  'Harbour strike in Rotterdam enters a second week, and the union',
  'keeps its date',
  'By Jon Aske, dpa =\r',
  '',
  'Rotterdam (dpa) - Crane drivers stayed away on Monday, the port\r',
  'operator said.\r',
  '',
  'A mediator is to publish his proposal.\r',
  '',
  '# Notebook\r',
  '',
  '- Tel: +49 30 000000\r',
  '',
  'dpa ja xx\r',
  '\u0003041415 GMT Mar 24\r',
].join('\n');

const ZCZC = [
  'ZCZC AAP',
  '%A',
  '#Reservoir_BC1',
  '$Reservoir refills after rain',
  ':(BRISBANE)',
  '*17000000',
  '@QLD',
  'Three days of rain have filled the reservoir, its operator says.',
  '',
  'Farmers had waited for it since May.',
  '',
  'NNNN',
].join('\r\n');

describe('ANPA 1312', () => {
  it('gives headline, byline, notes, body, category, slugline and time', async () => {
    const article = await articleOf(desk, ANPA);
    expect(article.format).toBe('anpa-1312');
    expect(article.text).toBe(ANPA);
    expect(article.details).toMatchObject({
      headline: 'Harbour strike enters a second week',
      by: 'ILSE BRANDT',
      located: 'Rotterdam',
      slugline: 'BC-EU--Harbour Strike, 1st Ld-Writethru',
      versionCreated: '2024-03-04T14:15:00Z',
      urgency: 4,
      edNote: expect.stringContaining('union statement'),
    });
    expect(bodyText(article)).toBe(
      'Crane drivers stayed away on Monday.\n\nA mediator is to publish his proposal on Friday.',
    );
    expect(article.supplier.subjects).toMatchObject([{ scheme: 'ap-category', code: 'i' }]);
    expect(article.supplier.credits).toMatchObject([{ value: 'AP', role: 'text' }]);
    expect(article.supplier.signals).toMatchObject([{ signal: 'update' }]);
  });

  it('reads several messages of one file', async () => {
    const articles = await articlesOf(desk, ANPA + ANPA.replace('W1204', 'W1205'));
    expect(articles.map(({ itemId }) => itemId)).toEqual(['W1204', 'W1205']);
    for (const article of articles) expect(article.details.headline).toBe('Harbour strike enters a second week');
  });

  it('finds no test in the name of a cricket match', async () => {
    const article = await articleOf(desk, ANPA.replaceAll('Harbour Strike, 1st Ld-Writethru', 'Third Test'));
    expect(article.supplier.signals).toEqual([]);
  });
});

describe('IPTC 7901', () => {
  it.each([
    ['with control characters', IPTC],
    ['stripped of them', IPTC.replaceAll('\u0001', '').replaceAll('\u0002', '').replaceAll('\u0003', '')],
  ])('%s', async (_, text) => {
    const article = await articleOf(desk, text);
    expect(article.details).toMatchObject({
      headline: 'Harbour strike in Rotterdam enters a second week, and the union keeps its date',
      by: 'Jon Aske, dpa',
      located: 'Rotterdam',
      versionCreated: '2024-03-04T14:15:00Z',
      urgency: 3,
    });
    expect(bodyText(article)).toBe(
      'Crane drivers stayed away on Monday, the port\r\noperator said.\n\nA mediator is to publish his proposal.',
    );
    expect(article.supplier.credits).toMatchObject([{ value: 'dpa' }]);
    expect(article.supplier.signals).toMatchObject([{ signal: 'update', value: '1ST LEAD' }]);
    expect(segmentsOf(article)).toContainEqual(['note', '1ST LEAD']);
  });
});

describe('ZCZC copy', () => {
  it('reads the marked lines at its head', async () => {
    const article = await articleOf(desk, ZCZC);
    expect(article.details).toMatchObject({
      headline: 'Reservoir refills after rain',
      slugline: 'Reservoir_BC1',
      located: 'Brisbane',
    });
    expect(bodyText(article)).toMatch(/^Three days.*since May\.$/s);
    expect(article.supplier.subjects).toMatchObject([
      { scheme: 'ap-category', code: 'a' },
      { scheme: 'subj', code: '17000000' },
    ]);
    expect(article.supplier.credits).toMatchObject([{ value: 'AAP' }]);
  });
});

it.each([
  [
    'a story that mentions the code word',
    'ZCZCs opened each message of the teleprinters, the curator said.\n\nVisitors may type one.',
  ],
  ['a headline with figures', 'eca rules 3 i 110 times\n\nThe committee met on Monday and decided.'],
])('takes %s for text', async (_, text) => {
  expect((await articleOf(desk, text)).format).toBe('text');
});
