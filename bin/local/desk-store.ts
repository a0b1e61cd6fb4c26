import { Hono } from 'hono';
import type { Context } from 'hono';
import * as z from 'zod';
import type { Database, RootDatabase } from 'lmdb';
import { open } from 'lmdb';
import type { FolderBucket } from '../../adapters/embedded/folder-bucket';
import { EMBEDDED_BUCKET } from '../../adapters/embedded/folder-bucket';
import type { DeskEvent } from '../../adapters/embedded/http/event-stream';
import type { ObjectVersion } from '../../adapters/embedded/version-store';
import { MAX_BYTES } from '../../core/article/parse';
import { Rejection } from '../../core/errors';
import type { CopytasterRecord, HumanAct, Source, TaggedRecord } from '../../core/record/record';
import { rejectedRecord, taggedRecord } from '../../core/record/build-record';
import type { Decision } from '../../core/tag/tags';
import { tagDrop } from '../../core/tag-request';
import type { LocalDesk } from '../local-desk';

/** INTERIM STORE: replaced by core/ingest + core/query. */
interface Entry {
  id: string;
  key: string;
  machine: CopytasterRecord;
  acts: HumanAct[];
  revision: number;
  history: CopytasterRecord[];
}
export interface DeskStore {
  ingest(change: ObjectVersion): Promise<DeskEvent[]>;
  routes(publish: (event: DeskEvent) => void): Hono;
  close(): Promise<void>;
}

const SEVERITY: Record<Decision, number> = { block: 0, hold: 1, review: 2, pass: 3 };

function merged(entry: Entry): CopytasterRecord {
  const record = structuredClone(entry.machine);
  record.revision = entry.revision;
  record.human = entry.acts;
  if (record.status !== 'tagged') return record;
  for (const act of entry.acts.filter((each) => !each.undone)) {
    const target = act.target ?? '';
    if (act.op === 'remove-topic') record.topics = record.topics.filter((t) => t.code !== target);
    if (act.op === 'add-topic')
      record.topics.unshift({
        code: target,
        name: act.value ?? target,
        level: 1,
        implied: false,
        confidence: 100,
        relevance: 100,
        creator: 'editor',
        evidence: [],
      });
    if (act.op === 'remove-region') record.regions = record.regions.filter((r) => `${r.scheme}:${r.code}` !== target);
    if (act.op === 'set-provenance') record.provenance.status = target as TaggedRecord['provenance']['status'];
    if (act.op === 'decide') record.moderation.decision = act.value as Decision;
  }
  return record;
}

