import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LmdbItemTable } from '../adapters/embedded/item-table';
import { buildTables, loadTables } from '../adapters/node/tables';
import { HEAD_SORT_KEY } from '../core/environment';
import { followChange } from '../core/events/follow-change';
import { ingestObject } from '../core/ingest/ingest-object';
import { createDesk } from '../core/pipeline';
import { DEFAULT_SETTINGS } from '../core/settings';
import { ArticleStore } from '../core/store/article-store';
import { makeCorpus } from './corpus';

/**
 * `npm run bench:ingest [-- --folder DIR]`: articles a CPU-second from the bucket to the table of a laptop, with and without the counts,
 * links and events that follow. Those are measured on fewer articles (`--followed`), since each of the made-up ones shares sentences
 * with many others: the links cost some 50 ms an article, and more the more there are.
 */
const { values: options } = parseArgs({
  options: {
    folder: { type: 'string' },
    articles: { type: 'string', default: '2000' },
    followed: { type: 'string', default: '200' },
    'at-once': { type: 'string', default: '32' },
  },
});
const articles = options.folder
  ? readdirSync(options.folder).map((name) => readFileSync(join(options.folder!, name)))
  : makeCorpus(Number(options.articles)).map((text) => Buffer.from(text));
const AT_ONCE = Number(options['at-once']);
const CHANGES_AT_ONCE = 200;
const root = join(__dirname, '../..');

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** @returns CPU seconds for the first `count` articles */
async function run(count: number, follow: boolean): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-ingest-'));
  const table = new LmdbItemTable(
    folder,
    () => Date.now(),
    ({ sk }) => sk === HEAD_SORT_KEY,
  );
  const store = new ArticleStore(table, { shards: 1 });
  const ports = {
    bucket: {
      read: ({ versionId }: { versionId?: string }) => Promise.resolve({ bytes: articles[Number(versionId)]! }),
    },
    store,
    desk: createDesk(loadTables(join(root, 'build/tables.bin')).tables, DEFAULT_SETTINGS),
    clock: { now: () => new Date() },
    program: { taggerVersion: '0', dataVersion: '0', generation: 1 },
  };
  const ingest = (index: number) =>
    ingestObject(
      {
        ...{ kind: 'created', bucket: 'bench', key: `${index}.txt`, versionId: String(index), sequencer: '01' },
        ...{ size: articles[index]!.length, eventTime: new Date(Date.UTC(2024, 0, 1) + index * 1000).toISOString() },
      },
      ports,
    );
  const before = cpuSeconds();
  for (let start = 0; start < count; start += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, offset) => ingest(start + offset));
    await Promise.all(batch);
  }
  if (follow) await followAll(table, store);
  const spent = cpuSeconds() - before;
  await table.close();
  rmSync(folder, { recursive: true });
  return spent;
}

/** Follows every change there is, and the changes that makes. */
async function followAll(table: LmdbItemTable, store: ArticleStore): Promise<void> {
  let handled = 0;
  for (;;) {
    const entries = table.changesAfter(handled, CHANGES_AT_ONCE);
    if (entries.length === 0) return;
    for (const { sequence, ...change } of entries) {
      await followChange(change, table, store);
      handled = sequence;
    }
    await table.dropChanges(handled);
  }
}

async function main(): Promise<void> {
  buildTables(root);
  // Once for the compiler.
  await run(articles.length, false);
  const followed = Math.min(Number(options.followed), articles.length);
  for (const [name, count, follow] of [
    ['bucket to table', articles.length, false],
    ['and all that follows', followed, true],
  ] as const) {
    const spent = await run(count, follow);
    const each = ((spent / count) * 1e6).toFixed(0);
    process.stdout.write(
      `${name.padEnd(22)} ${(count / spent).toFixed(0).padStart(6)} articles/CPU-second  ${each} µs each, of ${count}\n`,
    );
  }
}

void main();
