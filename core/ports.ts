import type { DeskEvent } from './events/desk-events';

/**
 * What the core asks of the outside. adapters/aws and adapters/embedded implement these; one contract suite
 * (test/adapters/item-table-contract.ts) runs against every item table.
 */

/** A value an item may hold: what JSON holds, as DynamoDB's document types do. Integers stay within ±2^53. */
export type ItemValue = string | number | boolean | null | ItemValue[] | { [name: string]: ItemValue };

export interface ItemKey {
  /** Partition key. */
  pk: string;
  /** Sort key; ordered by UTF-8 bytes. */
  sk: string;
}

/** An item. `expiresAt` (epoch seconds) is when it may vanish by itself, as DynamoDB's time to live. */
export interface Item extends ItemKey {
  expiresAt?: number;
  [attribute: string]: ItemValue | undefined;
}

/** What must hold of the stored item for a write to go through. */
export type Condition = { kind: 'absent' } | { kind: 'equals'; attribute: string; value: string | number };

export type Write =
  | { op: 'put'; item: Item; condition?: Condition }
  | { op: 'delete'; key: ItemKey; condition?: Condition }
  /** Adds to numeric attributes; an absent item or attribute counts as 0. */
  | { op: 'add'; key: ItemKey; amounts: Record<string, number>; condition?: Condition };

export interface Range {
  pk: string;
  /** Sort keys from here, inclusive. */
  from?: string;
  /** Sort keys up to here, exclusive. */
  to?: string;
  descending?: boolean;
  limit: number;
  /** Continue after this sort key. */
  after?: string;
}

export interface Page {
  items: Item[];
  /** Absent when the range is read to its end. */
  next?: string;
}

/**
 * One change of one item, in the order they happened to that item. May be delivered more than once, as records of a
 * DynamoDB stream are.
 */
export interface Change {
  key: ItemKey;
  before?: Item;
  after?: Item;
}

export interface ItemTable {
  get(key: ItemKey): Promise<Item | undefined>;
  /** In the order of the keys; undefined where there is no item. Any number of keys: the adapter splits them. */
  batchGet(keys: readonly ItemKey[]): Promise<(Item | undefined)[]>;
  /** @returns false when the condition does not hold, and then nothing changed. @throws TransientError */
  write(write: Write): Promise<boolean>;
  /** Unconditional puts and deletes, not atomic together. Any number: the adapter splits and drains them. */
  writeAll(writes: readonly Write[]): Promise<void>;
  /** All or nothing, at most 100 writes, each of another item. @returns false when a condition does not hold. @throws TransientError */
  transact(writes: readonly Write[]): Promise<boolean>;
  query(range: Range): Promise<Page>;
}

/** At most this many writes in one transaction (DynamoDB's limit). */
export const MAX_TRANSACTION_WRITES = 100;

/** One version of one object. */
export interface ObjectRef {
  bucket: string;
  key: string;
  versionId?: string;
  eTag?: string;
}

export interface StoredObject {
  bytes: Uint8Array;
  contentType?: string;
  eTag?: string;
  versionId?: string;
  /** RFC 3339, UTC. */
  lastModified?: string;
}

export interface ArticleBucket {
  /**
   * Reads the version named. @returns undefined when it is gone or replaced (404, 412), which means superseded.
   * @throws Rejection TOO_LARGE before the body is read. @throws TransientError
   */
  read(ref: ObjectRef, maxBytes: number): Promise<StoredObject | undefined>;
}

/** Where settled changes are told to those who follow the desk. */
export interface EventBus {
  /** In order, each at least once. @throws TransientError when some could not be told; publishing all again is harmless. */
  publish(events: readonly DeskEvent[]): Promise<void>;
}

export interface Clock {
  now(): Date;
}

/** A narrow logger. Never give it words of an article, names of people, or keys' contents beyond the key itself. */
export interface Log {
  info(message: string, facts?: Record<string, string | number | boolean>): void;
  warn(message: string, facts?: Record<string, string | number | boolean>): void;
  error(message: string, facts?: Record<string, string | number | boolean>): void;
}
