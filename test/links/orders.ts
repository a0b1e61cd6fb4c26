import fc from 'fast-check';
import { paragraphsOf } from '../../bin/evaluate/invented-stories';
import type { Change, Item, ItemTable } from '../../core/ports';
import { expectLinksOfTheLive } from './live-links';
import type { Copy } from './newsroom';
import { Newsroom } from './newsroom';

const KEYS = ['wire/a', 'wire/b', 'wire/c', 'wire/d'];
const GUID = 'urn:newsml:wire.example:1';
const FIRST = paragraphsOf(1, 10);
const SECOND = paragraphsOf(2, 10);
/** All there can be in a file: stories by agencies and others that share words, versions, and notices, sure and unsure. */
const COPIES: Copy[] = [
  { headline: 'Quay to reopen', slugline: 'Quay', guid: GUID, agency: 'Reuters', body: FIRST },
  { headline: 'Quay to reopen', slugline: 'Quay', body: FIRST.slice(0, 6) },
  { headline: 'Our quay', body: [...FIRST.slice(4), ...SECOND.slice(0, 3)] },
  { headline: 'Vote on bridge', slugline: 'Bridge', agency: 'dpa', body: SECOND },
  { headline: 'Our bridge', guid: GUID, body: [...SECOND.slice(0, 5), ...FIRST.slice(0, 5)] },
  { headline: 'Notice', body: ['MANDATORY KILL', `Please kill story item ${GUID}.`] },
  { headline: 'Notice', body: ['MANDATORY KILL', 'Please kill story slugged Quay headlined “Quay to reopen”.'] },
  { headline: 'Notice', body: ['ADVISORY: story withheld', 'Please withhold story slugged Bridge.'] },
];

const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('drop' as const),
        key: fc.constantFrom(...KEYS),
        copy: fc.nat(COPIES.length - 1),
        minute: fc.nat(5),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), key: fc.constantFrom(...KEYS) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('follow' as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('drain' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('die' as const),
        which: fc.nat(),
        writes: fc.nat({ max: 20 }),
        effective: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('together' as const),
        which: fc.array(fc.nat(), { minLength: 2, maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('sweep' as const) }) },
  ),
  { minLength: 1, maxLength: 14 },
);

/** Where an order of changes is tried. */
interface Place {
  table: ItemTable;
  /** Of heads at least, as a feed would tell them. */
  changes: readonly Change[];
  /** All that the table holds. */
  items(): Promise<readonly Item[]>;
}

/** Tries orders and repetitions of changes: links have to end as a function of the live articles. @param open an empty place */
export async function checkOrders(runs: number, open: () => Promise<Place>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const place = await open();
      const room = new Newsroom(place);
      for (const step of all) {
        if (step.do === 'drop') await room.drop(step.key, COPIES[step.copy]!, `2024-03-01T10:0${step.minute}:00Z`);
        else if (step.do === 'remove') await room.remove(step.key);
        else if (step.do === 'drain') await room.drain();
        else if (step.do === 'sweep') await room.sweep('2024-03-02T00:00:00Z');
        else if (room.changes.length > 0) {
          // Late, early or again: any change there has been.
          const change = (which: number) => which % room.changes.length;
          if (step.do === 'die') await room.followMortally(change(step.which), step.writes, step.effective);
          else if (step.do === 'together') await room.followTogether(step.which.map(change));
          else await room.follow(change(step.which));
        }
      }
      await room.drain();
      const heads = await room.store.heads(KEYS.map(room.id));
      expectLinksOfTheLive(
        heads.flatMap((head) => (head ? [head.record] : [])),
        await place.items(),
      );
    }),
    { numRuns: runs },
  );
}
