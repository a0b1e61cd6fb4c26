import fc from 'fast-check';
import { MemoryItemTable } from '../../adapters/memory/item-table';
import type { ItemTable } from '../../core/ports';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { ObjectEvent } from '../../core/ingest/object-event';
import { articleId } from '../../core/record/article-id';
import { ArticleStore } from '../../core/store/article-store';
import { countArticle, countsByDay } from '../../core/store/counts';
import { facetsOf } from '../../core/store/facets';
import { listArticles } from '../../core/store/list-articles';
import { testDesk } from '../desk';
import { Killed, mortal } from './mortal-table';

const desk = testDesk();
const settings = { shards: 2 };
const KEYS = ['a.txt', 'b.txt'];
const sequencerOf = (index: number) => (0x10 + index).toString(16).toUpperCase().padStart(6, '0');
const day = '2024-03-01';
/** `npm run soak` tries more. */
const RUNS = Number(process.env.INTERLEAVINGS ?? 300);
const LONGEST_RUN_MS = 100;

interface Step {
  key: string;
  removed: boolean;
  words: string;
}

/** One history of the bucket: what each event's version held. Sequencers rise with the position. */
const histories = fc.array(
  fc.record({
    key: fc.constantFrom(...KEYS),
    removed: fc.boolean(),
    words: fc.constantFrom(
      '',
      'Floods in Peru\n\nRivers rose in Lima after a week of rain.',
      'Vote in Kenya\n\nPolls opened in Nairobi on Monday for a new parliament.',
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function eventOf(step: Step, index: number): ObjectEvent {
  const event = {
    bucket: 'b',
    key: step.key,
    sequencer: sequencerOf(index),
    eventTime: `${day}T00:00:${String(index).padStart(2, '0')}Z`,
  };
  return step.removed
    ? { kind: 'removed', ...event }
    : { kind: 'created', ...event, versionId: String(index), size: step.words.length };
}

describe('any order, repetition and loss of events', () => {
  it(
    'ends at what the highest sequencer says, listed and counted exactly',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          histories,
          fc.array(
            fc.record({
              event: fc.nat(),
              writes: fc.nat({ max: 40 }),
              effective: fc.boolean(),
              generation: fc.constantFrom(1, 2),
            }),
            { maxLength: 12 },
          ),
          fc.infiniteStream(fc.nat()),
          async (steps, disturbances, shuffle) => {
            const table = new MemoryItemTable();
            const bucket = {
              read: ({ versionId }: { versionId?: string }) =>
                Promise.resolve({ bytes: Buffer.from(steps[Number(versionId)]!.words), versionId }),
            };
            const run = async (through: ItemTable, event: ObjectEvent, generation: number) => {
              const store = new ArticleStore(through, settings);
              const clock = { now: () => new Date(`${day}T01:00:00Z`) };
              const program = { taggerVersion: '1', dataVersion: '1', generation };
              await ingestObject(event, { bucket, store, desk, clock, program });
            };
            const events = steps.map(eventOf);
            for (const { event, writes, effective, generation } of disturbances) {
              await run(mortal(table, writes, effective), events[event % events.length]!, generation).catch(
                (error: unknown) => {
                  if (!(error instanceof Killed)) throw error;
                },
              );
            }
            // At least once: each event arrives whole in the end, in any order.
            const order = events
              .map((event) => ({ event, rank: shuffle.next().value }))
              .sort((a, b) => a.rank - b.rank);
            for (const { event } of order) await run(table, event, 2);

            const store = new ArticleStore(table, settings);
            const expected = new Map<string, string>();
            for (const key of KEYS) {
              const last = steps.findLastIndex((step) => step.key === key);
              const head = await store.head(articleId('b', key));
              if (last < 0) {
                expect(head).toBeUndefined();
                continue;
              }
              const step = steps[last]!;
              const status = step.removed ? 'deleted' : step.words === '' ? 'rejected' : 'tagged';
              expect(head?.record.status).toBe(status);
              expect(head?.sequencer).toBe(sequencerOf(last));
              if (status !== 'deleted') expected.set(head!.record.id, status);
              if (status === 'tagged')
                expect(JSON.stringify(await store.history(head!.record.id, 50))).not.toContain('"quote"');
            }

            const listed = async (value: string) =>
              (await listArticles(table, store, { filters: [{ facet: 'status', value }], limit: 50 })).heads;
            const list = { heads: [...(await listed('tagged')), ...(await listed('rejected'))] };
            expect(list.heads.map(({ record }) => record.id).sort()).toEqual([...expected.keys()].sort());

            for (const change of table.changes)
              if (change.key.sk === 'HEAD') await countArticle(table, store, change.key.pk.slice(2));
            const counted = await countsByDay(table, store, 'region', [day], true);
            const recount = new Map<string, number>();
            for (const { record } of list.heads) {
              for (const { facet, value } of facetsOf(record))
                if (facet === 'region') recount.set(value, (recount.get(value) ?? 0) + 1);
            }
            expect(Object.fromEntries(counted.map(({ value, count }) => [value, count]))).toEqual(
              Object.fromEntries(recount),
            );
          },
        ),
        { numRuns: RUNS },
      );
    },
    RUNS * LONGEST_RUN_MS,
  );
});