export function openDeskStore(folder: string, bucket: FolderBucket, { desk, stamp }: LocalDesk): DeskStore {
  const root: RootDatabase = open({ path: `${folder}.lmdb` });
  const saved: Database<Entry, string> = root.openDB({ name: 'entries' });
  const entries = new Map<string, Entry>([...saved.getRange()].map(({ key, value }) => [key, value]));
  const save = async (entry: Entry) => {
    entries.set(entry.id, entry);
    await saved.put(entry.id, entry);
  };

  async function ingest(change: ObjectVersion): Promise<DeskEvent[]> {
    const old = [...entries.values()].filter(({ key }) => key === change.key);
    const events: DeskEvent[] = [];
    const kept = new Set<string>();
    if (!change.removed) {
      const source: Source = {
        bucket: EMBEDDED_BUCKET,
        key: change.key,
        versionId: change.versionId,
        eTag: change.eTag,
        sequencer: change.sequencer,
        size: change.size,
        receivedAt: change.at,
      };
      let records: CopytasterRecord[];
      try {
        const stored = await bucket.read(
          { bucket: EMBEDDED_BUCKET, key: change.key, versionId: change.versionId },
          MAX_BYTES,
        );
        if (!stored) return [];
        records = await tagDrop(
          desk,
          { bytes: stored.bytes, name: change.key, receivedAt: change.at },
          source,
          stamp(new Date()),
        );
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        records = [rejectedRecord(error, source, stamp(new Date()))];
      }
      for (const record of records) {
        const before = entries.get(record.id);
        kept.add(record.id);
        const history = before ? [merged(before), ...before.history] : [];
        await save({
          id: record.id,
          key: change.key,
          machine: record,
          acts: before?.acts ?? [],
          revision: (before?.revision ?? 0) + 1,
          history,
        });
        events.push({ type: record.status === 'rejected' ? 'ArticleRejected' : 'ArticleTagged', id: record.id });
      }
    }
    for (const { id } of old.filter((each) => !kept.has(each.id))) {
      entries.delete(id);
      await saved.remove(id);
      events.push({ type: 'ArticleDeleted', id });
    }
    return events;
  }

  async function text(record: CopytasterRecord): Promise<string> {
    const { key, versionId } = record.source;
    const stored = await bucket.read({ bucket: EMBEDDED_BUCKET, key, versionId }, MAX_BYTES);
    const tasted = stored
      ? await desk.taste({ bytes: stored.bytes, name: key, receivedAt: record.source.receivedAt })
      : [];
    return (
      tasted.find((each) => taggedRecord(each, record.source, stamp(new Date())).id === record.id)?.article.text ?? ''
    );
  }

  const all = () =>
    [...entries.values()].map(merged).sort((a, b) => (a.source.receivedAt < b.source.receivedAt ? 1 : -1));
  const page = (context: Context, items: CopytasterRecord[]) => {
    const from = Number(context.req.query('cursor') ?? 0);
    const limit = Number(context.req.query('limit') ?? 50);
    return context.json({
      items: items.slice(from, from + limit),
      ...(from + limit < items.length && { next: String(from + limit) }),
    });
  };

  function matches(record: CopytasterRecord, q: Record<string, string>): boolean {
    if (record.status !== (q.status ?? 'tagged')) return false;
    if (record.status !== 'tagged') return true;
    const words = [record.article.headline, record.article.slugline, record.article.publisher, record.article.by]
      .join(' ')
      .toLowerCase();
    return (
      (!q.topic || record.topics.some((t) => t.code === q.topic)) &&
      (!q.region || record.regions.some((r) => `${r.scheme}:${r.code}` === q.region)) &&
      (!q.agency || record.provenance.agencies.some((a) => a.id === q.agency)) &&
      (!q.provenance || record.provenance.status === q.provenance) &&
      (!q.kind || record.kind === q.kind) &&
      (!q.decision || record.moderation.decision === q.decision) &&
      (!q.from || record.source.receivedAt >= q.from) &&
      (!q.to || record.source.receivedAt.slice(0, 10) <= q.to) &&
      (!q.q ||
        q.q
          .toLowerCase()
          .split(/\s+/)
          .every((word) => words.includes(word)))
    );
  }

  const ACT = z.object({
    op: z.string(),
    target: z.string().optional(),
    value: z.string().optional(),
    why: z.string(),
  });

  function routes(publish: (event: DeskEvent) => void): Hono {
    const entry = (context: Context) => entries.get(context.req.param('id') ?? '');
    const missing = (context: Context) => context.json({ title: 'There is no such article.', status: 404 }, 404);
    async function act(context: Context, done: Omit<HumanAct, 'revision' | 'by' | 'at' | 'undone'>): Promise<Response> {
      const found = entry(context);
      if (!found) return missing(context);
      if (context.req.header('if-match') !== `"${found.revision}"`)
        return context.json({ title: 'Somebody changed it meanwhile. Look again.', status: 412 }, 412);
      const revision = found.revision + 1;
      const acts =
        done.op === 'undo'
          ? found.acts.map((a) => (String(a.revision) === done.target ? { ...a, undone: true } : a))
          : [...found.acts, { ...done, revision, by: 'you', at: new Date().toISOString(), undone: false }];
      await save({ ...found, acts, revision, history: [merged(found), ...found.history] });
      publish({ type: 'CorrectionMade', id: found.id });
      return context.json({ revision });
    }
    return new Hono()
      .get('/v1/articles', (context) =>
        page(
          context,
          all().filter((record) => matches(record, context.req.query())),
        ),
      )
      .get('/v1/review', (context) =>
        page(
          context,
          all()
            .filter(
              (r): r is TaggedRecord =>
                r.status === 'tagged' &&
                r.moderation.decision !== 'pass' &&
                !r.human.some((a) => a.op === 'decide' && !a.undone),
            )
            .sort(
              (a, b) =>
                SEVERITY[a.moderation.decision] - SEVERITY[b.moderation.decision] ||
                (a.source.receivedAt < b.source.receivedAt ? -1 : 1),
            ),
        ),
      )
      .get('/v1/articles/:id', (context) => {
        const found = entry(context);
        return found ? context.json(merged(found)) : missing(context);
      })
      .get('/v1/articles/:id/text', async (context) => {
        const found = entry(context);
        if (!found) return missing(context);
        const revision = context.req.query('revision');
        const record = revision ? found.history.find((r) => String(r.revision) === revision) : found.machine;
        return record ? context.json({ text: await text(record) }) : missing(context);
      })
      .get('/v1/articles/:id/history', (context) => {
        const found = entry(context);
        return found ? context.json({ items: [merged(found), ...found.history] }) : missing(context);
      })
      .get('/v1/stats', (context) => {
        const { by = 'decision', from = '', to = '9' } = context.req.query();
        const counts = new Map<string, number>();
        for (const r of all()) {
          const day = r.source.receivedAt.slice(0, 10);
          if (r.status !== 'tagged' || day < from || day > to) continue;
          const values: Record<string, string[]> = {
            topic: r.topics.map((t) => t.code),
            region: r.regions.map((x) => `${x.scheme}:${x.code}`),
            agency: r.provenance.agencies.map((a) => a.id),
            provenance: [r.provenance.status],
            kind: [r.kind],
            decision: [r.moderation.decision],
          };
          for (const value of new Set(values[by]))
            counts.set(`${day} ${value}`, (counts.get(`${day} ${value}`) ?? 0) + 1);
        }
        return context.json({
          rows: [...counts].map(([key, count]) => ({ start: key.slice(0, 10), value: key.slice(11), count })),
        });
      })
      .post('/v1/articles/:id/corrections', async (context) => act(context, ACT.parse(await context.req.json())))
      .post('/v1/articles/:id/decisions', async (context) => {
        const { decision, why } = z.object({ decision: z.string(), why: z.string() }).parse(await context.req.json());
        return act(context, { op: 'decide', value: decision, why });
      });
  }
  return { ingest, routes, close: () => root.close() };
}
