import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from 'lmdb';
import { LmdbItemTable } from '../../../adapters/embedded/item-table';
import { itemTableContract } from '../item-table-contract';

let now = 1_000_000;
const folder = mkdtempSync(join(tmpdir(), 'copytaster-table-'));
const table = new LmdbItemTable(join(folder, 'items.lmdb'), () => now);
afterAll(() => table.close());

itemTableContract(() => table);

it('keeps every change in order until it is dropped', async () => {
  const [last] = table.changesAfter(0, 1_000_000).slice(-1);
  const key = { pk: 'feed', sk: 'a' };
  await table.write({ op: 'put', item: { ...key, n: 1 } });
  await table.write({ op: 'put', item: { ...key, n: 2 } });
  await table.write({ op: 'delete', key });
  const changes = table.changesAfter(last!.sequence, 10);
  expect(changes.map(({ before, after }) => [before?.n, after?.n])).toEqual([
    [undefined, 1],
    [1, 2],
    [2, undefined],
  ]);
  await table.dropChanges(changes[1]!.sequence);
  expect(table.changesAfter(0, 10).map(({ sequence }) => sequence)).toEqual([changes[2]!.sequence]);
});

it('does not read an item whose time has come', async () => {
  await table.write({ op: 'put', item: { pk: 'expiry', sk: 'a', expiresAt: 1_001 } });
  expect(await table.get({ pk: 'expiry', sk: 'a' })).toBeDefined();
  now = 1_001_000;
  expect(await table.get({ pk: 'expiry', sk: 'a' })).toBeUndefined();
});

it('keeps the changes of those items alone that are followed', async () => {
  const followed = new LmdbItemTable(
    join(folder, 'followed.lmdb'),
    () => now,
    ({ sk }) => sk === 'HEAD',
  );
  await followed.writeAll(['HEAD', 'row', 'row'].map((sk, n) => ({ op: 'put', item: { pk: `feed${n}`, sk } })));
  expect(followed.changesAfter(0, 10)).toEqual([
    { sequence: 1, key: { pk: 'feed0', sk: 'HEAD' }, after: { pk: 'feed0', sk: 'HEAD' } },
  ]);
  await followed.close();
});

it('reads what was written before attributes were named once a table, and by another process', async () => {
  const path = join(folder, 'earlier.lmdb');
  const item = { pk: 'A#1', sk: 'HEAD', lock: 1, record: { topics: [{ code: 'medtop:1' }] } };
  const root = open({ path, encoding: 'msgpack' });
  await root.openDB({ name: 'items' }).put([item.pk, item.sk], item);
  await root.close();
  const [mine, other] = [1, 2].map(() => new LmdbItemTable(path, () => now));
  await mine!.write({ op: 'put', item: { ...item, sk: 'NEXT', more: { shapes: true } } });
  await other!.write({ op: 'put', item: { pk: 'A#1', sk: 'LAST', counts: { day: 1 } } });
  for (const table of [mine!, other!]) {
    const { items } = await table.query({ pk: 'A#1', limit: 10 });
    expect(items).toEqual([
      item,
      { pk: 'A#1', sk: 'LAST', counts: { day: 1 } },
      { ...item, sk: 'NEXT', more: { shapes: true } },
    ]);
    await table.close();
  }
});
