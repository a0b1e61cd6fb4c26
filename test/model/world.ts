import { followChange } from '../../core/events/follow-change';
import { TransientError } from '../../core/errors';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { ObjectEvent } from '../../core/ingest/object-event';
import type { Desk } from '../../core/pipeline';
import type { Change, ItemTable, ObjectRef } from '../../core/ports';
import { articleId } from '../../core/record/article-id';
import { ArticleStore } from '../../core/store/article-store';
import { releaseEmbargoes } from '../../core/store/release-embargoes';
import { Killed } from '../store/mortal-table';
import { ACTS, Editors } from './editors';
import type { Trouble } from './faulty-table';
import { faulty } from './faulty-table';
import type { Edition, FileName } from './files';
import { deskOf, ITEM_IDS, KILLED, NOTICE } from './files';
import { heard } from './heard-table';
import { SETTINGS } from './settings';
import type { Tally } from './tally';

export const BUCKET = 'b';
export const DAY = '2024-03-01';
/** Keeps every version of the first two; of the last, a version that is replaced is gone. */
export const KEYS = ['wire/a', 'wire/b', 'wire/c'];
const UNVERSIONED = 'wire/c';
/** All ids there can be. */
export const IDS = KEYS.flatMap((key) => [
  articleId(BUCKET, key),
  ...ITEM_IDS.map((item) => articleId(BUCKET, key, item)),
]);
const MOST_RECEIVES = 2;

/** What happened to a key: what it holds since; nothing when it was deleted. */
export interface Version {
  key: string;
  file?: FileName;
  sequencer: string;
  event: ObjectEvent;
  /** Generations that tried to write it, and the highest that was acknowledged. */
  tried: Set<number>;
  acknowledged: number;
}

interface Message {
  version: Version;
  event: ObjectEvent;
  receives: number;
}

/** A bucket, its queue, the deployed programs, and editors: all that writes to one table. */
export class World {
  readonly versions: Version[] = [];
  /** By generation, from 1. */
  readonly editions: Edition[] = [1];
  readonly editors: Editors;
  readonly changes: readonly Change[];
  private readonly table: ItemTable;
  private queue: Message[] = [];
  private dead: Message[] = [];
  private done: Message[] = [];
  private followed = 0;
  private now = `${DAY}T10:30:00Z`;

  constructor(
    raw: ItemTable,
    readonly tally: Tally,
  ) {
    const { table, changes } = heard(raw, () => tally.add('failed condition'));
    this.table = table;
    this.changes = changes;
    this.editors = new Editors(tally);
  }

  get generation(): number {
    return this.editions.length;
  }

  /** Messages in the queue. */
  get waiting(): number {
    return this.queue.length;
  }

  last(key: string): Version | undefined {
    return this.versions.findLast((version) => version.key === key);
  }

  /** Somebody puts a file, or deletes the object; the bucket tells it. */
  change(key: string, file?: FileName): void {
    const before = this.last(key);
    if (file === undefined && before?.file === undefined) return;
    this.tally.add(file === undefined ? 'deleted' : before?.file === undefined ? 'created' : 'overwritten');
    const index = this.versions.length;
    const sequencer = (0x10 + index).toString(16).toUpperCase().padStart(6, '0');
    const eventTime = `${DAY}T09:${String(index).padStart(2, '0')}:00Z`;
    const name = key === UNVERSIONED ? { eTag: `e${index}` } : { versionId: `v${index}` };
    const common = { bucket: BUCKET, key, sequencer, eventTime };
    const event: ObjectEvent =
      file === undefined ? { kind: 'removed', ...common } : { kind: 'created', ...common, ...name };
    const version = { key, ...(file && { file }), sequencer, event, tried: new Set<number>(), acknowledged: 0 };
    this.versions.push(version);
    this.queue.push({ version, event, receives: 0 });
  }

  /** A message of the queue is received; which, is up to the queue. */
  async receive(which: number, generation = this.generation, trouble?: Trouble): Promise<void> {
    const message = this.queue.splice(which % Math.max(1, this.queue.length), 1)[0];
    if (message) await this.handle(message, generation, trouble);
  }

  /** A message comes again that was handled already. */
  async repeat(which: number, generation = this.generation, trouble?: Trouble): Promise<void> {
    const message = this.done[which % Math.max(1, this.done.length)];
    if (!message) return;
    this.tally.add('duplicate');
    await this.handle({ ...message }, generation, trouble);
  }

