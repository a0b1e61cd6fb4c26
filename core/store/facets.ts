import { REJECTION_CODES } from '../errors';
import { EDITED_PARTS, editedParts, isDecidedByEditor, mergeHuman } from '../record/merge-human';
import type { CopytasterRecord } from '../record/record';
import { isSpan } from '../tag/evidence';
import { DECISIONS, KINDS, PROVENANCE_STATUSES } from '../tag/tags';

/** What lists can be read by. docs/access-patterns.md has a row for each, and a test keeps the two equal. */
export const FACETS = [
  'status',
  'topic',
  'region',
  'agency',
  'provenance',
  'kind',
  'decision',
  'review',
  'rejected',
  'publisher',
  'language',
  'guid',
  'story',
  'edited',
] as const;
export type Facet = (typeof FACETS)[number];

/** Facets with a count for each value and day. Nobody asks how many articles a story has a day, and counts cost writes. */
export const COUNTED_FACETS: readonly Facet[] = FACETS.filter((facet) => facet !== 'guid' && facet !== 'story');

/** The facets whose values are known beforehand, with all of them. */
export const FACET_VALUES = {
  status: ['tagged', 'rejected'],
  provenance: PROVENANCE_STATUSES,
  kind: KINDS,
  decision: DECISIONS,
  review: ['open'],
  rejected: Object.keys(REJECTION_CODES),
  edited: EDITED_PARTS,
} as const satisfies Partial<Record<Facet, readonly string[]>>;

export interface FacetValue {
  facet: Facet;
  value: string;
  /** Follows from another value (an ancestor topic, an area of a country): counted only when rollups are asked for. */
  implied: boolean;
}

/** Values of a facet are parts of keys: a supplier's name may be long, and may hold the separator. */
const LONGEST_VALUE = 100;
/** A supplier's name as lists hold it. */
export const nameAsKey = (value: string) => value.toLowerCase().replaceAll('#', ' ').slice(0, LONGEST_VALUE);

/** A region as lists name it: `iso3166-1:RU`, `m49:151`, `geonames:2800866`. */
export function regionValue({ scheme, code }: { scheme: string; code: string }): string {
  return `${scheme}:${code}`;
}

/** Every list a record stands in, each once. None for a deleted one. */
export function facetsOf(machineRecord: CopytasterRecord): FacetValue[] {
  const record = mergeHuman(machineRecord);
  if (record.status === 'deleted') return [];
  const values: FacetValue[] = [];
  const add = (facet: Facet, value: string | undefined, implied = false) => {
    if (value && !values.some((each) => each.facet === facet && each.value === value))
      values.push({ facet, value, implied });
  };
  add('status', record.status);
  if (record.status === 'rejected') {
    add('rejected', record.error.code);
    return values;
  }
  for (const topic of record.topics) add('topic', topic.code, topic.implied);
  for (const region of record.regions) {
    add(
      'region',
      regionValue(region),
      region.evidence.length > 0 && !region.evidence.some(isSpan) && region.creator === 'machine',
    );
  }
  for (const agency of record.provenance.agencies) add('agency', agency.id);
  add('provenance', record.provenance.status);
  add('kind', record.kind);
  add('decision', record.moderation.decision);
  if (record.moderation.decision !== 'pass' && !isDecidedByEditor(record)) add('review', 'open');
  add('publisher', record.article.publisher && nameAsKey(record.article.publisher));
  add('language', record.article.language);
  add('guid', record.article.guid && nameAsKey(record.article.guid));
  add('story', record.story.id ?? record.id);
  for (const part of editedParts(record.human)) add('edited', part);
  return values;
}
