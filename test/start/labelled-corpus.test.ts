import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVALUATIONS } from '../../bin/evaluate/evaluations';
import { openLocalDesk } from '../../bin/local-desk';
import type { Launched } from './launch';
import { eventually, launchDesk } from './launch';

const ROOT = join(__dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'labelled-'));
let desk: Launched | undefined;
afterAll(async () => {
  desk?.signal('SIGINT');
  await desk?.ended;
  rmSync(home, { recursive: true });
});

/** Runs a command to its end. @returns what it wrote to standard output @throws Error with what it wrote beside */
function copytaster(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/copytaster.ts', ...args], { cwd: ROOT });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((done, failed) =>
    child.on('close', (code) => (code === 0 ? done(out) : failed(new Error(`${args.join(' ')}: ${errors}`)))),
  );
}

async function evaluated(name: string, corpus: string): Promise<string> {
  const lines: string[] = [];
  const evaluation = EVALUATIONS.find((each) => each.name === name)!;
  await evaluation.run([corpus], openLocalDesk().desk, (line) => lines.push(line));
  return lines.join('\n');
}

test('what editors correct at a running desk is exported, and measured by evaluate', async () => {
  mkdirSync(join(home, 'drop'));
  writeFileSync(join(home, 'drop', 'quay.txt'), 'Quay closed\n\nThe harbour office in Oslo closed the quay on Monday.');
  desk = launchDesk(home);
  const articles = `${await desk.url()}v1/articles`;
  const id = await eventually(async () => {
    const { items } = (await (await fetch(articles)).json()) as { items: { id: string }[] };
    return items[0]?.id;
  });
  const acts = [
    { op: 'add-topic', target: 'medtop:20000639', value: 'diplomacy' },
    { op: 'remove-region', target: 'iso3166-1:NO' },
    { op: 'set-provenance', target: 'wire' },
  ];
  for (const act of acts) {
    const revision = (await fetch(`${articles}/${id}`)).headers.get('X-Revision');
    const answer = await fetch(`${articles}/${id}/corrections`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': `"${revision}"` },
      body: JSON.stringify({ ...act, why: 'seen by the desk' }),
    });
    expect(answer.status).toBe(200);
  }

  const [state, folder] = [join(home, 'state'), join(home, 'drop')];
  const exported = await copytaster('export', '--corrections', '--state', state, '--folder', folder);
  expect(JSON.parse(exported)).toMatchObject({ id, status: 'wire', countries: [] });
  const corpus = join(home, 'corrections.ndjson');
  writeFileSync(corpus, exported);
  const [topics, provenance] = [await evaluated('topics', corpus), await evaluated('provenance', corpus)];
  // The machine did not see what the editor added.
  expect(topics).toMatch(/level 2 micro .* R 0\.000 .*support 1/);
  expect(provenance).toContain(`wire → none  ${id}`);
});
