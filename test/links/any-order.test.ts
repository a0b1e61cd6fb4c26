import fc from 'fast-check';
import { paragraphsOf } from '../../bin/evaluate/invented-stories';
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
const RUNS = Number(process.env.INTERLEAVINGS ?? 100);
const LONGEST_RUN_MS = 300;

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

it(
  'links end as a function of the live articles, whatever the order and repetition of changes',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const room = new Newsroom();
        for (const step of all) {
          if (step.do === 'drop') await room.drop(step.key, COPIES[step.copy]!, `2024-03-01T10:0${step.minute}:00Z`);
          else if (step.do === 'remove') await room.remove(step.key);
          else if (step.do === 'drain') await room.drain();
          else if (step.do === 'sweep') await room.sweep('2024-03-02T00:00:00Z');
          else if (room.table.changes.length > 0) {
            // Late, early or again: any change there has been.
            const place = (which: number) => which % room.table.changes.length;
            if (step.do === 'die') await room.followMortally(place(step.which), step.writes, step.effective);
            else if (step.do === 'together') await room.followTogether(step.which.map(place));
            else await room.follow(place(step.which));
          }
        }
        await room.drain();
        const heads = await room.store.heads(KEYS.map(room.id));
        expectLinksOfTheLive(
          heads.flatMap((head) => (head ? [head.record] : [])),
          room.table.all(),
        );
      }),
      { numRuns: RUNS },
    );
  },
  RUNS * LONGEST_RUN_MS + 10_000,
);
