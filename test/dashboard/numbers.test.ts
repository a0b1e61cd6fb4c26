import type { ListedArticle } from '../../dashboard/src/api';
import { facetValues, withExactCounts } from '../../dashboard/src/desk/facet-values';
import { agencyShare, perDay, totals } from '../../dashboard/src/stats/summaries';

const rows = [
  { start: '2026-03-01', value: 'RU', count: 2 },
  { start: '2026-03-03', value: 'US', count: 4 },
  { start: '2026-03-03', value: 'RU', count: 1 },
];

test('totals add the days up, the most frequent first', () => {
  expect(totals(rows)).toEqual([
    { value: 'US', count: 4 },
    { value: 'RU', count: 3 },
  ]);
});

test('agency copy is what agencies supplied whole or in part', () => {
  const counted = (value: string, count: number) => ({ start: '2026-03-01', value, count });
  expect(agencyShare([])).toBeUndefined();
  expect(agencyShare([counted('wire', 2), counted('assisted', 1), counted('cited', 3), counted('none', 2)])).toBe(38);
  expect(agencyShare([counted('none', 2)])).toBe(0);
});

test('days without articles are there, as zero', () => {
  expect(perDay(rows, '2026-02-28', '2026-03-03').map(({ day, count }) => `${day} ${count}`)).toEqual([
    '2026-02-28 0',
    '2026-03-01 2',
    '2026-03-02 0',
    '2026-03-03 5',
  ]);
});

const topic = (code: string) => ({ code, name: `name of ${code}`, implied: false });
const articles = [
  { id: 'a', topics: [topic('x'), topic('y'), topic('y')], moderation: { decision: 'pass' } },
  { id: 'b', topics: [topic('y')], moderation: { decision: 'block' } },
  { id: 'c', moderation: { decision: 'review' } },
] as unknown as ListedArticle[];

test('a value counts once an article, and the most frequent come first', () => {
  expect(facetValues('topic', articles).map(({ value, count }) => [value, count])).toEqual([
    ['y', 2],
    ['x', 1],
  ]);
});

test('decisions stand with the most severe first, however many there are', () => {
  expect(facetValues('decision', articles).map(({ value }) => value)).toEqual(['block', 'review', 'pass']);
});

test('exact counts take the place of those of the loaded rows', () => {
  const exact = withExactCounts(facetValues('topic', articles), new Map([['y', 70]]));
  expect(exact.map(({ value, count }) => [value, count])).toEqual([
    ['y', 70],
    ['x', 1],
  ]);
});
