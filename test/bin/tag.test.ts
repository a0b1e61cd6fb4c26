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

function copytaster(
  args: string[],
  input?: string | ((write: (text: string) => void, end: () => void) => void),
  environment: Record<string, string> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/copytaster.ts', ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  if (typeof input === 'function')
    input(
      (text) => child.stdin.write(text),
      () => child.stdin.end(),
    );
  else child.stdin.end(input ?? '');
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

const recordsOf = ({ out }: Outcome) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const STORY =
  'Ferry service resumes\n\nHarbour crews in Oslo reopened the western quay on Monday after a week of storms.';

describe('tag --ndjson', () => {
  it('answers every line in order, with its id, and exits 0', async () => {
    const lines = [
      JSON.stringify({ id: 'a', content: STORY }),
      'not json',
      JSON.stringify({ id: 'b' }),
      '',
      JSON.stringify({ id: 'c', content: Buffer.from(STORY).toString('base64'), encoding: 'base64' }),
      JSON.stringify({ id: 'd', content: '' }),
      JSON.stringify({ content: STORY, contentType: 7 }),
    ];
    const outcome = await copytaster(['tag', '--ndjson'], `${lines.join('\n')}\n`);
    expect(outcome.code).toBe(0);
    expect(recordsOf(outcome).map(({ id, status, error }) => [id, status, error?.code])).toEqual([
      ['a', 'tagged', undefined],
      ['line-2', 'rejected', 'INVALID_REQUEST'],
      ['b', 'rejected', 'INVALID_REQUEST'],
      ['c', 'tagged', undefined],
      ['d', 'rejected', 'EMPTY'],
      ['line-7', 'rejected', 'INVALID_REQUEST'],
    ]);
  });

  it('prints before its input ends, adds what is asked for, and slices evidence out of the text', async () => {
    let answered = false;
    const outcome = await new Promise<Outcome>((resolve) => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', 'bin/copytaster.ts', 'tag', '--ndjson', '--body', '--text'],
        { cwd: root },
      );
      let out = '';
      child.stdout.on('data', (chunk: Buffer) => {
        out += chunk.toString();
        answered = true;
        child.stdin.end();
      });
      child.stdin.write(`${JSON.stringify({ id: 'a', content: STORY })}\n`);
      child.on('close', (code) => resolve({ code, out, err: '' }));
    });
    expect(answered).toBe(true);
    const [record] = recordsOf(outcome);
    expect(record.article.text).toBe(STORY);
    expect(record.article.body).toContain('Harbour crews');
    const spans = [...record.topics, ...record.regions].flatMap(
      (tag: { evidence: { start?: number; end?: number; quote?: string }[] }) =>
        tag.evidence.filter((each) => each.start !== undefined),
    );
    for (const { start, end, quote } of spans) expect(STORY.slice(start, end)).toBe(quote);
  });
});

describe('tag --ndjson --jobs', () => {
  it('answers the same, in the same order', async () => {
    const lines = Array.from({ length: 300 }, (_, index) =>
      index % 50 === 7
        ? 'bad'
        : JSON.stringify({ id: `a${index}`, content: `${STORY} ${index}`, receivedAt: '2024-03-01T12:00:00Z' }),
    );
    const input = `${lines.join('\n')}\n`;
    const [one, two] = await Promise.all([
      copytaster(['tag', '--ndjson'], input),
      copytaster(['tag', '--ndjson', '--jobs', '2'], input),
    ]);
    const withoutTimes = (outcome: Outcome) =>
      recordsOf(outcome).map(({ id, status, contentHash, topics }) => ({ id, status, contentHash, topics }));
    expect(two.code).toBe(0);
    expect(withoutTimes(two)).toEqual(withoutTimes(one));
  });
});

describe('tag FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copytaster-tag-'));
  const story = join(folder, 'story.txt');
  writeFileSync(story, STORY);
  writeFileSync(join(folder, 'empty.txt'), '');

  it('prints a result a person can read', async () => {
    const { code, out } = await copytaster(['tag', story]);
    expect(code).toBe(0);
    expect(out).toContain('Ferry service resumes');
    expect(out).toMatch(/decision +pass/);
    expect(out).toMatch(/Norway .* from Oslo/);
  });

  it('names the entry of a bundle that was rejected, and where to read what to do', async () => {
    const bundle = join(folder, 'bundle.zip');
    writeFileSync(
      bundle,
      zipFile([
        { name: 'story.txt', data: STORY },
        { name: 'photo.bin', data: '\0\x01\x02\0' },
      ]),
    );
    const { code, out } = await copytaster(['tag', bundle]);
    expect(code).toBe(1);
    expect(out).toContain('bundle.zip#photo.bin\n  rejected');
    expect(out).toContain('docs/errors.md');
  });

  it('prints records with --json, and exits 1 when a file was rejected or cannot be read', async () => {
    const outcome = await copytaster(['tag', '--json', story, join(folder, 'empty.txt'), join(folder, 'none.txt')]);
    expect(outcome.code).toBe(1);
    expect(recordsOf(outcome).map(({ status }) => status)).toEqual(['tagged', 'rejected']);
    expect(outcome.err).toContain('none.txt');
  });

  it('exits 2 when the call is wrong', async () => {
    expect((await copytaster(['tag'])).code).toBe(2);
    expect((await copytaster(['tag', '--ndjson', story])).code).toBe(2);
  });
});

describe('the time zone of the machine', () => {
  it('changes nothing in a record', async () => {
    const line = JSON.stringify({
      id: 'a',
      content: `Ferry accounts\n\nUpdated 22:56, 12-Jan-2022\n\nEMBARGOED until 0001 GMT Thursday 13 January 2022\n\n${STORY}`,
      receivedAt: '2022-01-12T23:30:00Z',
    });
    const outcomes = await Promise.all(
      ['America/New_York', 'Asia/Shanghai', 'UTC'].map((TZ) => copytaster(['tag', '--ndjson'], `${line}\n`, { TZ })),
    );
    const records = outcomes.map((outcome) => recordsOf(outcome)[0]);
    expect(records[0].moderation.findings[0]).toMatchObject({ rule: 'embargo', until: '2022-01-13T00:01:00Z' });
    for (const record of records) expect({ ...record, taggedAt: '' }).toEqual({ ...records[0], taggedAt: '' });
  });
});
