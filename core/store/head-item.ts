import type { Item, ItemValue } from '../ports';
import type { CopytasterRecord, DeletedRecord } from '../record/record';
import { headKey, revisionKey } from './keys';
import type { VersionOrder } from './version-order';

/** The head of an article as the table holds it. */
export interface Head extends VersionOrder {
  record: CopytasterRecord;
  /** Raised by every write of this head; what the next writer's condition names. */
  lock: number;
  /** Ids of the articles in the object, when it holds several; this head is then the object's, and in no list itself. */
  children?: string[];
  /** Ids of articles that earlier versions of the object held, until they are known to be tombstoned. */
  former?: string[];
}

/** A record without its quotes: the table holds offsets and rules, never words of the article's body. */
export function withoutQuotes<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutQuotes) as T;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name !== 'quote' && inner !== undefined) copy[name] = withoutQuotes(inner);
  }
  return copy as T;
}

export function headItem({ record, lock, sequencer, generation, children, former }: Head): Item {
  return {
    ...headKey(record.id),
    lock,
    sequencer,
    generation,
    record: record as unknown as ItemValue,
    ...(children && { children }),
    ...(former && { former }),
  };
}

export function headOf(item: Item): Head {
  return {
    record: recordOf(item),
    lock: item.lock as number,
    sequencer: item.sequencer as string,
    generation: item.generation as number,
    ...(item.children !== undefined && { children: item.children as string[] }),
    ...(item.former !== undefined && { former: item.former as string[] }),
  };
}

/** One revision as history keeps it. */
export function revisionItem(record: CopytasterRecord): Item {
  return { ...revisionKey(record.id, record.revision), record: record as unknown as ItemValue };
}

export function recordOf(item: Item): CopytasterRecord {
  return item.record as unknown as CopytasterRecord;
}

/** What is left of a record when its object is deleted: no headline, byline, captions or notes, and no tags. */
export function tombstone(record: CopytasterRecord): DeletedRecord {
  const { schemaVersion, id, revision, generation, source, taggedAt, taggerVersion, dataVersion } = record;
  const stamps = { taggedAt, taggerVersion, dataVersion };
  return {
    schemaVersion,
    id,
    revision,
    generation,
    source,
    status: 'deleted',
    topics: [],
    regions: [],
    human: [],
    ...stamps,
  };
}
