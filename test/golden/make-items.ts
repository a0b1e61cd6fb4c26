import { MemoryItemTable } from '../../adapters/memory/item-table';
import type { Item } from '../../core/ports';
import { articleId } from '../../core/record/article-id';
import { claim } from '../../core/store/claims';
import { rememberAct } from '../../core/store/repeated-acts';
import { putUpload } from '../../core/store/uploads';
import { ACTS } from '../model/editors';
import type { FileName } from '../model/files';
import { newTally } from '../model/tally';
import { BUCKET, DAY, World } from '../model/world';

/** What each object holds in the end; nothing for one that was deleted. */
export const OBJECTS: Record<string, FileName | undefined> = {
  'wire/a': 'story',
  'wire/copy': 'rewrite',
  'wire/notice': 'notice',
  'wire/embargoed': 'embargoed',
  'wire/feed': 'smallerBundle',
  'wire/broken': 'unreadable',
  'wire/gone': undefined,
};
export const NOW = new Date(`${DAY}T10:30:00Z`);
const ACT_NUMBERS = [0, 1, 4, ACTS.length - 1];

/**
 * Every kind of item that the table of a desk holds: heads, revisions, rows of lists, counters, where articles find each other, what
 * editors did, claims, acts that may be sent again, and uploads; as the program writes them today.
 */
export async function makeItems(): Promise<Item[]> {
  const table = new MemoryItemTable();
  const world = new World(table, newTally());
  const put = async (key: string, file?: FileName) => {
    world.change(key, file);
    await world.receive(0);
    await world.drain();
  };
  await put('wire/a', 'story');
  for (const what of ACT_NUMBERS) await world.act(0, what);
  await put('wire/feed', 'bundle');
  await put('wire/gone', 'other');
  for (const [key, file] of Object.entries(OBJECTS)) if (key !== 'wire/a') await put(key, file);
  const story = articleId(BUCKET, 'wire/a');
  await claim(table, story, { by: 'ana', holder: 'window-1' }, NOW);
  await rememberAct(table, story, 'ed', 'key-1', 2, NOW);
  await putUpload(table, { id: 'upload-1', by: 'ana', name: 'quay.txt', key: 'wire/a' }, NOW);
  return table.all();
}
