import { listArticles } from '../../core/store/list-articles';
import { countsByDay } from '../../core/store/counts';
import type { Copy } from './newsroom';
import { Newsroom } from './newsroom';

const embargoed = (until: string): Copy => ({
  headline: 'Harbour report due',
  body: ['The report on the western quay says that it can be mended by spring.'],
  supplier: { embargoes: [{ field: 'embargoed', value: until }] },
});

async function room(copy = embargoed('2024-03-01T12:00:00Z')) {
  const newsroom = new Newsroom();
  await newsroom.drop('a', copy);
  await newsroom.drain();
  const held = async () => {
    const { table, store } = newsroom;
    const { heads } = await listArticles(table, store, { filters: [{ facet: 'decision', value: 'hold' }], limit: 9 });
    const counts = await countsByDay(table, store, {
      facet: 'decision',
      days: ['2024-03-01'],
      rollup: false,
      timeZone: 'UTC',
    });
    return [heads.length, counts.find(({ value }) => value === 'hold')?.count ?? 0];
  };
  return { newsroom, held };
}

it('moves an article out of the list and the count of what is held, and tells it once', async () => {
  const { newsroom, held } = await room();
  expect(await newsroom.sweep('2024-03-01T11:59:59Z')).toBe(0);
  expect(await held()).toEqual([1, 1]);
  expect(await newsroom.sweep('2024-03-01T12:00:01Z')).toBe(1);
  const events = await newsroom.drain();
  expect(events.filter(({ type }) => type === 'ArticleReleased')).toHaveLength(1);
  expect(await held()).toEqual([0, 0]);
  expect(await newsroom.sweep('2024-03-01T12:01:00Z')).toBe(0);
  expect(await newsroom.drain()).toEqual([]);
});

it('leaves the stored decision and finding as they were tagged', async () => {
  const { newsroom } = await room();
  await newsroom.sweep('2024-03-02T00:00:00Z');
  const { moderation } = await newsroom.machineRecord('a');
  expect(moderation).toMatchObject({ decision: 'hold', findings: [{ rule: 'embargo', until: expect.any(String) }] });
});

it('releases nothing twice when the article is tagged anew, and nothing for an embargo that is moved', async () => {
  const { newsroom, held } = await room();
  await newsroom.sweep('2024-03-01T12:00:01Z');
  await newsroom.drop('a', embargoed('2024-03-01T12:00:00Z'));
  expect((await newsroom.drain()).map(({ type }) => type)).not.toContain('ArticleHeld');
  await newsroom.drop('a', embargoed('2024-03-01T18:00:00Z'));
  expect((await newsroom.drain()).map(({ type }) => type)).toContain('ArticleHeld');
  expect(await newsroom.sweep('2024-03-01T17:00:00Z')).toBe(0);
  expect(await held()).toEqual([1, 1]);
  expect(await newsroom.sweep('2024-03-01T18:00:00Z')).toBe(1);
});

it('passes over what has no time, what an editor released, and what is gone', async () => {
  const { newsroom } = await room(embargoed('until further notice'));
  await newsroom.drop('b', embargoed('2024-03-01T12:00:00Z'));
  await newsroom.remove('b');
  expect(await newsroom.sweep('2030-01-01T00:00:00Z')).toBe(0);
  expect((await newsroom.seen('a', 'editor', '2030-01-01T00:00:00Z')).moderation.decision).toBe('hold');
});

it('keeps what an editor holds, embargo or not', async () => {
  const { newsroom } = await room();
  await newsroom.act('a', { op: 'decide', target: '', value: 'hold' });
  await newsroom.sweep('2024-03-01T12:00:01Z');
  expect((await newsroom.drain()).map(({ type }) => type)).not.toContain('ArticleReleased');
  expect((await newsroom.seen('a', 'editor', '2024-03-02T00:00:00Z')).moderation.decision).toBe('hold');
});
