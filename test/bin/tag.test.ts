import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipFile } from '../files/zip-file';

const root = join(__dirname, '../..');

interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** Lines that are sent one after the other: the rest when the first is answered. */
interface Dialogue {
  first: string;
  rest: readonly string[];
  onFirstAnswer(): void;
}

function copytaster(
  args: string[],
  input: string | Dialogue = '',
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/copytaster.ts', ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (typeof input !== 'string' && out === '') {
      input.onFirstAnswer();
      child.stdin.end(`${input.rest.join('\n')}\n`);
    }
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  if (typeof input === 'string') child.stdin.end(input);
  else child.stdin.write(`${input.first}\n`);
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

const recordsOf = ({ out }: Outcome) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** A record without what differs from one run to the next. */
const withoutTimes = ({ source, taggedAt, ...record }: { source: Record<string, unknown>; taggedAt: string }) => {
  const { receivedAt, ...rest } = source;
  return { ...record, source: rest, times: [typeof taggedAt, typeof receivedAt] };
};

const STORY =
  'Ferry service resumes\n\nHarbour crews in Oslo reopened the western quay on Monday after a week of storms.';

/** A story whose record would tell the zone of the machine if anything did. */
const DATED = `Ferry accounts\n\nUpdated 22:56, 12-Jan-2022\n\nEMBARGOED until 0001 GMT Thursday 13 January 2022\n\n${STORY}`;

describe('tag --ndjson', () => {
  const first = JSON.stringify({ id: 'a', content: STORY, receivedAt: '2022-01-12T23:30:00Z' });
  const lines = [
    'not json',
    JSON.stringify({ id: 'b' }),
    '',
    JSON.stringify({ id: 'c', content: Buffer.from(STORY).toString('base64'), encoding: 'base64' }),
    JSON.stringify({ id: 'd', content: '' }),
    JSON.stringify({ content: STORY, contentType: 7 }),
    ...Array.from({ length: 150 }, (_, index) =>
      JSON.stringify({ id: `e${index}`, content: `${STORY} ${index}`, receivedAt: '2022-01-12T23:30:00Z' }),
    ),
    JSON.stringify({ id: 'f', content: DATED, receivedAt: '2022-01-12T23:30:00Z' }),
  ];
  let answeredEarly = false;
  let one: Outcome;
  let twoJobs: Outcome;

  beforeAll(async () => {
    [one, twoJobs] = await Promise.all([
      copytaster(
        ['tag', '--ndjson', '--body', '--text'],
        { first, rest: lines, onFirstAnswer: () => (answeredEarly = true) },
        { TZ: 'America/New_York' },
      ),
      copytaster(['tag', '--ndjson', '--body', '--text', '--jobs', '2'], [first, ...lines].join('\n'), {
        TZ: 'Asia/Shanghai',
      }),
    ]);
  });

  it('answers every line in order, with its id, and exits 0', () => {
    expect(one.code).toBe(0);
    const answers = recordsOf(one).map(({ id, status, error }) => [id, status, error?.code]);
    expect(answers.slice(0, 6)).toEqual([
      ['a', 'tagged', undefined],
      ['line-2', 'rejected', 'INVALID_REQUEST'],
      ['b', 'rejected', 'INVALID_REQUEST'],
      ['c', 'tagged', undefined],
      ['d', 'rejected', 'EMPTY'],
      ['line-7', 'rejected', 'INVALID_REQUEST'],
    ]);
    expect(answers).toHaveLength(157);
  });

  it('prints before its input ends, adds what is asked for, and slices evidence out of the text', () => {
    expect(answeredEarly).toBe(true);
    const [record] = recordsOf(one);
    expect(record.article.text).toBe(STORY);
    expect(record.article.body).toContain('Harbour crews');
    const spans = [...record.topics, ...record.regions].flatMap(
      (tag: { evidence: { start?: number; end?: number; quote?: string }[] }) =>
        tag.evidence.filter((each) => each.start !== undefined),
    );
    for (const { start, end, quote } of spans) expect(STORY.slice(start, end)).toBe(quote);
  });

  it('answers the same, in the same order, on several threads and in another time zone', () => {
    const timeless = (outcome: Outcome) => recordsOf(outcome).map((record) => withoutTimes(record));
    expect(twoJobs.code).toBe(0);
    expect(timeless(twoJobs)).toEqual(timeless(one));
    expect(recordsOf(one).at(-1).moderation.findings[0]).toMatchObject({
      rule: 'embargo',
      until: '2022-01-13T00:01:00Z',
    });
  });
});

describe('tag FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copytaster-tag-'));
  const story = join(folder, 'story.txt');
  writeFileSync(story, STORY);
  writeFileSync(join(folder, 'empty.txt'), '');

  it('prints a result a person can read, the entry of a bundle that was rejected, and where to read what to do', async () => {
    const bundle = join(folder, 'bundle.zip');
    writeFileSync(
      bundle,
      zipFile([
        { name: 'story.txt', data: STORY },
        { name: 'photo.bin', data: '\0\x01\x02\0' },
      ]),
    );
    const { code, out } = await copytaster(['tag', story, bundle]);
    expect(code).toBe(1);
    expect(out).toContain('Ferry service resumes');
    expect(out).toMatch(/decision +pass/);
    expect(out).toMatch(/Norway .* from Oslo/);
    expect(out).toContain('bundle.zip#photo.bin\n  rejected');
    expect(out).toContain('docs/errors.md');
  });

  it('prints records with --json, and exits 1 when a file was rejected or cannot be read', async () => {
    const outcome = await copytaster(['tag', '--json', story, join(folder, 'empty.txt'), join(folder, 'none.txt')]);
    expect(outcome.code).toBe(1);
    expect(recordsOf(outcome).map(({ status }) => status)).toEqual(['tagged', 'rejected']);
    expect(outcome.err).toMatch(/^copytaster: There is no .*none\.txt\.\n$/);
  });

  it('exits 2 when the call is wrong', async () => {
    const [none, both, lost] = await Promise.all([
      copytaster(['tag']),
      copytaster(['tag', '--ndjson', story]),
      copytaster(['import', '/no/such/folder']),
    ]);
    expect([none.code, both.code]).toEqual([2, 2]);
    expect(lost).toMatchObject({ code: 2, err: 'copytaster: There is no /no/such/folder.\n' });
  });

  it('says nothing when its reader stops early, as head does', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'bin/copytaster.ts', 'tag', '--json', story], {
      cwd: root,
    });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    expect(await new Promise((done) => child.on('close', done))).toBe(0);
    expect(err).toBe('');
  });
});
