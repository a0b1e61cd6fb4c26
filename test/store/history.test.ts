import { MemoryItemTable } from '../../adapters/memory/item-table';
import type { ItemTable } from '../../core/ports';
import type { CopytasterRecord, RejectedRecord } from '../../core/record/record';
import { ArticleStore } from '../../core/store/article-store';
import { headItem, revisionItem, tombstone } from '../../core/store/head-item';
import { headKey } from '../../core/store/keys';
import { Killed, mortal } from './mortal-table';

const ID = 'a';
const MOST_WRITES = 8;

/** What one version of the file says; the message stands for its words. */
const version = (words: string, sequencer: string, generation = 1) => {
  const record: RejectedRecord = {
    ...{ schemaVersion: 1, id: ID, revision: 0, generation, status: 'rejected', topics: [], regions: [], human: [] },
    ...{ source: { bucket: 'b', key: 'k', size: 1, receivedAt: '2024-03-01T00:00:00Z', sequencer } },
    ...{ taggedAt: '2024-03-01T00:00:00Z', taggerVersion: '1', dataVersion: '1' },
    error: { code: 'EMPTY', message: words },
  };
  return { record, sequencer, generation };
};
const deletion = (sequencer: string) => ({
  ...version('', sequencer, 9),
  record: tombstone(version('', sequencer).record),
});

const open = (table: ItemTable) => new ArticleStore(table, { shards: 1 });
const told = (records: readonly CopytasterRecord[]) =>
  records.map((record) => `${record.revision} ${record.status === 'rejected' ? record.error.message : record.status}`);

it('tells the revision that stands, and those it replaced, newest first', async () => {
  const store = open(new MemoryItemTable());
  expect(await store.history(ID, 9)).toEqual([]);
  for (const [index, words] of ['first', 'second', 'third'].entries()) await store.put(version(words, `0${index}`));
  expect(told(await store.history(ID, 9))).toEqual(['3 third', '2 second', '1 first']);
  expect(told(await store.history(ID, 2))).toEqual(['3 third', '2 second']);
  expect(told(await store.history(ID, 9, 3))).toEqual(['2 second', '1 first']);
});

it('writes nothing of an article but its head and its rows until it is replaced', async () => {
  const table = new MemoryItemTable();
  await open(table).put(version('first', '01'));
  const own = table.all().filter(({ pk }) => pk === headKey(ID).pk);
  expect(own.map(({ sk }) => sk)).toEqual(['HEAD']);
});

it('lacks no revision, whichever write a process is killed at and whoever writes next', async () => {
  for (let writes = 0; writes < MOST_WRITES; writes++) {
    for (const effective of [false, true]) {
      const table = new MemoryItemTable();
      await open(table).put(version('first', '01'));
      const dying = open(mortal(table, writes, effective));
      await dying.put(version('second', '02')).catch((error: unknown) => expect(error).toBeInstanceOf(Killed));
      const committed = (await open(table).head(ID))!.record.revision;
      await open(table).put(version('third', '03'));
      const before = committed === 2 ? ['2 second', '1 first'] : ['1 first'];
      expect(told(await open(table).history(ID, 9))).toEqual([`${committed + 1} third`, ...before]);
    }
  }
});

it('keeps the words when a deletion never came about, and loses them when it did and something new came', async () => {
  for (let writes = 0; writes < MOST_WRITES; writes++) {
    const table = new MemoryItemTable();
    await open(table).put(version('first', '01'));
    await open(mortal(table, writes, false))
      .put(deletion('02'))
      .catch(() => undefined);
    const { status } = (await open(table).head(ID))!.record;
    await open(table).put(version('third', '03'));
    const before = status === 'deleted' ? ['2 deleted', '1 deleted'] : ['1 first'];
    expect(told(await open(table).history(ID, 9)).slice(1)).toEqual(before);
  }
});

it('a writer that comes too late does not bring back the words that a deletion took', async () => {
  const table = new MemoryItemTable();
  await open(table).put(version('secret', '01'));
  let isLate = true;
  const late: ItemTable = {
    ...bound(table),
    write: async (write) => {
      if (isLate) {
        isLate = false;
        await open(table).put(deletion('03'));
      }
      return table.write(write);
    },
  };
  await open(late).put(version('also secret', '02'));
  expect(told(await open(table).history(ID, 9))).toEqual(['2 deleted', '1 deleted']);
  expect(JSON.stringify(table.all())).not.toContain('secret');
});

it('reads histories in which the revision that stands has an item of its own, as they were written before', async () => {
  const table = new MemoryItemTable();
  const [first, second] = ['first', 'second'].map((words, index) => ({
    ...version(words, `0${index + 1}`).record,
    revision: index + 1,
  }));
  for (const item of [revisionItem(first!), revisionItem(second!)]) await table.write({ op: 'put', item });
  await table.write({
    op: 'put',
    item: headItem({ record: second!, sequencer: '02', generation: 1, lock: 2 }),
  });
  expect(told(await open(table).history(ID, 9))).toEqual(['2 second', '1 first']);
  await open(table).put(version('third', '03'));
  expect(told(await open(table).history(ID, 9))).toEqual(['3 third', '2 second', '1 first']);
  await open(table).put(deletion('04'));
  expect(told(await open(table).history(ID, 9))).toEqual(['4 deleted', '3 deleted', '2 deleted', '1 deleted']);
});

/** A table's calls, as functions of their own. */
function bound(table: ItemTable): ItemTable {
  return {
    get: (key) => table.get(key),
    batchGet: (keys) => table.batchGet(keys),
    write: (write) => table.write(write),
    writeAll: (writes) => table.writeAll(writes),
    transact: (writes) => table.transact(writes),
    query: (range) => table.query(range),
  };
}
