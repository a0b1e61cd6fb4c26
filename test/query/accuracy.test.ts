import { apiOf, FERRY, VOTE } from './api';

it('precision and recall of a tagger follow from what editors removed, added and left', async () => {
  const { get, post, ids } = await apiOf({ 'a.txt': VOTE, 'b.txt': FERRY });
  const path = `/v1/articles/${ids['a.txt']!}`;
  const { regions } = (await get(path)).body;
  const named = regions.filter(({ scheme }: { scheme: string }) => scheme !== 'm49');
  const correct = (op: string, target: string, revision: number, value?: string) =>
    post(`${path}/corrections`, { op, target, value, why: '' }, revision);
  await correct('remove-region', `${named[0].scheme}:${named[0].code}`, 1);
  await correct('add-region', 'iso3166-1:PE', 2, 'focus');
  await correct('set-kind', 'opinion', 3);
  const { rows } = (await get('/v1/accuracy')).body;
  const rowOf = (tagger: string) => rows.find((row: { tagger: string }) => row.tagger === tagger);
  expect(rowOf('regions')).toEqual({
    tagger: 'regions',
    articles: 1,
    kept: named.length - 1,
    removed: 1,
    added: 1,
    precision: (named.length - 1) / named.length,
    recall: (named.length - 1) / named.length,
  });
  expect(rowOf('kind')).toMatchObject({ precision: 0, recall: 0 });
  expect(rowOf('provenance')).toMatchObject({ articles: 1, precision: 1, recall: 1 });
});

it('what was undone, and what nobody acted on, does not count', async () => {
  const { get, post, ids } = await apiOf({ 'a.txt': VOTE });
  const path = `/v1/articles/${ids['a.txt']!}/corrections`;
  await post(path, { op: 'set-kind', target: 'opinion', why: '' }, 1);
  expect((await get('/v1/articles?edited=kind')).body.items).toHaveLength(1);
  await post(path, { op: 'undo', target: '2', why: '' }, 2);
  expect((await get('/v1/articles?edited=any')).body.items).toHaveLength(0);
  expect((await get('/v1/accuracy?from=2024-03-01')).body.rows[0]).toMatchObject({ articles: 0 });
});

it('an article of which an editor lifted a notice is among those whose decision editors acted on', async () => {
  const { get, post, ids } = await apiOf({ 'a.txt': VOTE });
  await post(`/v1/articles/${ids['a.txt']!}/corrections`, { op: 'lift-recall', target: 'notice', why: '' }, 1);
  expect((await get('/v1/articles?edited=decision')).body.items).toHaveLength(1);
});
