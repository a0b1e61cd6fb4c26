import type { MemoryItemTable } from '../../adapters/memory/item-table';
import { visibleRecord } from '../../core/query/visible-record';
import { articleId } from '../../core/record/article-id';
import type { CopytasterRecord, TaggedRecord } from '../../core/record/record';
import { ArticleStore } from '../../core/store/article-store';
import type { Head } from '../../core/store/head-item';
import { tombstone } from '../../core/store/head-item';
import { expectEqual } from '../expect-equal';
import { expectLinksOfTheLive } from '../links/live-links';
import { checkCounts, checkLists } from './check-lists';
import { articlesIn, ITEM_IDS, kindIn, KILLED, NOTICE } from './files';
import type { FileName } from './files';
import type { Version, World } from './world';
import { SETTINGS } from './settings';
import { BUCKET, DAY, IDS, KEYS } from './world';

const NOON = new Date(`${DAY}T12:00:00Z`);

/** An article as it should be: of this version, and item of it. */
interface Expected {
  id: string;
  version: Version;
  item: string;
}

/** What there should be by the newest version of each key, whatever happened on the way. */
function expectedArticles(world: World): Expected[] {
  return KEYS.flatMap((key) => {
    const version = world.last(key);
    if (!version?.file) return [];
    const items = articlesIn(version.file, 2).map(({ article }) => article.itemId ?? '');
    if (items.length === 0) return [{ id: articleId(BUCKET, key), version, item: '' }];
    return items.map((item) => ({
      id: item === '' ? articleId(BUCKET, key) : articleId(BUCKET, key, item),
      version,
      item,
    }));
  });
}

/** Checks a world in which nothing is left to do. @param exactly the generation that everything is of by now */
export async function checkWorld(world: World, table: MemoryItemTable, exactly?: number): Promise<void> {
  const items = table.all();
  const store = new ArticleStore(table, SETTINGS);
  const found = await store.heads(IDS);
  const headOf = new Map(IDS.map((id, index) => [id, found[index]]));
  const expected = expectedArticles(world);

  checkObjects(world, headOf);
  const live: Head[] = [];
  for (const each of expected) {
    const head = headOf.get(each.id)!;
    live.push(head);
    checkArticle(world, each, head, exactly);
  }
  const names = new Set(expected.map(({ id }) => id));
  for (const [id, head] of headOf) {
    if (names.has(id) || !head) continue;
    const words = (await store.history(id, 50)).some((record) => record.status === 'tagged');
    expectEqual(
      { status: head.record.status, human: head.record.human, words },
      {
        status: 'deleted',
        human: [],
        words: false,
      },
    );
  }
  expectEqual(
    items.filter(({ pk, sk }) => sk === 'HEAD' && !headOf.has(pk.slice(2))),
    [],
  );
  expectEqual(
    items.filter(({ pk }) => pk.startsWith('A#')).some((item) => JSON.stringify(item).includes('"quote"')),
    false,
  );

  for (const id of IDS) await checkHistory(world, store, id);
  const tagged = live.filter(({ record }) => record.status === 'tagged');
  checkDecisions(expected, headOf);
  expectLinksOfTheLive(
    tagged.map(({ record }) => record),
    items,
  );
  await checkLists(table, store, live, items);
  await checkCounts(table, store, live);
}

/** The head of an object names its version, and the articles in it when there are several. */
function checkObjects(world: World, headOf: ReadonlyMap<string, Head | undefined>): void {
  for (const key of KEYS) {
    const version = world.last(key);
    const head = headOf.get(articleId(BUCKET, key));
    expectEqual(head?.sequencer, version?.sequencer);
    if (!version) continue;
    const children = version.file === 'bundle' ? ITEM_IDS : version.file === 'smallerBundle' ? ['y'] : undefined;
    expectEqual(
      head!.children,
      children?.map((item) => articleId(BUCKET, key, item)),
    );
    expect(head!.former).toBeUndefined();
    if (!version.file) expectEqual(head!.generation, Number.MAX_SAFE_INTEGER);
  }
}

