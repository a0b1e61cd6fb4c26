import type { HumanAct, TaggedRecord } from '../record/record';
import type { ArticleStore } from './article-store';

/**
 * What became of the acts of one article: `present` when the store held all of them already; `absent` when it holds no such
 * article, or one that was deleted or rejected, and there is nothing to put them on.
 */
export type RestoreOutcome = 'restored' | 'present' | 'absent';

const identityOf = ({ by, at, op, target, value }: HumanAct) => JSON.stringify([by, at, op, target, value]);

/**
 * What editors did and the record lacks, under revisions of its own: above all that the record has had, so that an undo meets
 * none of another act, and acts made together stay together.
 */
function lackedActs({ human, revision }: TaggedRecord, kept: readonly HumanAct[]): HumanAct[] {
  const held = new Set(human.map(identityOf));
  return kept.filter((act) => !held.has(identityOf(act))).map((act) => ({ ...act, revision: revision + act.revision }));
}

/**
 * Puts what editors did to an article, as a restored table or another backup holds it, onto the record that stands. Acts the
 * record has already, undone or not, stay as they are, so it can be run again. The machine's tags are the record's own.
 */
export async function restoreActs(store: ArticleStore, { id, human }: TaggedRecord): Promise<RestoreOutcome> {
  let outcome: RestoreOutcome = 'absent';
  await store.amend(id, (record) => {
    outcome = 'absent';
    if (record.status !== 'tagged') return undefined;
    const lacked = lackedActs(record, human);
    outcome = lacked.length === 0 ? 'present' : 'restored';
    if (lacked.length === 0) return undefined;
    const acts = [...record.human, ...lacked].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    return { ...record, human: acts, revision: Math.max(...lacked.map(({ revision }) => revision)) };
  });
  return outcome;
}
