import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LmdbItemTable } from '../adapters/embedded/item-table';
import type { Item, Write } from '../core/ports';
import { createQueryApp } from '../core/query/app';
import { articleId } from '../core/record/article-id';
import type { TaggedRecord } from '../core/record/record';
import { ArticleStore } from '../core/store/article-store';
import type { Head } from '../core/store/head-item';
import { headItem } from '../core/store/head-item';
import { rowsToPut } from '../core/store/index-rows';
import { cpuMicroseconds, percentile } from './measure';

/**
 * `npm run bench:query [-- --articles N,N,…]`: milliseconds a request for a page of 50 takes, through the whole API, over one
 * table that grows to each of these sizes. Beside the time that passed stands the processor's, which other work on the
 * machine leaves alone: the two are the same on a machine at rest.
 */
const { values: options } = parseArgs({ options: { articles: { type: 'string', default: '10000,100000' } } });

const SHARDS = 1;
const CALLS = 200;
const ARTICLES_AT_ONCE = 200;
const FIRST_RECEIVED = Date.UTC(2024, 0, 1);
const SECONDS_APART = 7;
const TOPICS = 900;
const REGIONS = ['RU', 'UA', 'US', 'FR', 'DE', 'KE', 'PE', 'NO', 'JP', 'IN'];

const REQUESTS: Record<string, string> = {
  newest: '',
  'one topic': 'topic=medtop:7',
  'one region, a page of a year ago': 'region=iso3166-1:FR&to=2024-01-02',
  'topic and region': 'topic=medtop:7&region=iso3166-1:KE',
  'the worst pair: two long lists with nothing in common': 'topic=medtop:even&language=odd',
  'a short list in a long one': 'topic=medtop:rare&provenance=none',
};

/** A record with as many tags as a usual article has. */
function recordOf(index: number): TaggedRecord {
  const name = `articles/${index}.txt`;
  const topics = [
    'even',
    index % 997 === 0 ? 'rare' : 'usual',
    ...[1, 2, 3, 4, 5].map((step) => (index * step) % TOPICS),
  ]
    .filter((topic) => topic !== 'even' || index % 2 === 0)
    .map((topic) => ({
      ...{ code: `medtop:${topic}`, name: `topic ${topic}`, level: 1, implied: false, confidence: 90, relevance: 80 },
      ...{ creator: 'machine' as const, evidence: [{ start: index % 500, end: (index % 500) + 9, rule: 'lexicon' }] },
    }));
  const regions = [0, 1, 2, 3].map((step) => ({
    ...{ scheme: 'iso3166-1' as const, code: REGIONS[(index + step) % REGIONS.length]!, name: 'a country' },
    ...{ role: 'focus' as const, confidence: 95, relevance: 70, lat: 1, lon: 2, creator: 'machine' as const },
    evidence: [{ start: 40, end: 49, rule: 'country-name' }],
  }));
  const receivedAt = new Date(FIRST_RECEIVED + index * SECONDS_APART * 1000).toISOString();
  return {
    ...{ schemaVersion: 1, id: articleId('bench', name), revision: 1, generation: 1, status: 'tagged', kind: 'news' },
    source: { bucket: 'bench', key: name, size: 2000, sequencer: '01', versionId: String(index), receivedAt },
    article: {
      headline: `Harbour council meets for the ${index}th time`,
      wordCount: 300,
      captions: [],
      language: index % 2 ? 'odd' : 'even',
    },
    ...{ topics, regions, provenance: { status: 'none', confidence: 90, agencies: [], evidence: [] } },
    ...{ moderation: { decision: 'pass', findings: [] }, editorial: { pubStatus: 'usable', signals: [] }, story: {} },
    ...{ human: [], taggedAt: receivedAt, taggerVersion: '0', dataVersion: '0', contentHash: articleId('hash', name) },
  };
}

async function fill(table: LmdbItemTable, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += ARTICLES_AT_ONCE) {
    const writes: Write[] = [];
    for (let index = start; index < Math.min(to, start + ARTICLES_AT_ONCE); index++) {
      const head: Head = { record: recordOf(index), sequencer: '01', generation: 1, lock: 1 };
      const item: Item = headItem(head);
      writes.push(...rowsToPut(head, SHARDS), { op: 'put', item });
    }
    await table.writeAll(writes);
  }
}

interface Times {
  passed: number[];
  processor: number[];
}

async function timesOf(request: () => Promise<unknown>): Promise<Times> {
  const times: Times = { passed: [], processor: [] };
  for (let call = 0; call < CALLS; call++) {
    const [passed, processor] = [performance.now(), cpuMicroseconds()];
    await request();
    times.passed.push(performance.now() - passed);
    times.processor.push((cpuMicroseconds() - processor) / 1_000);
  }
  return times;
}

async function main(sizes: number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'query-latency-'));
  // Nobody follows this table, so nothing has to be told.
  const table = new LmdbItemTable(
    folder,
    () => Date.now(),
    () => false,
  );
  const store = new ArticleStore(table, { shards: SHARDS });
  const app = createQueryApp({
    table,
    store,
    bucket: { read: () => Promise.resolve(undefined) },
    desk: { taste: () => Promise.resolve([]) },
    clock: { now: () => new Date() },
    caller: () => ({ role: 'reader', name: 'bench' }),
  });
  process.stdout.write('| articles | request | p50 | p99 | p50 of the processor |\n|---|---|---|---|---|\n');
  let filled = 0;
  for (const size of sizes) {
    await fill(table, filled, size);
    filled = size;
    for (const [name, query] of Object.entries(REQUESTS)) {
      const { passed, processor } = await timesOf(async () => (await app.request(`/v1/articles?${query}`)).text());
      const cells = [percentile(passed, 0.5), percentile(passed, 0.99), percentile(processor, 0.5)];
      const row = [size, name, ...cells.map((each) => each.toFixed(1))];
      process.stdout.write(`| ${row.join(' | ')} |\n`);
    }
  }
  await table.close();
  rmSync(folder, { recursive: true });
}

void main(options.articles.split(',').map(Number));
