import { endOfEmbargo } from '../tag/decision';
import type { CopytasterRecord, TaggedRecord } from './record';

/** Embargoes beyond this are without end: the last moment that four digits of a year can name. */
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

function ends(record: TaggedRecord): number[] {
  return record.moderation.findings
    .map(endOfEmbargo)
    .filter((end) => end !== undefined && end <= LAST_MOMENT)
    .map((end) => end!);
}

/** When the next embargo of an article ends that is not known to be over, in milliseconds since 1970. */
export function nextEmbargoEnd(record: CopytasterRecord): number | undefined {
  if (record.status !== 'tagged') return undefined;
  const over = Date.parse(record.editorial.embargoOver ?? '');
  const pending = ends(record).filter((end) => !(end <= over));
  return pending.length > 0 ? Math.min(...pending) : undefined;
}

/**
 * Notes in a record that its embargoes that end by a moment are over. What is noted is when they ended, so that it does
 * not matter when somebody looked.
 * @returns undefined when there is nothing to note
 */
export function withEndedEmbargoes(record: CopytasterRecord, now: Date): CopytasterRecord | undefined {
  const next = nextEmbargoEnd(record);
  if (record.status !== 'tagged' || next === undefined || next > now.getTime()) return undefined;
  const last = Math.max(...ends(record).filter((end) => end <= now.getTime()));
  return { ...record, editorial: { ...record.editorial, embargoOver: new Date(last).toISOString() } };
}
