import fc from 'fast-check';
import type { MemoryItemTable } from '../../adapters/memory/item-table';
import type { ItemTable } from '../../core/ports';
import { checkWorld } from './checks';
import { FAULTS } from './faulty-table';
import { FILE_NAMES, KILLED, NOTICE } from './files';
import { ACTS } from './editors';
import { newTally } from './tally';
import { DAY, KEYS, World } from './world';

/** In so many histories, each kind of fault happens at least once; in fewer, chance alone may leave one out. */
const RARELY = 200;

const which = fc.nat(60);
const key = fc.constantFrom(...KEYS);
const trouble = fc.record({
  fault: fc.constantFrom(...FAULTS),
  at: fc.oneof(fc.nat(3), fc.nat(45)),
  rival: which,
});
const perhaps = fc.option(trouble, { nil: undefined, freq: 3 });
function step<T extends string, M extends object>(
  weight: number,
  what: T,
  model: { [P in keyof M]: fc.Arbitrary<M[P]> },
) {
  const arbitrary = fc.record({ do: fc.constant(what), ...model }) as fc.Arbitrary<unknown> as fc.Arbitrary<
    { do: T } & M
  >;
  return { weight, arbitrary };
}

/** One thing that happens; the numbers say to which of those there are. */
const steps = fc.oneof(
  step(6, 'put', {
    key,
    file: fc.constantFrom(...FILE_NAMES, KILLED, KILLED, NOTICE, NOTICE),
    receive: fc.boolean(),
    trouble: perhaps,
  }),
  step(2, 'remove', { key }),
  step(6, 'receive', { which, trouble: perhaps, old: fc.nat(9) }),
  step(2, 'repeat', { which, trouble: perhaps, old: fc.nat(2) }),
  step(1, 'backfill', { which }),
  step(1, 'deploy', { edition: fc.constantFrom(1 as const, 2 as const) }),
  step(4, 'act', { which, what: fc.nat(ACTS.length + 2), trouble: perhaps }),
  step(2, 'follow', { which, trouble: perhaps }),
  step(1, 'drain', {}),
  step(1, 'sweep', { hour: fc.constantFrom('10', '12') }),
  step(2, 'redrive', {}),
);
type Step = typeof steps extends fc.Arbitrary<infer T> ? T : never;

async function take(world: World, each: Step): Promise<void> {
  switch (each.do) {
    case 'put':
      world.change(each.key, each.file);
      return each.receive ? world.receive(world.waiting - 1, world.generation, each.trouble) : undefined;
    case 'remove':
      return world.change(each.key);
    case 'receive':
      return world.receive(each.which, Math.max(1, world.generation - (each.old === 0 ? 1 : 0)), each.trouble);
    case 'repeat':
      return world.repeat(each.which, Math.max(1, world.generation - each.old), each.trouble);
    case 'backfill': {
      const version = world.versions[each.which % Math.max(1, world.versions.length)];
      return version && world.backfill(version);
    }
    case 'deploy':
      return world.deploy(each.edition);
    case 'act':
      return world.act(each.which, each.what, each.trouble);
    case 'follow':
      return world.follow(each.which, each.trouble);
    case 'drain':
      return world.drain();
    case 'sweep':
      return world.sweep(`${DAY}T${each.hour}:00:00Z`);
    case 'redrive':
      return world.redrive();
  }
}

export interface ModelTable {
  /** Empty. */
  table: ItemTable;
  /** What it holds now, to be looked at without a call for each look. */
  copy: () => Promise<MemoryItemTable>;
}

/** Continuous integration tries the same histories each time; `npm run soak` others. */
const SEED = Number(process.env.HISTORIES_SEED ?? 1);

/**
 * Any history of bucket, queue, deployments and editors, with whatever can go wrong at any call to the table, ends where the
 * newest version of each object and the newest generation say, once everything that came was handled. Then everything is
 * tagged anew by one more generation, and ends right again. Says how often each kind of fault happened, and fails when one
 * hardly did.
 * @param where for people: what kind of table it is
 */
export async function checkHistories(runs: number, where: string, open: () => Promise<ModelTable>): Promise<void> {
  const tally = newTally();
  await fc.assert(
    fc.asyncProperty(
      fc.array(steps, { minLength: 6, maxLength: 18, size: 'max' }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
      async (all, order) => {
        const { table, copy } = await open();
        const world = new World(table, tally);
        for (const each of all) await take(world, each);
        let place = 0;
        const pick = () => order[place++ % order.length]!;
        await world.settle(pick);
        await world.sweep(`${DAY}T12:00:00Z`);
        await world.drain();
        await checkWorld(world, await copy());

        world.deploy(order[0]! % 2 === 0 ? 1 : 2);
        for (const key of KEYS) {
          const version = world.last(key);
          if (version) world.backfill(version);
        }
        await world.settle(pick);
        await world.sweep(`${DAY}T12:00:00Z`);
        await world.drain();
        await checkWorld(world, await copy(), world.generation);
      },
    ),
    { numRuns: runs, seed: SEED },
  );
  process.stdout.write(`${runs} histories ${where}: ${tally.toString()}\n`);
  expect(tally.below(Math.floor(runs / RARELY))).toEqual([]);
}
