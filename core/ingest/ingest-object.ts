import type { Stamp, TastedItem } from '../record/build-record';
import { itemRecord, rejectedRecord } from '../record/build-record';
import type { CopytasterRecord, Source, TaggedRecord } from '../record/record';
import { articleId } from '../record/article-id';
import { MAX_BYTES } from '../article/limits';
import { Rejection, TransientError } from '../errors';
import type { Desk } from '../pipeline';
import type { ArticleBucket, Clock, StoredObject } from '../ports';
import type { ArticleStore, Version } from '../store/article-store';
import type { Head } from '../store/head-item';
import { tombstone } from '../store/head-item';
import { compareVersions, isSameVersion } from '../store/version-order';
import type { CreatedEvent, ObjectEvent, RemovedEvent, RetagEvent } from './object-event';

export interface IngestPorts {
  bucket: ArticleBucket;
  store: ArticleStore;
  desk: Desk;
  clock: Clock;
  /** What records say of the program; `taggedAt` comes from the clock. */
  program: Omit<Stamp, 'taggedAt'>;
}

/**
 * What became of an event.
 * - skipped: the key names a folder
 * - superseded: the table holds, or the bucket holds, a later version
 * - unchanged: this very version is written already
 */
export interface IngestOutcome {
  result: 'tagged' | 'rejected' | 'deleted' | 'unchanged' | 'superseded' | 'skipped';
  /** The articles the object now holds. */
  ids: string[];
  /** The articles that this event wrote; none where nothing was new. */
  written: TaggedRecord[];
}

/**
 * Carries one event through: read the very version, tag it, write it. Killed at any line, and called again with the same
 * event, it ends the same; events of one object may come twice, late and in any order.
 * @throws TransientError when trying again may help. Files that cannot become articles do not throw: they are recorded.
 */
export async function ingestObject(event: ObjectEvent, ports: IngestPorts): Promise<IngestOutcome> {
  if (event.key.endsWith('/')) return { result: 'skipped', ids: [], written: [] };
  switch (event.kind) {
    case 'created':
      return ingestCreated(event, ports);
    case 'removed':
      return ingestRemoved(event, ports);
    case 'retag':
      return ingestRetag(event, ports);
  }
}

async function ingestCreated(event: CreatedEvent, ports: IngestPorts): Promise<IngestOutcome> {
  const { bucket, key, versionId, eTag, sequencer, size = 0, eventTime } = event;
  const source: Source = { bucket, key, versionId, eTag, sequencer, size, receivedAt: eventTime };
  return ingestVersion(source, sequencer, event.size, ports);
}

/** A re-tag never overtakes live copy: it keeps the sequencer and the time of the version it names. */
async function ingestRetag(event: RetagEvent, ports: IngestPorts): Promise<IngestOutcome> {
  const { bucket, key, versionId, eTag } = event;
  const head = await ports.store.head(articleId(bucket, key));
  if (head) {
    const { source, status } = head.record;
    const sameVersion =
      versionId !== undefined ? source.versionId === versionId : eTag !== undefined && source.eTag === eTag;
    if (!sameVersion || (status === 'deleted' && !head.children)) return { result: 'superseded', ids: [], written: [] };
    return ingestVersion(source, head.sequencer, source.size, ports);
  }
  const receivedAt = ports.clock.now().toISOString();
  return ingestVersion({ bucket, key, versionId, eTag, size: 0, receivedAt }, '', undefined, ports);
}

/** Reads a version and writes what it holds. `size` in bytes is what the event says, when it says. */
async function ingestVersion(
  source: Source,
  sequencer: string,
  size: number | undefined,
  ports: IngestPorts,
): Promise<IngestOutcome> {
  const stamp: Stamp = { ...ports.program, taggedAt: ports.clock.now().toISOString() };
  let items: TastedItem[];
  let exact = source;
  try {
    const object = await readVersion(source, size, ports.bucket);
    if (!object) return { result: 'superseded', ids: [], written: [] };
    exact = sourceOf(source, object, sequencer);
    items = await ports.desk.tasteItems({
      bytes: object.bytes,
      name: source.key,
      contentType: object.contentType,
      receivedAt: exact.receivedAt,
    });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return write(
      { record: rejectedRecord(error, exact, stamp), sequencer, generation: stamp.generation },
      [],
      ports.store,
    );
  }
  const records = items.map((item) => itemRecord(item, exact, stamp));
  const [only] = records;
  if (only && records.length === 1 && only.source.itemId === undefined) {
    return write({ record: only, sequencer, generation: stamp.generation }, [], ports.store);
  }
  const container = tombstone({ ...rejectedRecord({ code: 'NO_ARTICLE', message: '' }, exact, stamp) });
  const children = records.map(({ id }) => id);
  return write({ record: container, sequencer, generation: stamp.generation, children }, records, ports.store);
}