  private async handle(message: Message, generation: number, trouble?: Trouble): Promise<void> {
    const { version, event } = message;
    if (generation < this.generation) this.tally.add('old process');
    version.tried.add(generation);
    if (this.done.some((each) => each.version.key === version.key && each.version.sequencer > version.sequencer))
      this.tally.add('out of order');
    const outcome = await this.inProcess(trouble, (table) =>
      ingestObject(event, {
        store: new ArticleStore(table, SETTINGS),
        desk: deskOf(this.editions[generation - 1]!) as Desk,
        bucket: { read: (ref) => Promise.resolve(this.read(ref)) },
        clock: { now: () => new Date(this.now) },
        program: { taggerVersion: '1', dataVersion: String(this.editions[generation - 1]), generation },
      }),
    );
    if (!outcome) {
      if (++message.receives < MOST_RECEIVES) this.queue.push(message);
      else {
        this.tally.add('dead letter');
        this.dead.push(message);
      }
      return;
    }
    this.done.push(message);
    if (event.kind === 'created') version.acknowledged = Math.max(version.acknowledged, generation);
    if (version.file === NOTICE && outcome.result === 'tagged') {
      const live = KEYS.some(
        (key) => this.headStatus(articleId(BUCKET, key)) === 'tagged' && this.last(key)?.file === KILLED,
      );
      this.tally.add(live ? 'kill after its story' : 'kill before its story');
    }
  }

  private headStatus(id: string): unknown {
    const { after } = this.changes.findLast(({ key }) => key.pk === `A#${id}`) ?? {};
    return (after?.record as { status?: string } | undefined)?.status;
  }

  private read({ key, versionId, eTag }: ObjectRef) {
    const versioned = this.versions.find(
      ({ event }) =>
        event.kind === 'created' &&
        event.key === key &&
        (versionId === undefined ? event.eTag === eTag : event.versionId === versionId),
    );
    if (!versioned || (versionId === undefined && versioned !== this.last(key))) return undefined;
    return {
      bytes: Buffer.from(versioned.file!),
      ...(versionId ? { versionId } : { eTag }),
      lastModified: `${DAY}T09:00:00Z`,
    };
  }

  /** Runs in a process of its own, to which something may happen. @returns undefined when it failed */
  private async inProcess<T>(trouble: Trouble | undefined, work: (table: ItemTable) => Promise<T>) {
    try {
      return await work(trouble ? this.troubled(trouble) : this.table);
    } catch (error) {
      if (error instanceof Killed || error instanceof TransientError) return undefined;
      throw error;
    }
  }

  private troubled({ fault, at, rival }: Trouble): ItemTable {
    return faulty(this.table, at, fault, async () => {
      this.tally.add(fault);
      if (fault !== 'rival writer') return;
      if (rival % 3 === 0) await this.act(rival, rival % ACTS.length);
      else if (rival % 3 === 1) await this.repeat(rival);
      else await this.receive(rival);
    });
  }

  /** What could not be handled is sent again. */
  redrive(): void {
    for (const message of this.dead.splice(0)) {
      this.tally.add('redriven');
      this.queue.push({ ...message, receives: 0 });
    }
  }

  /** Asks to tag a version again, whether or not it is still the newest. */
  backfill(version: Version): void {
    if (version.event.kind !== 'created') return;
    this.tally.add('backfilled');
    const { bucket, key, versionId, eTag } = version.event;
    this.queue.push({ version, event: { kind: 'retag', bucket, key, versionId, eTag }, receives: 0 });
  }

  deploy(edition: Edition): void {
    this.tally.add(edition < this.editions.at(-1)! ? 'rolled back' : 'deployed');
    this.editions.push(edition);
  }

  /** An editor does something to an article there is, and does it again when that fails. */
  async act(which: number, what: number, trouble?: Trouble): Promise<void> {
    const ids = IDS.filter((each) => this.headStatus(each) === 'tagged');
    const id = ids[which % Math.max(1, ids.length)];
    if (id === undefined) return;
    const tables = [...(trouble ? [this.troubled(trouble)] : []), this.table];
    await this.editors.act(id, what, tables, new Date(this.now));
  }

  /** Follows a change there has been: late, or once more. */
  async follow(which: number, trouble?: Trouble): Promise<void> {
    const change = this.changes[which % Math.max(1, this.changes.length)];
    if (change)
      await this.inProcess(trouble, (table) => followChange(change, table, new ArticleStore(table, SETTINGS)));
  }

  /** Follows the feed to its end, what following adds included. */
  async drain(): Promise<void> {
    const store = new ArticleStore(this.table, SETTINGS);
    while (this.followed < this.changes.length) {
      await followChange(this.changes[this.followed]!, this.table, store);
      this.followed++;
    }
  }

  async sweep(now: string): Promise<void> {
    this.now = now;
    const released = await releaseEmbargoes(this.table, new ArticleStore(this.table, SETTINGS), new Date(now));
    for (let each = 0; each < released; each++) this.tally.add('embargo ended');
  }

  /** Everything there is to do is done, in the order that `pick` says. */
  async settle(pick: () => number): Promise<void> {
    this.redrive();
    while (this.queue.length > 0) await this.receive(pick());
    await this.drain();
  }
}