function checkArticle(world: World, { id, version, item }: Expected, head: Head, exactly?: number): void {
  const { record, generation, sequencer } = head;
  const isRight =
    exactly === undefined
      ? version.tried.has(generation) && generation >= version.acknowledged
      : generation === exactly;
  const edition = world.editions[generation - 1];
  const article = edition && articlesIn(version.file!, edition).find((each) => (each.article.itemId ?? '') === item);
  expectEqual(
    { sequencer, isRight, ...stateOf(record) },
    {
      sequencer: version.sequencer,
      isRight: true,
      ...(article && edition
        ? { status: 'tagged', kind: kindIn(edition), contentHash: article.contentHash }
        : { status: 'rejected' }),
    },
  );

  const deleted = world.changes
    .filter(({ key }) => key.pk === `A#${id}`)
    .map(({ after }) => after!.record as unknown as { status: string; revision: number })
    .findLast(({ status }) => status === 'deleted');
  const acts = (world.editors.acts.get(id) ?? []).filter(({ revision }) => revision > (deleted?.revision ?? 0));
  const kept = record.human.filter(({ op }) => op !== 'lift-recall');
  const comparable = ({ revision, op, target, value, undone }: (typeof kept)[number] | (typeof acts)[number]) => ({
    revision,
    op,
    target: op === 'decide' ? '' : target,
    value,
    undone,
  });
  // An undo is no act of its own: it marks the one it takes back.
  expectEqual(kept.map(comparable), acts.map(comparable));
}

/** History lacks no revision there ever was, and tells each as it was, but for what a deletion took the words off. */
async function checkHistory(world: World, store: ArticleStore, id: string): Promise<void> {
  const committed = new Map<number, CopytasterRecord>();
  let deletedAt = 0;
  for (const { after } of world.changes.filter(({ key }) => key.pk === `A#${id}`)) {
    const record = after!.record as unknown as CopytasterRecord;
    committed.set(record.revision, record);
    if (record.status === 'deleted') deletedAt = record.revision;
  }
  const wanted = [...committed.values()]
    .reverse()
    .map((record) => (record.revision < deletedAt ? tombstone(record) : record));
  expect(await store.history(id, wanted.length + 1)).toEqual(wanted);
}

function stateOf(record: CopytasterRecord) {
  const { status } = record;
  return status === 'tagged' ? { status, kind: record.kind, contentHash: record.contentHash } : { status };
}

/** Whether an article may run, by the rules as docs/record.md and docs/moderation.md say them. */
function checkDecisions(expected: readonly Expected[], headOf: ReadonlyMap<string, Head | undefined>): void {
  const all = expected.flatMap(({ id, version }) => {
    const { record } = headOf.get(id)!;
    return record.status === 'tagged' ? [{ file: version.file!, record }] : [];
  });
  const lifted = (record: TaggedRecord) =>
    record.human.filter(({ op, undone }) => op === 'lift-recall' && !undone).map(({ target }) => target!);
  const isWithdrawn = (record: TaggedRecord) =>
    lifted(record).some(
      (target) =>
        target.startsWith(`${record.id}@`) && target.endsWith(record.source.versionId ?? record.source.sequencer!),
    );
  const inForce = all
    .filter(({ file, record }) => file === NOTICE && !isWithdrawn(record))
    .map(({ record }) => record.id);

  const usable = (file: FileName, record: TaggedRecord) =>
    file === NOTICE ? isWithdrawn(record) : file !== KILLED || inForce.every((id) => lifted(record).includes(id));
  for (const { file, record } of all) {
    const mayRun = usable(file, record);
    const decision = record.human.findLast(
      ({ op, undone, target, value }) =>
        op === 'decide' &&
        !undone &&
        (value === 'hold' || value === 'block' || (target === record.contentHash && mayRun)),
    );
    const seen = visibleRecord(record, 'editor', NOON) as TaggedRecord;
    expectEqual(seen.moderation.decision, decision?.value ?? (mayRun ? 'pass' : 'block'));
    const kind = record.human.findLast(({ op, undone }) => op === 'set-kind' && !undone);
    if (kind) expectEqual(seen.kind, kind.target);
    const topic = record.human.find(({ op, undone }) => op === 'add-topic' && !undone);
    if (topic) expect(seen.topics).toContainEqual(expect.objectContaining({ code: topic.target, creator: 'editor' }));
  }
}