/** @throws Rejection EMPTY or TOO_LARGE before anything is read, when the event says so. */
async function readVersion(
  source: Source,
  size: number | undefined,
  bucket: ArticleBucket,
): Promise<StoredObject | undefined> {
  if (size === 0) throw new Rejection('EMPTY');
  if (size !== undefined && size > MAX_BYTES) throw new Rejection('TOO_LARGE');
  return bucket.read(source, MAX_BYTES);
}

function sourceOf(
  source: Source,
  { bytes, contentType, eTag, versionId, lastModified }: StoredObject,
  sequencer: string,
): Source {
  return {
    ...source,
    size: bytes.length,
    ...(contentType !== undefined && { contentType }),
    ...(eTag !== undefined && { eTag }),
    ...(versionId !== undefined && { versionId }),
    // A backfill message has no event time: the object's own takes its place.
    ...(sequencer === '' && lastModified !== undefined && { receivedAt: lastModified }),
  };
}

async function ingestRemoved(event: RemovedEvent, ports: IngestPorts): Promise<IngestOutcome> {
  const { bucket, key, sequencer, eventTime } = event;
  const stamp: Stamp = { ...ports.program, taggedAt: ports.clock.now().toISOString() };
  const source: Source = { bucket, key, sequencer, size: 0, receivedAt: eventTime };
  const record = tombstone(rejectedRecord({ code: 'NO_ARTICLE', message: '' }, source, stamp));
  // A deletion is the same under every generation, so that a roll-back cannot raise the dead.
  return write({ record, sequencer, generation: Number.MAX_SAFE_INTEGER }, [], ports.store);
}

/**
 * Writes an object's head, which names the articles in it, then those articles, then tombstones for the articles of
 * earlier versions. The head comes first and remembers the earlier ones until they are gone, so that whoever comes next,
 * this event again or a later one, can finish.
 */
async function write(
  version: Version,
  children: readonly CopytasterRecord[],
  store: ArticleStore,
): Promise<IngestOutcome> {
  const { sequencer, generation } = version;
  const outcome = await store.put(version);
  if (outcome === 'superseded') {
    await expectFinished(version, store);
    return { result: 'superseded', ids: [], written: [] };
  }
  const written: CopytasterRecord[] = outcome === 'committed' ? [version.record] : [];
  for (const record of children)
    if ((await store.put({ record, sequencer, generation })) === 'committed') written.push(record);
  const head: Head | undefined = await store.head(version.record.id);
  if (head?.former) {
    for (const id of head.former) {
      await store.put({ record: { ...tombstone(version.record), id }, sequencer, generation });
    }
    await store.forgetFormer(version.record.id);
  }
  const ids = version.children ?? (version.record.status === 'deleted' ? [] : [version.record.id]);
  const result = outcome === 'unchanged' ? 'unchanged' : version.children ? 'tagged' : version.record.status;
  return { result, ids, written: written.filter((record) => record.status === 'tagged') };
}

/**
 * An older program, still running while a newer one is deployed, must not acknowledge the event of a version that the newer one
 * began and did not finish: what is missing is not the older one's to write, and nobody else would hear of it.
 * @throws TransientError when something is missing
 */
async function expectFinished(version: Version, store: ArticleStore): Promise<void> {
  const head = await store.head(version.record.id);
  if (!head || !isSameVersion(version, head)) return;
  const children = await store.heads(head.children ?? []);
  if (head.former || children.some((child) => !child || compareVersions(child, head) < 0))
    throw new TransientError('A newer program began this version and has not finished it.');
}
