import type { ItemTable } from '../../core/ports';
import { createQueryApp } from '../../core/query/app';
import { ArticleStore } from '../../core/store/article-store';
import { SETTINGS } from './settings';
import type { Tally } from './tally';

/** What an editor did, and was told that it is done. */
export interface Act {
  revision: number;
  op: string;
  target: string | undefined;
  value: string | undefined;
  undone: boolean;
}

export const ACTS = [
  { op: 'add-topic', target: 'medtop:11000000', value: 'politics' },
  { op: 'set-kind', target: 'feature', value: undefined },
  ...['pass', 'review', 'hold', 'block'].map((value) => ({ op: 'decide', target: undefined, value })),
  { op: 'undo', target: undefined, value: undefined },
] as const;

/** Editors at the API of a table: what they do, and what they were told is done. */
export class Editors {
  /** By article, oldest first. */
  readonly acts = new Map<string, Act[]>();

  constructor(private readonly tally: Tally) {}

  /** Does something to an article on the first of these tables, and again on the next when that fails. */
  async act(id: string, what: number, tables: readonly ItemTable[], now: Date): Promise<void> {
    const store = new ArticleStore(tables.at(-1)!, SETTINGS);
    const { revision } = (await store.head(id))!.record;
    const act = ACTS[Math.min(what, ACTS.length - 1)]!;
    const target = act.op === 'undo' ? this.acts.get(id)?.at(-1)?.revision.toString() : act.target;
    if (act.op === 'undo' && target === undefined) return;
    for (const table of tables) {
      const status = await this.post(table, id, revision, { ...act, target }, now);
      if (status >= 500) continue;
      if (status === 200) this.note(id, { ...act, target, revision: revision + 1, undone: false });
      return;
    }
  }

  private async post(
    table: ItemTable,
    id: string,
    revision: number,
    { op, target, value }: Pick<Act, 'op' | 'target' | 'value'>,
    now: Date,
  ) {
    const app = createQueryApp({
      ...{ table, store: new ArticleStore(table, SETTINGS), desk: { taste: () => Promise.resolve([]) } },
      bucket: { read: () => Promise.resolve(undefined) },
      clock: { now: () => now },
      caller: () => ({ role: 'editor', name: 'ed' }),
    });
    const [path, body] =
      op === 'decide' ? ['decisions', { decision: value, why: '' }] : ['corrections', { op, target, value, why: '' }];
    const response = await app.request(`/v1/articles/${id}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'If-Match': `"${revision}"` },
      body: JSON.stringify(body),
    });
    return response.status;
  }

  private note(id: string, act: Act): void {
    const { op, target } = act;
    const acts = this.acts.get(id) ?? [];
    // The same act of the same editor on the same revision is the same request, sent again.
    if (
      acts.some(
        (each) =>
          each.revision === act.revision && each.op === op && each.target === target && each.value === act.value,
      )
    )
      return;
    this.tally.add(op === 'undo' ? 'undone' : op === 'decide' ? 'decided' : 'corrected');
    this.acts.set(
      id,
      op === 'undo'
        ? acts.map((each) => (String(each.revision) === target ? { ...each, undone: true } : each))
        : [...acts, act].sort((a, b) => a.revision - b.revision),
    );
  }
}
