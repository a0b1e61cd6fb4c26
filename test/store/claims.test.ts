import { MemoryItemTable } from '../../adapters/memory/item-table';
import { claim, claimsOf, release } from '../../core/store/claims';

const NOON = new Date('2024-03-01T12:00:00Z');
const later = (seconds: number) => new Date(NOON.getTime() + seconds * 1000);
const ANA = { by: 'ana', holder: 'window-a' };
const BO = { by: 'bo', holder: 'window-b' };

test('the first to claim has it, and whoever comes second is told', async () => {
  const table = new MemoryItemTable();
  expect(await claim(table, 'a', ANA, NOON)).toMatchObject(ANA);
  expect(await claim(table, 'a', BO, later(1))).toMatchObject(ANA);
  expect(await claimsOf(table, ['a', 'b'], later(1))).toEqual({ a: { ...ANA, until: '2024-03-01T12:02:00.000Z' } });
});

test('a claim is renewed by its window, and ends by itself', async () => {
  const table = new MemoryItemTable();
  await claim(table, 'a', ANA, NOON);
  await claim(table, 'a', ANA, later(60));
  expect(await claim(table, 'a', BO, later(130))).toMatchObject(ANA);
  expect(await claimsOf(table, ['a'], later(181))).toEqual({});
  expect(await claim(table, 'a', BO, later(181))).toMatchObject(BO);
});

test('one window of an editor is told of the other', async () => {
  const table = new MemoryItemTable();
  await claim(table, 'a', ANA, NOON);
  expect(await claim(table, 'a', { ...ANA, holder: 'window-c' }, NOON)).toMatchObject(ANA);
});

test('only the window that claimed it gives it back', async () => {
  const table = new MemoryItemTable();
  await claim(table, 'a', ANA, NOON);
  await release(table, 'a', BO.holder);
  expect(await claimsOf(table, ['a'], NOON)).toHaveProperty('a');
  await release(table, 'a', ANA.holder);
  expect(await claimsOf(table, ['a'], NOON)).toEqual({});
});

test('of two at once, one has it', async () => {
  const table = new MemoryItemTable();
  const standing = await Promise.all([claim(table, 'a', ANA, NOON), claim(table, 'a', BO, NOON)]);
  expect(new Set(standing.map(({ by }) => by)).size).toBe(1);
});
