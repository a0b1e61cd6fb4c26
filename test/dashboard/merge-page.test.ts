import type { ArticlePage, ListedArticle } from '../../dashboard/src/api';
import { appendPage, mergePage, updateInPlace } from '../../dashboard/src/merge-page';

function article(name: string, revision = 1): ListedArticle {
  const time = Number(name.slice(1));
  const receivedAt = `2026-03-01T12:${String(time).padStart(2, '0')}:00Z`;
  return { id: name, revision, source: { receivedAt } } as unknown as ListedArticle;
}

function page(names: string[], next?: string): ArticlePage {
  return { items: names.map((name) => article(name, 2)), next };
}

const loaded = ['a9', 'a8', 'a7', 'a6', 'a5'].map((name) => article(name));
const shape = (items: ListedArticle[]) => items.map(({ id, revision }) => `${id}r${revision}`).join(' ');

test.each<[string, ArticlePage, string]>([
  [
    'a new article goes on top, what is older than the page stays',
    page(['b10', 'a9', 'a8'], 'more'),
    'b10r2 a9r2 a8r2 a7r1 a6r1 a5r1',
  ],
  ['an article that went from the page goes from the list', page(['a9', 'a7'], 'more'), 'a9r2 a7r2 a6r1 a5r1'],
  ['a page that is the whole list is the list', page(['a9', 'a5']), 'a9r2 a5r2'],
  ['an article that moved up is there once', page(['a5', 'a9'], 'more'), 'a5r2 a9r2 a8r1 a7r1 a6r1'],
  ['an empty list empties', page([]), ''],
])('merged: %s', (_name, fresh, expected) => {
  const moved = fresh.items.map((item) =>
    item.id === 'a5' && fresh.next ? { ...item, source: article('a11').source } : item,
  );
  expect(shape(mergePage(loaded, { ...fresh, items: moved }))).toBe(expected);
});

test('in place: changes show, and no row comes, goes or moves', () => {
  expect(shape(updateInPlace(loaded, page(['b10', 'a9', 'a7'])))).toBe('a9r2 a8r1 a7r2 a6r1 a5r1');
});

test('appended: an article that is loaded already is not there twice', () => {
  expect(shape(appendPage(loaded, page(['a5', 'a4'])))).toBe('a9r1 a8r1 a7r1 a6r1 a5r1 a4r2');
});
