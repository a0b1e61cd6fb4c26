import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeedFollower } from '../../../adapters/embedded/feed-follower';
import { LmdbItemTable } from '../../../adapters/embedded/item-table';
import type { Change, Log } from '../../../core/ports';
import { eventually } from '../../start/launch';

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const home = mkdtempSync(join(tmpdir(), 'feed-follower-'));
afterAll(() => rmSync(home, { recursive: true }));

const put = (table: LmdbItemTable, sk: string) => table.write({ op: 'put', item: { pk: 'p', sk } });

test('changes are handed on in order, those made before the start too, and a failing one stops nothing', async () => {
  const table = new LmdbItemTable(join(home, 'table'), () => 0);
  await put(table, 'before');
  const seen: string[] = [];
  const follower = new FeedFollower(
    table,
    ({ key }: Change) => {
      seen.push(key.sk);
      return key.sk === 'bad' ? Promise.reject(new Error('bad')) : Promise.resolve();
    },
    SILENT,
  );
  follower.start();
  for (const sk of ['one', 'bad', 'two']) await put(table, sk);
  await eventually(() => (seen.includes('two') ? true : undefined));
  expect(seen).toEqual(['before', 'one', 'bad', 'two']);
  await follower.stop();

  await put(table, 'while stopped');
  const later: string[] = [];
  const next = new FeedFollower(table, ({ key }) => Promise.resolve(void later.push(key.sk)), SILENT);
  next.start();
  await eventually(() => (later.includes('while stopped') ? true : undefined));
  expect(later).not.toContain('one');
  await next.stop();
  await table.close();
});
