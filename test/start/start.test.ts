import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RejectedRecord, TaggedRecord } from '../../core/record/record';
import type { Launched } from './launch';
import { eventually, launchDesk } from './launch';

const home = mkdtempSync(join(tmpdir(), 'start-'));
const drop = join(home, 'drop');
const running: Launched[] = [];

afterAll(() => {
  for (const each of running) each.signal('SIGKILL');
  rmSync(home, { recursive: true });
});

function launch(port?: number): Launched {
  const run = launchDesk(home, port);
  running.push(run);
  return run;
}

async function list<T>(url: string, query = ''): Promise<T[]> {
  return ((await (await fetch(`${url}v1/articles${query}`)).json()) as { items: T[] }).items;
}

function headlines(url: string): Promise<(string | undefined)[]> {
  return list<TaggedRecord>(url).then((items) => items.map(({ article }) => article.headline).sort());
}

test('the desk tags what is dropped, keeps it over Ctrl-C, and catches up with what changed meanwhile', async () => {
  const first = launch();
  const url = await first.url();
  expect(first.output()).toContain(drop);

  writeFileSync(join(drop, 'bridge.txt'), 'Harbour bridge is shut\n\nEngineers found cracks in its anchors on Monday.');
  writeFileSync(
    join(drop, 'vote.txt'),
    'Council votes on the ferry\n\nThe council meets on Tuesday to vote on a ferry line.',
  );
  writeFileSync(join(drop, 'empty.txt'), '');
  await eventually(async () => ((await headlines(url)).length === 2 ? true : undefined));
  const rejected = await eventually(async () => (await list<RejectedRecord>(url, '?status=rejected'))[0]);
  expect(rejected).toMatchObject({ error: { code: 'EMPTY', message: 'The file holds no text.' } });

  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('<script type="module" src="/assets/app-');

  first.signal('SIGINT');
  expect(await first.ended).toBe(0);

  writeFileSync(join(drop, 'bridge.txt'), 'Harbour bridge opens again\n\nEngineers have mended its anchors.');
  rmSync(join(drop, 'vote.txt'));
  const second = launch();
  const again = await second.url();
  const [bridge] = await eventually(async () => {
    const items = await list<TaggedRecord>(again);
    return items.length === 1 && items[0]!.revision > 1 ? items : undefined;
  });
  expect(bridge).toMatchObject({ article: { headline: 'Harbour bridge opens again' }, revision: 2 });

  const third = launch();
  expect(await third.ended).toBe(2);
  expect(third.output()).toMatch(/Another desk .* --state/);
  second.signal('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(existsSync(join(home, 'state/running.pid'))).toBe(false);
}, 60_000);

test('a port that is taken is said, with the way out', async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const run = launch((server.address() as AddressInfo).port);
  expect(await run.ended).toBe(2);
  expect(run.output()).toMatch(/Port \d+ cannot be used.*--port/);
  server.close();
}, 30_000);
