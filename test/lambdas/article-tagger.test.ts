import { createIngestMetrics } from '../../adapters/aws/powertools-metrics';
import { MemoryItemTable } from '../../adapters/memory/item-table';
import { ArticleStore } from '../../core/store/article-store';
import { createArticleTagger } from '../../lambdas/article-tagger';
import { testDesk } from '../desk';
import { loadEvent } from '../events/load-event';

const COPY =
  'Oslo harbour reopens\n\nOSLO, March 3 (Reuters) - Ferries left the harbour of Oslo on Monday, the port authority said.\n';

const sum = (values: number | number[]) => [values].flat().reduce((total, value) => total + value, 0);

/** Has metrics written by the console of this process, where a test can see them. */
const LOGGED = { POWERTOOLS_DEV: 'true', POWERTOOLS_METRICS_DISABLED: 'false' };

/** Messages sent to the function, and its metrics: by name and dimension, as CloudWatch reads them from the log. */
async function metricsOf(...messages: string[]): Promise<Record<string, number>> {
  Object.assign(process.env, LOGGED);
  const written = jest.spyOn(console, 'log').mockImplementation();
  try {
    const metrics = createIngestMetrics('desk-test');
    const tag = createArticleTagger({
      feeds: [],
      deskOf: () => testDesk(),
      bucket: { read: () => Promise.resolve({ bytes: Buffer.from(COPY) }) },
      store: new ArticleStore(new MemoryItemTable(), { shards: 1 }),
      clock: { now: () => new Date('2024-03-02T00:00:00Z') },
      program: { taggerVersion: '1', dataVersion: '1', generation: 1 },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      metrics,
    });
    for (const message of messages) await tag(message);
    metrics.publish();
    return Object.fromEntries(
      written.mock.calls.flatMap(([line]) => {
        const { _aws, service, ...values } = JSON.parse(String(line)) as Record<string, unknown>;
        expect(_aws).toBeDefined();
        expect(service).toBe('desk-test');
        const dimensions = Object.values(values).filter((value) => typeof value === 'string');
        return Object.entries(values)
          .filter(([, value]) => typeof value !== 'string')
          .map(([name, value]): [string, number] => [[name, ...dimensions].join(' '), sum(value as number | number[])]);
      }),
    );
  } finally {
    written.mockRestore();
    for (const name of Object.keys(LOGGED)) delete process.env[name];
  }
}

it('counts what each tagger found and what was decided, once for an event that comes twice', async () => {
  const message = loadEvent('s3/created');
  const counted = await metricsOf(message, message);
  expect(counted).toMatchObject({
    Tagged: 1,
    Unchanged: 1,
    'ArticlesWithTags regions': 1,
    'ArticlesWithTags provenance': 1,
    'ArticlesWithTags moderation': 0,
    'Tags provenance': 1,
    'Decisions pass': 1,
  });
  expect(counted['Tags regions']).toBeGreaterThan(1);
});
