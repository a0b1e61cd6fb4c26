import type { ListedVersion, ListingPlace } from '../../../adapters/aws/object-versions';
import type { BackfillProgress } from '../../../bin/backfill/run-backfill';
import { runBackfill } from '../../../bin/backfill/run-backfill';

const version = (key: string, more: Partial<ListedVersion> = {}): ListedVersion => ({
  key,
  versionId: `v-${key}`,
  eTag: 'e',
  isLatest: true,
  size: 10,
  ...more,
});
/** Two pages: 25 objects, and three of which one counts. */
const PAGES: ListedVersion[][] = [
  Array.from({ length: 25 }, (_, index) => version(`a${index}`)),
  [version('b', { isLatest: false }), version('folder/'), version('gone', { size: undefined }), version('z')],
];

function harness(failAfter = Infinity) {
  const sent: string[][] = [];
  const saved: BackfillProgress[] = [];
  let time = 0;
  return {
    sent,
    saved,
    elapsed: () => time,
    ports: {
      page: (after?: ListingPlace) =>
        Promise.resolve(after ? { versions: PAGES[1]! } : { versions: PAGES[0]!, next: { key: 'a24' } }),
      send: (events: { key: string }[]) => {
        if (sent.length === failAfter) return Promise.reject(new Error('killed'));
        sent.push(events.map(({ key }) => key));
        return Promise.resolve();
      },
      pause: (milliseconds: number) => Promise.resolve(void (time += milliseconds)),
      now: () => time,
      save: (progress: BackfillProgress) => void saved.push(progress),
    },
  };
}

const START = { sent: 0, done: false };

it('puts the newest version of every object on the queue, ten at once and no faster than asked', async () => {
  const { ports, sent, elapsed } = harness();
  expect(await runBackfill('b', 10, START, ports)).toMatchObject({ sent: 26, done: true });
  expect(sent.map((batch) => batch.length)).toEqual([10, 10, 5, 1]);
  expect(sent.at(-1)).toEqual(['z']);
  expect(elapsed()).toBe(2_600);
});

it('goes on with the page it was killed at', async () => {
  const killed = harness(3);
  await expect(runBackfill('b', 10, START, killed.ports)).rejects.toThrow('killed');
  const [progress] = killed.saved;
  expect(progress).toEqual({ sent: 25, place: { key: 'a24' }, done: false });
  const second = harness();
  await runBackfill('b', 10, progress!, second.ports);
  expect(second.sent).toEqual([['z']]);
});
