import type { Condition, Item, ItemKey, Write } from '../core/ports';

/** What a write means, shared by the item tables that carry writes out themselves. */

export function keyOf(write: Write): ItemKey {
  const { pk, sk } = write.op === 'put' ? write.item : write.key;
  return { pk, sk };
}

export function conditionHolds(condition: Condition | undefined, stored: Item | undefined): boolean {
  if (!condition) return true;
  if (condition.kind === 'absent') return stored === undefined;
  return stored?.[condition.attribute] === condition.value;
}

/** The item as it is after the write; undefined when the write deletes it. */
export function applyWrite(write: Write, stored: Item | undefined): Item | undefined {
  switch (write.op) {
    case 'put':
      return write.item;
    case 'delete':
      return undefined;
    case 'add': {
      const item: Item = stored ? { ...stored } : { ...write.key };
      for (const [attribute, amount] of Object.entries(write.amounts)) {
        item[attribute] = ((item[attribute] as number | undefined) ?? 0) + amount;
      }
      return item;
    }
  }
}
