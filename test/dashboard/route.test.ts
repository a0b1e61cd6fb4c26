import { formatRoute, parseRoute } from '../../dashboard/src/route';
import type { Route } from '../../dashboard/src/route';

const ROUTES: [string, Route][] = [
  ['/', { view: 'desk', filters: {} }],
  ['/?view=review', { view: 'review', filters: {} }],
  ['/?topic=medtop%3A16000000&q=a%26b', { view: 'desk', filters: { topic: 'medtop:16000000', q: 'a&b' } }],
  [
    '/?from=2026-03-01&to=2026-03-02&article=abc',
    { view: 'desk', filters: { from: '2026-03-01', to: '2026-03-02' }, article: 'abc' },
  ],
];

test.each(ROUTES)('%s is read and written the same', (url, route) => {
  expect(parseRoute(new URL(url, 'http://desk').search)).toEqual(route);
  expect(formatRoute(route)).toBe(url);
});

test('what a URL may not say is left out', () => {
  expect(parseRoute('?view=admin&from=yesterday&colour=red&q=%20')).toEqual({ view: 'desk', filters: {} });
});
