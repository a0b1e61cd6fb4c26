import type { Decision, Kind, ProvenanceStatus, Region, RegionScheme } from '../tag/tags';
import { applyLinks } from './apply-links';
import type { CopytasterRecord, HumanAct, TaggedRecord } from './record';

/** What an editor may do to a record. `target` and `value` mean: */
export const HUMAN_OPS = {
  'add-topic': 'target: the code, value: its name, when known',
  'remove-topic': 'target: the code',
  'add-region': 'target: scheme and code as iso3166-1:FR, value: focus or mention',
  'remove-region': 'target: scheme and code',
  'set-kind': 'target: the kind',
  'set-provenance': 'target: the status',
  'remove-agency': 'target: the id of the agency',
  'lift-recall':
    'target: the id of the notice that no longer counts, or the name of the recall that the item itself carries',
  decide: 'target: the content hash decided on, value: pass, review, hold or block',
} as const;
export type HumanOp = keyof typeof HUMAN_OPS;

/** What lists of what editors acted on can be read by. */
export const EDITED_PARTS = ['any', 'topics', 'regions', 'kind', 'provenance', 'decision'] as const;
export type EditedPart = (typeof EDITED_PARTS)[number];

/** What of a record an act is about. */
const PARTS: Partial<Record<string, EditedPart>> = {
  'add-topic': 'topics',
  'remove-topic': 'topics',
  'add-region': 'regions',
  'remove-region': 'regions',
  'set-kind': 'kind',
  'set-provenance': 'provenance',
  'remove-agency': 'provenance',
  'lift-recall': 'decision',
  decide: 'decision',
};

/** The parts of a record that editors acted on and did not undo; `any` among them when there is one. */
export function editedParts(human: readonly HumanAct[]): EditedPart[] {
  const parts = new Set<EditedPart>(human.flatMap(({ op, undone }) => (undone ? [] : (PARTS[op] ?? []))));
  return parts.size === 0 ? [] : ['any', ...parts];
}

const CERTAIN = { confidence: 100, relevance: 100, creator: 'editor', evidence: [] } as const;

/**
 * The record as readers see it: what the machine said, what follows from other articles, and on top of it what editors did
 * and did not undo, in order. Tag corrections hold for every version; a decision holds for the words it was made on, but
 * for a hold or block, which stays until it is undone. A kill or withhold wins over an earlier pass; a later pass lifts it.
 */
export function mergeHuman(record: CopytasterRecord): CopytasterRecord {
  if (record.status !== 'tagged') return record;
  const linked = applyLinks(record);
  return record.human.filter((act) => !act.undone).reduce(apply, linked);
}

function apply(record: TaggedRecord, { op, target = '', value = '' }: HumanAct): TaggedRecord {
  switch (op as HumanOp) {
    case 'add-topic': {
      const known = record.topics.find(({ code }) => code === target);
      const topic = { ...CERTAIN, evidence: [], code: target, name: value || known?.name || target, implied: false };
      const place = known && { level: known.level, ...(known.parent && { parent: known.parent }) };
      return { ...record, topics: [{ ...place, ...topic }, ...record.topics.filter((each) => each !== known)] };
    }
    case 'remove-topic':
      return { ...record, topics: record.topics.filter(({ code }) => code !== target) };
    case 'add-region': {
      const [scheme, code] = splitRegion(target);
      const role = value === 'mention' ? value : 'focus';
      const known = record.regions.find((each) => `${each.scheme}:${each.code}` === target);
      const name = known?.name ?? regionName(scheme, code);
      const region: Region = { ...known, ...CERTAIN, evidence: [], scheme, code, name, role };
      return { ...record, regions: [region, ...withoutRegion(record, target)] };
    }
    case 'remove-region':
      return { ...record, regions: withoutRegion(record, target) };
    case 'set-kind':
      return { ...record, kind: target as Kind };
    case 'set-provenance':
      return { ...record, provenance: { ...record.provenance, status: target as ProvenanceStatus, confidence: 100 } };
    case 'remove-agency': {
      const agencies = record.provenance.agencies.filter(({ id }) => id !== target);
      return { ...record, provenance: { ...record.provenance, agencies } };
    }
    case 'lift-recall':
      // applyLinks has left it out already.
      return record;
    case 'decide':
      return { ...record, moderation: { ...record.moderation, decision: decided(record, target, value as Decision) } };
  }
}

function decided(record: TaggedRecord, contentHash: string, decision: Decision): Decision {
  return holds(record, contentHash, decision) ? decision : record.moderation.decision;
}

/** Whether a decision counts for a record as it is: a hold or block always, others for the words they were made on. */
function holds(record: TaggedRecord, contentHash: string, decision: Decision): boolean {
  if (decision === 'hold' || decision === 'block') return true;
  return contentHash === record.contentHash && record.editorial.pubStatus === 'usable';
}

/** What an editor decided and still holds, of a record as readers see it; undefined when rules decide. */
export function editorsDecision(record: TaggedRecord): Decision | undefined {
  const counting = record.human.findLast(
    ({ op, undone, target = '', value }) => op === 'decide' && !undone && holds(record, target, value as Decision),
  );
  return counting?.value as Decision | undefined;
}

/** Whether an editor's pass, hold or block counts for a record as it is, so that nobody needs to look again. */
export function isDecidedByEditor(record: TaggedRecord): boolean {
  const last = record.human.findLast(({ op, undone }) => op === 'decide' && !undone);
  return last !== undefined && last.value !== 'review' && holds(record, last.target ?? '', last.value as Decision);
}

let regionNames: Intl.DisplayNames | undefined;

/** What a country, or an area of the world, is called in English (Unicode CLDR); of other schemes, and of what is none, the code. */
function regionName(scheme: RegionScheme, code: string): string {
  if (scheme !== 'iso3166-1' && scheme !== 'm49') return code;
  regionNames ??= new Intl.DisplayNames('en', { type: 'region' });
  try {
    return regionNames.of(code) ?? code;
  } catch {
    return code;
  }
}

function splitRegion(target: string): [RegionScheme, string] {
  const colon = target.indexOf(':');
  return [target.slice(0, colon) as RegionScheme, target.slice(colon + 1)];
}

function withoutRegion({ regions }: TaggedRecord, target: string): Region[] {
  return regions.filter(({ scheme, code }) => `${scheme}:${code}` !== target);
}
