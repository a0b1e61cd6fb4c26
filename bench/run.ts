import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildTables, loadTables } from '../adapters/node/tables';
import { base } from './base';
import { makeArticle, makeCorpus } from './corpus';
import { cpuMicroseconds, measure, measureInTurn, percentile } from './measure';
import { stageTimes, wholePipeline } from './stages';

/**
 * `npm run bench`: what the hot path costs, in CPU time and as a multiple of the base, measured in this one run.
 * Exits 1 with --gate N when the whole costs more than N times the base.
 */
const { values: options } = parseArgs({
  options: {
    folder: { type: 'string' },
    gate: { type: 'string' },
    articles: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '5' },
  },
});
/** The bench is bundled, as the Lambda is, into build/bench. */
const root = join(__dirname, '../..');
/** The articles that percentiles are taken over: at most this many bytes. */
const SHORT = 6 * 1024;
const LENGTHS = [100, 1_000, 10_000, 100_000, 1_000_000];

const rounds = Number(options.rounds);
const print = (line = '') => process.stdout.write(`${line}\n`);
const hashOf = (file: string) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'bench', file)))
    .digest('hex')
    .slice(0, 12);

function corpus(): Buffer[] {
  if (!options.folder) return makeCorpus(Number(options.articles)).map((text) => Buffer.from(text));
  const files = readdirSync(options.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name)));
}

async function main(): Promise<void> {
  buildTables(root);
  const path = join(root, 'build/tables.bin');
  const rssBefore = process.memoryUsage().rss;
  const beforeLoad = cpuMicroseconds();
  const { tables } = loadTables(path);
  const pipeline = wholePipeline(tables);
  const loadMilliseconds = (cpuMicroseconds() - beforeLoad) / 1000;
  const rssAdded = process.memoryUsage().rss - rssBefore;

  const articles = corpus();
  const meanBytes = articles.reduce((sum, each) => sum + each.length, 0) / articles.length;
  const calls = articles.length;
  const [baseTime, wholeTime] = measureInTurn([base, pipeline], articles, rounds) as [number, number];

  print(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`);
  print(
    `base ${hashOf('base.ts')}, ${options.folder ? `folder of ${calls} files` : `generator ${hashOf('corpus.ts')}, ${calls} articles`}, ${(meanBytes / 1024).toFixed(1)} KB in the mean`,
  );
  print();
  const row = (name: string, microseconds: number) =>
    print(
      `${name.padEnd(22)} ${microseconds.toFixed(1).padStart(9)} µs ${Math.round(1e6 / microseconds)
        .toLocaleString('en')
        .padStart(11)} articles/s/core ${(microseconds / baseTime).toFixed(2).padStart(7)} ×base`,
    );
  row('base', baseTime);
  row('bytes to record', wholeTime);
  for (const [stage, microseconds] of await stageTimes(tables, articles, rounds)) row(`  ${stage}`, microseconds);

  const single = articles
    .filter((bytes) => bytes.length <= SHORT)
    .map((bytes) => {
      const before = cpuMicroseconds();
      pipeline(bytes);
      return cpuMicroseconds() - before;
    });
  print();
  print(
    `articles up to 6 KB: p50 ${percentile(single, 0.5).toFixed(0)} µs, p99 ${percentile(single, 0.99).toFixed(0)} µs`,
  );

  // Collections in between free memory: only growth is counted, a call at a time.
  const SAMPLED = 50;
  let allocated = 0;
  for (const bytes of articles.slice(0, SAMPLED)) {
    const before = process.memoryUsage().heapUsed;
    pipeline(bytes);
    allocated += Math.max(0, process.memoryUsage().heapUsed - before);
  }
  print(`allocated an article: about ${(allocated / SAMPLED / 1024).toFixed(0)} KB`);
  print(
    `tables: ${(readFileSync(path).length / 2 ** 20).toFixed(1)} MB, ready in ${loadMilliseconds.toFixed(1)} ms, +${(rssAdded / 2 ** 20).toFixed(1)} MB resident`,
  );
  print();
  print('length         µs/KB');
  for (const length of LENGTHS) {
    const bytes = Buffer.from(makeArticle(99, length));
    const repeats = Math.max(1, Math.floor(200_000 / length));
    const time = measure(
      () => {
        for (let repeat = 0; repeat < repeats; repeat++) pipeline(bytes);
      },
      { calls: repeats, rounds: 3 },
    );
    print(`${String(length).padStart(9)} ${(time / (bytes.length / 1024)).toFixed(1).padStart(10)}`);
  }

  if (options.gate && wholeTime > Number(options.gate) * baseTime) {
    print(`\nThe hot path costs ${(wholeTime / baseTime).toFixed(1)} × base; the gate is ${options.gate}.`);
    process.exitCode = 1;
  }
}

void main();
