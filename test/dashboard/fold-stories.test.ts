import type { ListedArticle } from '../../dashboard/src/api';
import { foldStories } from '../../dashboard/src/desk/fold-stories';

function article(id: string, story: { id?: string; sameAs?: string; slugline?: string } = {}): ListedArticle {
  return {
    id,
    story: { id: story.id, sameAs: story.sameAs },
    article: { slugline: story.slugline },
  } as unknown as ListedArticle;
}

test.each<[string, ListedArticle[], string[][]]>([
  ['articles with nothing in common stay apart', [article('a'), article('b')], [['a'], ['b']]],
  [
    'a reuse folds under the newest, at its place',
    [article('c'), article('b', { sameAs: 'a' }), article('a')],
    [['c'], ['b', 'a']],
  ],
  [
    'two reuses of one article fold together before it is loaded',
    [article('c', { sameAs: 'a' }), article('b', { sameAs: 'a' })],
    [['c', 'b']],
  ],
  [
    'versions of one story fold together',
    [article('c', { id: 's' }), article('b', { id: 'b' }), article('a', { id: 's' })],
    [['c', 'a'], ['b']],
  ],
  [
    'takes of one slugline fold together, without their counters',
    [article('b', { slugline: 'Bridge-Collapse, 2nd Ld' }), article('a', { slugline: 'BRIDGE-COLLAPSE, 1st Ld' })],
    [['b', 'a']],
  ],
])('%s', (_name, articles, rows) => {
  expect(foldStories(articles).map(({ lead, others }) => [lead.id, ...others.map(({ id }) => id)])).toEqual(rows);
});
