import { MemoryItemTable } from '../../adapters/memory/item-table';
import type { Article, ArticleDetails, Segment, SupplierFacts } from '../../core/article/article';
import { noSupplierFacts } from '../../core/article/article';
import type { DeskEvent } from '../../core/events/desk-events';
import { followChange } from '../../core/events/follow-change';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { Desk } from '../../core/pipeline';
import type { Change, ItemTable } from '../../core/ports';
import { createQueryApp } from '../../core/query/app';
import type { Role } from '../../core/query/roles';
import { visibleRecord } from '../../core/query/visible-record';
import { articleId } from '../../core/record/article-id';
import type { HumanAct, TaggedRecord } from '../../core/record/record';
import { ArticleStore } from '../../core/store/article-store';
import { releaseEmbargoes } from '../../core/store/release-embargoes';
import type { ModerationPolicy } from '../../core/tag/moderation/policy';
import { DEFAULT_POLICY } from '../../core/tag/moderation/policy';
import { testDesk } from '../desk';
import { Killed, mortal } from '../store/mortal-table';

/** A file as a wire would carry it: fields, and paragraphs. */
export interface Copy extends Partial<Pick<ArticleDetails, 'headline' | 'guid' | 'slugline' | 'version'>> {
  body: string[];
  /** Name of the agency that its source field names. */
  agency?: string;
  supplier?: Partial<SupplierFacts>;
}

/** What a parser would make of it. */
export function articleOf({ body, agency, supplier, ...details }: Copy): Article {
  const segments: Segment[] = [];
  let text = '';
  const add = (role: Segment['role'], words: string) => {
    segments.push({ role, start: text.length, end: text.length + words.length });
    text += `${words}\n\n`;
  };
  if (details.headline) add('headline', details.headline);
  for (const paragraph of body) add('body', paragraph);
  const credits = agency ? [{ role: 'text' as const, field: 'source', value: agency }] : [];
  return {
    ...{ text, segments, format: 'test', details: { ...details, language: 'en', wordCount: 0, captions: [] } },
    supplier: { ...noSupplierFacts(), credits, ...supplier },
  };
}

/** Reads what `drop` writes. */
const deskOf = (tagger: Desk): Pick<Desk, 'tasteItems'> => ({
  tasteItems: ({ bytes, receivedAt }) =>
    Promise.resolve([tagger.tag(articleOf(JSON.parse(Buffer.from(bytes).toString()) as Copy), receivedAt)]),
});
const DESK = deskOf(testDesk());

function inMemory() {
  const table = new MemoryItemTable();
  return { table, changes: table.changes };
}

/** A desk whose change feed is followed when a test says so; on a table in memory, unless it is given another. */
export class Newsroom {
  readonly table: ItemTable;
  readonly changes: readonly Change[];
  readonly store: ArticleStore;
  private readonly files = new Map<string, string>();
  private sequencer = 0;
  private followed = 0;
  private desk = DESK;

  constructor({ table, changes }: { table: ItemTable; changes: readonly Change[] } = inMemory()) {
    this.table = table;
    this.changes = changes;
    this.store = new ArticleStore(table, { shards: 2 });
  }

  /** Changes the newsroom's policy for what is tagged from now on. */
  setPolicy(policy: Partial<ModerationPolicy>): void {
    this.desk = deskOf(testDesk({ policy: { ...DEFAULT_POLICY, ...policy } }));
  }

  id = (key: string) => articleId('b', key);

  async drop(key: string, copy: Copy, eventTime = '2024-03-01T10:00:00Z', generation = 1): Promise<void> {
    this.files.set(key, JSON.stringify(copy));
    const event = { kind: 'created', bucket: 'b', key, sequencer: this.next(), eventTime } as const;
    await ingestObject(event, this.ports(generation));
  }

  async remove(key: string, eventTime = '2024-03-01T11:00:00Z'): Promise<void> {
    this.files.delete(key);
    await ingestObject({ kind: 'removed', bucket: 'b', key, sequencer: this.next(), eventTime }, this.ports(1));
  }

  /** Follows the change feed to its end, what following adds included. */
  async drain(): Promise<DeskEvent[]> {
    const events: DeskEvent[] = [];
    while (this.followed < this.changes.length) events.push(...(await this.follow(this.followed++)));
    return events;
  }

  /** Follows one change, once more or out of turn. */
  follow(index: number): Promise<DeskEvent[]> {
    return followChange(this.changes[index]!, this.table, this.store);
  }

  /** Follows a change in a process that dies at its n-th write. */
  async followMortally(index: number, writes: number, effective: boolean): Promise<void> {
    const table = mortal(this.table, writes, effective);
    await followChange(this.changes[index]!, table, new ArticleStore(table, this.store.settings)).catch(
      (error: unknown) => {
        if (!(error instanceof Killed)) throw error;
      },
    );
  }

  /** Follows some changes at the same time. */
  async followTogether(indices: readonly number[]): Promise<void> {
    await Promise.all(indices.map((index) => this.follow(index)));
  }

  sweep(now: string): Promise<number> {
    return releaseEmbargoes(this.table, this.store, new Date(now));
  }

  /** As somebody sees it. */
  async seen(key: string, role: Role = 'editor', now = '2024-03-01T12:00:00Z'): Promise<TaggedRecord> {
    const head = await this.store.head(this.id(key));
    return visibleRecord(head!.record, role, new Date(now)) as TaggedRecord;
  }

  /** An answer of the API to an editor. */
  async get(path: string): Promise<Record<string, unknown>> {
    return (await (await this.app().request(path)).json()) as Record<string, unknown>;
  }

  /** The API, for an editor. */
  app() {
    const { table, store } = this;
    return createQueryApp({
      ...{ table, store, desk: { taste: () => Promise.resolve([]) } },
      bucket: { read: () => Promise.resolve(undefined) },
      clock: { now: () => new Date('2024-03-01T12:00:00Z') },
      caller: () => ({ role: 'editor', name: 'ed' }),
    });
  }

  /** As the table holds it. */
  async machineRecord(key: string): Promise<TaggedRecord> {
    return (await this.store.head(this.id(key)))!.record as TaggedRecord;
  }

  /** What an editor does. */
  async act(key: string, act: Pick<HumanAct, 'op' | 'target' | 'value'>): Promise<void> {
    await this.store.amend(this.id(key), (record) => {
      const done = {
        ...act,
        revision: record.revision + 1,
        by: 'ed',
        at: '2024-03-01T12:00:00Z',
        why: '',
        undone: false,
      };
      return { ...record, human: [...record.human, done] };
    });
  }

  private next(): string {
    return (++this.sequencer).toString(16).padStart(6, '0');
  }

  private ports(generation: number) {
    const read = ({ key }: { key: string }) =>
      Promise.resolve(this.files.has(key) ? { bytes: Buffer.from(this.files.get(key)!) } : undefined);
    return {
      ...{ store: this.store, desk: this.desk as Desk, bucket: { read } },
      clock: { now: () => new Date('2024-03-01T12:00:00Z') },
      program: { taggerVersion: '1', dataVersion: '1', generation },
    };
  }
}
