import { killReach } from '../../../core/tag/moderation/notices/kill-reach';
import type { KillCandidate } from '../../../core/tag/moderation/notices/kill-reach';
import { readKillTarget } from '../../../core/tag/moderation/notices/kill-target';
import { noSupplierFacts } from '../../../core/article/article';
import type { ArticleDetails } from '../../../core/article/article';
import type { Reading } from '../../../core/tag/reading';
import type { Editorial, KillTarget } from '../../../core/tag/tags';

function target(text: string, details: Partial<ArticleDetails> = {}, pubStatus: Editorial['pubStatus'] = 'canceled') {
  const article = {
    text,
    format: 'text',
    segments: [],
    details: { wordCount: 1, captions: [], ...details },
    supplier: noSupplierFacts(),
  };
  return readKillTarget({ article } as unknown as Reading, { pubStatus });
}

test.each([
  [
    'Please kill story slugged BC-River-Report headlined Rivers report due ex PORT LANTON at 10:00 AEDT',
    { slugline: 'BC-River-Report', headline: 'Rivers report due' },
  ],
  ['Kill BC-River-Report from Port Lanton.', { slugline: 'BC-River-Report' }],
  ['Please disregard the story headlined “Rivers report due”, sent at 1010 GMT.', { headline: 'Rivers report due' }],
  ['KILL: Rivers report due', { headline: 'Rivers report due' }],
  ['Prière d’annuler la dépêche intitulée «Rapport sur les rivières».', { headline: 'Rapport sur les rivières' }],
  [
    'MANDATORY KILL\nitem urn:newsml:wire.example:20220112:rivers is killed.',
    { guid: 'urn:newsml:wire.example:20220112:rivers' },
  ],
])('%s', (text, named) => {
  expect(target(text)).toMatchObject(named);
});

test('a kill sent as a new version names its own guid, slugline and headline', () => {
  const details = { guid: 'urn:x:1', slugline: 'River-Report, KILL', headline: 'KILL: Rivers report due' };
  expect(target('KILL: Rivers report due', details)).toMatchObject({
    guid: 'urn:x:1',
    slugline: 'River-Report',
    headline: 'Rivers report due',
  });
});

test('an ordinary item names nothing', () => {
  expect(target('Rivers report due', {}, 'usable')).toBeUndefined();
});

const article: KillCandidate = {
  bucket: 'news',
  key: 'in/wire/river.xml',
  receivedAt: '2022-01-12T10:00:00Z',
  agencies: ['AFP'],
  guid: 'urn:x:1',
  slugline: 'River-Report',
  headline: 'Rivers report due',
};
const notice = {
  bucket: 'news',
  key: 'in/wire/kill.xml',
  receivedAt: '2022-01-12T11:00:00Z',
  agencies: [] as string[],
  target: { guid: 'urn:x:1' } as KillTarget,
};

test.each([
  ['the guid', {}, 'reaches'],
  ['slugline and headline', { target: { slugline: 'river report', headline: 'RIVERS REPORT DUE' } }, 'reaches'],
  ['a notice that came first', { receivedAt: '2022-01-01T00:00:00Z' }, 'reaches'],
  ['the agency, from another prefix', { key: 'other/kill.xml', agencies: ['AFP'] }, 'reaches'],
  ['another prefix and no agency', { key: 'other/kill.xml' }, 'candidate'],
  ['another bucket', { bucket: 'elsewhere' }, 'candidate'],
  ['another agency', { key: 'other/kill.xml', agencies: ['dpa'] }, 'candidate'],
  ['an unnamed agency', { key: 'other/kill.xml', agencies: ['unnamed'] }, 'candidate'],
  ['the headline alone', { target: { headline: 'Rivers report due' } }, 'candidate'],
  ['the slugline alone', { target: { slugline: 'River-Report' } }, 'candidate'],
  ['31 days later', { receivedAt: '2022-02-13T10:00:00Z' }, 'none'],
  ['no time', { receivedAt: '' }, 'none'],
  ['nothing', { target: {} }, 'none'],
])('by %s', (_what, change, reach) => {
  expect(killReach({ ...notice, ...change }, article).reach).toBe(reach);
});
