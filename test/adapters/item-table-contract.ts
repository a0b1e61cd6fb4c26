import type { Item, ItemTable } from '../../core/ports';

/** What every item table must do; each adapter's test runs it against an empty table. */
export function itemTableContract(makeTable: () => Promise<ItemTable> | ItemTable): void {
  let table: ItemTable;
  let pk: string;
  let serial = 0;
  beforeEach(async () => {
    table = await makeTable();
    pk = `P${process.pid}-${serial++}`;
  });
  const item = (sk: string, more: Partial<Item> = {}): Item => ({ pk, sk, ...more });
  const put = (sk: string, more: Partial<Item> = {}) => table.write({ op: 'put', item: item(sk, more) });

  describe('get', () => {
    it('gives what was put, whole', async () => {
      const whole = item('a', {
        n: -1.5,
        s: '',
        t: '帝国 😀',
        yes: true,
        no: false,
        nil: null,
        list: [1, 'b', [null]],
        map: { x: { y: [] } },
      });
      await table.write({ op: 'put', item: whole });
      expect(await table.get({ pk, sk: 'a' })).toEqual(whole);
    });

    it('gives undefined where there is nothing', async () => {
      expect(await table.get({ pk, sk: 'a' })).toBeUndefined();
    });

    it('gives many in the order of their keys, beyond any batch limit', async () => {
      const keys = Array.from({ length: 230 }, (_, index) => ({ pk, sk: `k${String(index).padStart(3, '0')}` }));
      await table.writeAll(
        keys.filter((_, index) => index % 2 === 0).map((key, n) => ({ op: 'put', item: { ...key, n } })),
      );
      const found = await table.batchGet(keys);
      expect(found.map((each) => each?.sk)).toEqual(keys.map(({ sk }, index) => (index % 2 === 0 ? sk : undefined)));
    });
  });

  describe('a condition', () => {
    it('absent holds once', async () => {
      const write = { op: 'put', item: item('a', { n: 1 }), condition: { kind: 'absent' } } as const;
      expect([await table.write(write), await table.write(write)]).toEqual([true, false]);
    });

    it.each([
      ['the same number', 1, true],
      ['another number', 2, false],
      ['the same digits as text', '1', false],
    ])('equals compares with %s', async (_, value, expected) => {
      await put('a', { n: 1 });
      const condition = { kind: 'equals', attribute: 'n', value } as const;
      expect(await table.write({ op: 'put', item: item('a', { n: 9 }), condition })).toBe(expected);
      expect((await table.get({ pk, sk: 'a' }))?.n).toBe(expected ? 9 : 1);
    });

    it('equals fails where there is nothing, and guards deletions too', async () => {
      const condition = { kind: 'equals', attribute: 'n', value: 1 } as const;
      expect(await table.write({ op: 'delete', key: { pk, sk: 'a' }, condition })).toBe(false);
      await put('a', { n: 1 });
      expect(await table.write({ op: 'delete', key: { pk, sk: 'a' }, condition })).toBe(true);
      expect(await table.get({ pk, sk: 'a' })).toBeUndefined();
    });
  });

  describe('add', () => {
    it('counts from nothing, up and down', async () => {
      await table.write({ op: 'add', key: { pk, sk: 'a' }, amounts: { x: 2, y: 1 } });
      await table.write({ op: 'add', key: { pk, sk: 'a' }, amounts: { x: -5 } });
      expect(await table.get({ pk, sk: 'a' })).toEqual(item('a', { x: -3, y: 1 }));
    });
  });

  describe('a transaction', () => {
    it('writes all when every condition holds', async () => {
      await put('a', { n: 1 });
      const done = await table.transact([
        { op: 'put', item: item('a', { n: 2 }), condition: { kind: 'equals', attribute: 'n', value: 1 } },
        { op: 'add', key: { pk, sk: 'b' }, amounts: { n: 1 } },
      ]);
      expect(done).toBe(true);
      expect(
        (
          await table.batchGet([
            { pk, sk: 'a' },
            { pk, sk: 'b' },
          ])
        ).map((each) => each?.n),
      ).toEqual([2, 1]);
    });

    it('writes nothing when one does not', async () => {
      const done = await table.transact([
        { op: 'add', key: { pk, sk: 'b' }, amounts: { n: 1 } },
        { op: 'put', item: item('a'), condition: { kind: 'equals', attribute: 'n', value: 1 } },
      ]);
      expect(done).toBe(false);
      expect(await table.get({ pk, sk: 'b' })).toBeUndefined();
    });
  });

  describe('query', () => {
    const keysOf = async (range: Parameters<ItemTable['query']>[0]) =>
      (await table.query(range)).items.map(({ sk }) => sk);

    it('reads a range by UTF-8 order, from inclusive, to exclusive', async () => {
      for (const sk of ['b', 'a', 'é', 'c', 'B', 'ab']) await put(sk);
      await table.write({ op: 'put', item: { pk: `${pk}x`, sk: 'b' } });
      expect(await keysOf({ pk, limit: 10 })).toEqual(['B', 'a', 'ab', 'b', 'c', 'é']);
      expect(await keysOf({ pk, from: 'a', to: 'c', limit: 10 })).toEqual(['a', 'ab', 'b']);
      expect(await keysOf({ pk, from: 'a', to: 'c', descending: true, limit: 10 })).toEqual(['b', 'ab', 'a']);
    });

    it.each([false, true])('pages to the end without loss or repetition (descending: %s)', async (descending) => {
      const all = Array.from({ length: 7 }, (_, index) => `k${index}`);
      await table.writeAll(all.map((sk) => ({ op: 'put', item: item(sk) })));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await table.query({ pk, limit: 3, descending, after });
        seen.push(...page.items.map(({ sk }) => sk));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual(descending ? [...all].reverse() : all);
    });
  });
}
