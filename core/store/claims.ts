import type { ItemKey, ItemTable } from '../ports';

/** An editor looks at an article that waits for a decision. It keeps nobody from deciding; it tells the others. */
export interface Claim {
  by: string;
  /** The window it was made in: one editor may have two. */
  holder: string;
  /** When it ends by itself, RFC 3339 in UTC. */
  until: string;
}

/** Long enough to read an article; a window that is still open renews it. */
const CLAIM_MILLISECONDS = 120_000;

const claimKey = (id: string): ItemKey => ({ pk: `A#${id}`, sk: 'CLAIM' });

/** Those of the articles' claims that have not ended, by id. */
export async function claimsOf(table: ItemTable, ids: readonly string[], now: Date): Promise<Record<string, Claim>> {
  const items = await table.batchGet(ids.map(claimKey));
  const claims: Record<string, Claim> = {};
  for (const [index, item] of items.entries()) {
    const { by, holder, until } = (item ?? {}) as unknown as Partial<Claim>;
    // Time to live deletes late.
    if (by !== undefined && Date.parse(until!) > now.getTime())
      claims[ids[index]!] = { by, holder: holder!, until: until! };
  }
  return claims;
}

/** Claims an article, or renews a claim. @returns the claim that stands: another's, when that was first */
export async function claim(
  table: ItemTable,
  id: string,
  { by, holder }: Pick<Claim, 'by' | 'holder'>,
  now: Date,
): Promise<Claim> {
  const standing = await table.get(claimKey(id));
  const { [id]: valid } = await claimsOf(table, [id], now);
  if (valid && valid.holder !== holder) return valid;
  const ends = now.getTime() + CLAIM_MILLISECONDS;
  const made: Claim = { by, holder, until: new Date(ends).toISOString() };
  const written = await table.write({
    op: 'put',
    item: { ...claimKey(id), ...made, expiresAt: Math.ceil(ends / 1000) },
    condition: standing ? { kind: 'equals', attribute: 'until', value: standing.until as string } : { kind: 'absent' },
  });
  if (written) return made;
  // Somebody was faster: theirs stands, if it is still there.
  return (await claimsOf(table, [id], now))[id] ?? made;
}

/** Ends a claim of one's own. */
export async function release(table: ItemTable, id: string, holder: string): Promise<void> {
  await table.write({
    op: 'delete',
    key: claimKey(id),
    condition: { kind: 'equals', attribute: 'holder', value: holder },
  });
}
