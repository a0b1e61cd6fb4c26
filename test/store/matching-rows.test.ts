import fc from 'fast-check';
import { MemoryItemTable } from '../../adapters/memory/item-table';
import { MatchingRows, MAX_ROWS } from '../../core/store/matching-rows';

/** A row for each moment and list that `standsIn` says, spread over shards by moment. */
async function tableOf(
  moments: number,
  lists: number,
  shards: number,
  standsIn: (moment: number, list: number) => boolean,
) {
  const table = new MemoryItemTable();
  for (let moment = 0; moment < moments; moment++) {
    for (let list = 0; list < lists; list++) {
      if (!standsIn(moment, list)) continue;
      const sk = String(moment).padStart(6, '0');
      await table.write({ op: 'put', item: { pk: `${list}-${moment % shards}`, sk, id: sk } });
    }
  }
  const partitions = Array.from({ length: shards }, (_, shard) =>
    Array.from({ length: lists }, (__, list) => `${list}-${shard}`),
  );
  return { table, partitions };
}

/** Reads to the end in pages, each of which goes on where the one before ended. */
async function readAll(table: MemoryItemTable, partitions: string[][], pageSize: number): Promise<number[]> {
  const found: number[] = [];
  for (let to = '~'; ;) {
    const matching = new MatchingRows(table, partitions, '', to);
    const rows = await matching.take(pageSize);
    found.push(...rows.map(({ sk }) => Number(sk)));
    const next = rows.length === pageSize ? rows.at(-1)!.sk : matching.stoppedAt;
    if (next === undefined) return found;
    to = next;
  }
}

describe('what stands in all of several lists', () => {
  it('is found newest first, once, whatever the lists hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 9 }),
        async (membership, shards, pageSize) => {
          const { table, partitions } = await tableOf(
            membership.length,
            3,
            shards,
            (moment, list) => membership[moment]![list]!,
          );
          const expected = membership.flatMap((lists, moment) => (lists.every(Boolean) ? [moment] : [])).reverse();
          expect(await readAll(table, partitions, pageSize)).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('reads few rows of a long list beside a short one', async () => {
    const { table, partitions } = await tableOf(1500, 2, 1, (moment, list) => list === 1 || moment % 700 === 0);
    const matching = new MatchingRows(table, partitions, '', '~');
    expect((await matching.take(10)).map(({ sk }) => Number(sk))).toEqual([1400, 700, 0]);
    expect(matching.stoppedAt).toBeUndefined();
  });

  it('stops after its budget, and says where, when the lists have nothing in common', async () => {
    const { table, partitions } = await tableOf(
      2 * MAX_ROWS,
      2,
      1,
      (moment, list) => moment === 0 || moment % 2 === list,
    );
    const first = new MatchingRows(table, partitions, '', '~');
    expect(await first.take(10)).toEqual([]);
    expect(Number(first.stoppedAt?.slice(0, 6))).toBeGreaterThan(0);
    expect(await readAll(table, partitions, 10)).toEqual([0]);
  });
});
