import { MemoryItemTable } from '../../adapters/memory/item-table';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { Desk } from '../../core/pipeline';
import { createQueryApp } from '../../core/query/app';
import { ArticleStore } from '../../core/store/article-store';
import { countArticle } from '../../core/store/counts';
import { localDays, startOfDay } from '../../core/store/local-days';

const HOUR = 3_600_000;

/** A desk that rejected an empty file every hour, from one time to before another. */
async function deskOf(from: string, to: string, deskZone?: string) {
  const table = new MemoryItemTable();
  const store = new ArticleStore(table, { shards: 2 });
  const ports = {
    ...{ table, store, bucket: { read: () => Promise.resolve(undefined) } },
    // It never reads: all files are empty.
    ...{ desk: {} as Desk },
    ...{ clock: { now: () => new Date(to) }, program: { taggerVersion: '1', dataVersion: '1', generation: 1 } },
  };
  for (let time = Date.parse(from); time < Date.parse(to); time += HOUR) {
    const eventTime = new Date(time).toISOString();
    const event = { kind: 'created', bucket: 'b', key: eventTime, sequencer: 'A0', size: 0, eventTime } as const;
    const { ids } = await ingestObject(event, ports);
    await countArticle(table, store, ids[0]!);
  }
  const app = createQueryApp({ ...ports, timeZone: deskZone, caller: () => ({ role: 'reader', name: 'ed' }) });
  const get = async (path: string) => (await app.request(path)).json() as Promise<Record<string, unknown>>;
  const counts = async (query: string) => {
    const { rows } = (await get(`/v1/stats?by=status&${query}`)) as {
      rows: { start: string; count: number }[];
    };
    return Object.fromEntries(rows.map(({ start, count }) => [start, count]));
  };
  return { get, counts };
}

describe('days of a time zone', () => {
  it.each([
    ['Europe/Berlin', '2024-03-30', '2024-04-01', [24, 23, 24]],
    ['Europe/Berlin', '2024-10-26', '2024-10-28', [24, 25, 24]],
    ['America/New_York', '2024-03-09', '2024-03-11', [24, 23, 24]],
    ['America/New_York', '2024-11-02', '2024-11-04', [24, 25, 24]],
    ['Asia/Kathmandu', '2024-03-01', '2024-03-03', [24, 24, 24]],
    ['Pacific/Kiritimati', '2024-03-01', '2024-03-03', [24, 24, 24]],
    ['UTC', '2024-03-30', '2024-04-01', [24, 24, 24]],
  ])('in %s, %s to %s, have the hours that pass there', async (timeZone, from, to, hours) => {
    const span = await deskOf(
      new Date(Date.parse(from) - 24 * HOUR).toISOString(),
      new Date(Date.parse(to) + 48 * HOUR).toISOString(),
    );
    expect(Object.values(await span.counts(`from=${from}&to=${to}&timeZone=${timeZone}`))).toEqual(hours);
  });

  it('begin when they begin there, by the quarter of an hour', () => {
    expect(startOfDay('2024-03-01', 'Asia/Kathmandu')).toBe('2024-02-29T18:15:00.000Z');
    expect(startOfDay('2024-03-31', 'Europe/Berlin')).toBe('2024-03-30T23:00:00.000Z');
    expect(startOfDay('2024-04-01', 'Europe/Berlin')).toBe('2024-03-31T22:00:00.000Z');
    // Clocks of Havana go from midnight to one o'clock.
    expect(startOfDay('2024-03-10', 'America/Havana')).toBe('2024-03-10T05:00:00.000Z');
    // Samoa left the 30th out.
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
    expect(startOfDay('2024-03-01', 'Etc/GMT+12')).toBe('2024-03-01T12:00:00.000Z');
    expect(localDays('UTC')('2024-03-01')).toEqual([{ day: '2024-03-01', from: 0, to: 96 }]);
  });
});

it('weeks and months are put together from days of the zone', async () => {
  const { counts } = await deskOf('2024-03-31T20:00:00Z', '2024-04-01T02:00:00Z');
  const asked = 'from=2024-03-01&to=2024-04-30&interval=month';
  expect(await counts(asked)).toEqual({ '2024-03-01': 4, '2024-04-01': 2 });
  expect(await counts(`${asked}&timeZone=Europe/Berlin`)).toEqual({ '2024-03-01': 2, '2024-04-01': 4 });
});

it('a desk with a time zone counts and lists by its days when a request names none', async () => {
  const { get, counts } = await deskOf('2024-03-30T00:00:00Z', '2024-04-02T00:00:00Z', 'Europe/Berlin');
  expect(await counts('from=2024-03-31&to=2024-03-31')).toEqual({ '2024-03-31': 23 });
  expect(await counts('from=2024-03-31&to=2024-03-31&timeZone=UTC')).toEqual({ '2024-03-31': 24 });
  const { items } = await get('/v1/articles?status=rejected&from=2024-03-31&to=2024-03-31');
  expect((items as unknown[]).length).toBe(23);
  expect(await get('/v1/me')).toMatchObject({ timeZone: 'Europe/Berlin' });
});

it('refuses a zone nobody knows', async () => {
  const { get } = await deskOf('2024-03-01T00:00:00Z', '2024-03-01T00:00:00Z');
  expect(await get('/v1/stats?by=status&from=2024-03-01&to=2024-03-01&timeZone=Mars/Base')).toMatchObject({
    status: 400,
    detail: 'timeZone must be an IANA name, such as Europe/Berlin',
  });
});
