import type { LinkFacts } from '../../core/links/facts';
import { factsOf } from '../../core/links/facts';
import { linksOf } from '../../core/links/links-of';
import type { Item } from '../../core/ports';
import type { CopytasterRecord } from '../../core/record/record';
import { expectEqual } from '../expect-equal';

/**
 * Expects that links are a function of the live articles alone, and that no article which is not live can be found by others.
 * `items` are all the table holds.
 */
export function expectLinksOfTheLive(records: readonly CopytasterRecord[], items: readonly Item[]): void {
  const facts = records.map(factsOf);
  const present = facts.filter((each): each is LinkFacts => each !== undefined);
  for (const [index, record] of records.entries()) {
    const own = facts[index];
    if (record.status !== 'tagged' || !own) continue;
    const links = { ...record.story };
    delete links.fingerprint;
    expectEqual(
      links,
      linksOf(
        own,
        present.filter((each) => each !== own),
      ),
    );
  }
  const live = new Set(present.map(({ id }) => id));
  const found = items
    .filter(({ pk }) => /^[LB]#/.test(pk))
    .flatMap(({ id, entries }) => (entries ? (entries as { id: string }[]).map((entry) => entry.id) : [id as string]));
  expectEqual(
    found.filter((id) => !live.has(id)),
    [],
  );
}
