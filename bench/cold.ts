import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { buildTables } from '../adapters/node/tables';
import { ENVIRONMENT } from '../core/environment';
import { BUNDLE_OPTIONS, bundleHandler } from '../lib/bundled-code';
import { lambdaNode } from '../tools/lambda-node';
import { percentile } from './measure';

/**
 * `npm run bench:cold`: how long a function takes from the start of its process until it is ready, on the Node.js versions
 * that Lambda runs, against Node.js alone and against the two AWS clients alone. What is compared starts in turn, so that
 * a busy moment of the machine meets all of them.
 */
const { values: options } = parseArgs({ options: { starts: { type: 'string', default: '15' } } });
const STARTS = Number(options.starts);
const MAJORS = [24, 22];
const HANDLERS = ['tag-article', 'query-tags', 'follow-changes'];
const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'build/cold');

/** What both clients cost by themselves: bundled as ours are, but with all the credential providers they come with. */
const CLIENTS = `
  const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3');
  const { DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb');
  module.exports = [new S3Client({}), new DynamoDBClient({}), GetObjectCommand, PutItemCommand];
`;

const VARIABLES: Record<string, string> = {
  PATH: process.env.PATH ?? '',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  [ENVIRONMENT.service]: 'copytaster-bench',
  [ENVIRONMENT.table]: 'items',
  [ENVIRONMENT.backfillQueueUrl]: 'https://sqs.eu-west-1.amazonaws.com/1/backfill',
  [ENVIRONMENT.generation]: '1',
  [ENVIRONMENT.feeds]: '[]',
  [ENVIRONMENT.shards]: '4',
  [ENVIRONMENT.roles]: '{}',
  [ENVIRONMENT.rolesClaim]: 'groups',
  [ENVIRONMENT.uploadBucket]: 'articles',
  [ENVIRONMENT.uploadPrefix]: 'in/uploads/',
};

interface Program {
  name: string;
  folder?: string;
}

function programs(): Program[] {
  rmSync(FOLDER, { recursive: true, force: true });
  buildTables(ROOT);
  const clients = join(FOLDER, 'clients');
  mkdirSync(clients, { recursive: true });
  buildSync({
    ...BUNDLE_OPTIONS,
    alias: {},
    stdin: { contents: CLIENTS, resolveDir: ROOT, loader: 'js' },
    outfile: join(clients, 'index.js'),
  });
  const handlers = HANDLERS.map((name) => {
    const folder = join(FOLDER, name);
    bundleHandler(`lambdas/${name}.ts`, folder, { withParsers: name !== 'follow-changes' });
    return { name, folder };
  });
  return [{ name: 'node alone' }, { name: 'two AWS clients', folder: clients }, ...handlers];
}

/** Milliseconds from the start of the process to its end, which comes as soon as it is ready. */
function start(node: string, { name, folder }: Program): number {
  const script = folder ? `require(${JSON.stringify(join(folder, 'index.js'))});process.exit(0)` : 'process.exit(0)';
  const before = performance.now();
  const { status, stderr } = spawnSync(node, ['-e', script], { env: VARIABLES, encoding: 'utf8' });
  const milliseconds = performance.now() - before;
  if (status !== 0) throw new Error(`${name} did not start:\n${stderr}`);
  return milliseconds;
}

const print = (line = '') => process.stdout.write(`${line}\n`);
const kilobytes = (path: string) => Math.round(statSync(path).size / 1000);

const started = programs();
print('bundle              index.js  late files');
for (const { name, folder } of started.filter(({ folder }) => folder)) {
  const late = readdirSync(folder!, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && file !== 'index.js')
    .reduce((sum, file) => sum + kilobytes(join(folder!, file)), 0);
  print(
    `${name.padEnd(18)} ${String(kilobytes(join(folder!, 'index.js'))).padStart(6)} KB ${String(late).padStart(7)} KB`,
  );
}
for (const major of MAJORS) {
  const node = lambdaNode(major);
  if (!node) {
    print('\nThe Node.js versions of Lambda can be had here for Linux on x64 only: nothing is measured.');
    break;
  }
  const times = started.map((): number[] => []);
  for (let round = 0; round <= STARTS; round++) {
    started.forEach((program, index) => {
      const milliseconds = start(node, program);
      // The first fills the page cache.
      if (round > 0) times[index]!.push(milliseconds);
    });
  }
  // A busy machine only makes a start slower, so the fastest ones are compared.
  const fastest = times.map((each) => Math.min(...each));
  print(`\nNode.js ${major}, ${STARTS} starts  fastest  median`);
  started.forEach(({ name }, index) => {
    const over = index > 1 ? `  ${(fastest[index]! - fastest[1]!).toFixed(0).padStart(4)} ms over the clients` : '';
    const [best, median] = [fastest[index]!, percentile(times[index]!, 0.5)].map((each) => each.toFixed(0));
    print(`${name.padEnd(20)} ${best!.padStart(9)} ms ${median!.padStart(4)} ms${over}`);
  });
}
