import { mergeHuman } from '../record/merge-human';
import type { CopytasterRecord } from '../record/record';
import type { Change } from '../ports';
import { recordOf } from '../store/head-item';
import { headKey } from '../store/keys';
import type { Decision } from '../tag/tags';

/** What other systems hear of. docs/events.md has a section for each. */
export const EVENT_TYPES = [
  'ArticleTagged',
  'ArticleHeld',
  'ArticleReleased',
  'ArticleKilled',
  'ArticleRejected',
  'ArticleDeleted',
  'CorrectionMade',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Ids and codes only: of held copy no word may leave the desk, so no event carries any. */
export interface DeskEvent {
  type: EventType;
  /** Id of the article. */
  id: string;
  revision: number;
  /** With what editors decided. Absent for rejected and deleted articles. */
  decision?: Decision;
  /** Why a file was rejected. */
  code?: string;
}

function isHeld(record: CopytasterRecord | undefined): boolean {
  return record?.status === 'tagged' && ['hold', 'block'].includes(record.moderation.decision);
}

function isRecalled(record: CopytasterRecord | undefined): boolean {
  return record?.status === 'tagged' && record.editorial.pubStatus !== 'usable';
}

function typesOf(before: CopytasterRecord | undefined, after: CopytasterRecord): EventType[] {
  if (after.status === 'deleted') return before && before.status !== 'deleted' ? ['ArticleDeleted'] : [];
  if (after.status === 'rejected') return ['ArticleRejected'];
  const corrected = JSON.stringify(before?.human ?? []) !== JSON.stringify(after.human);
  const types: EventType[] = [corrected ? 'CorrectionMade' : 'ArticleTagged'];
  if (isHeld(after) && !isHeld(before)) types.push('ArticleHeld');
  if (!isHeld(after) && isHeld(before)) types.push('ArticleReleased');
  if (isRecalled(after) && !isRecalled(before)) types.push('ArticleKilled');
  return types;
}

/** What one change of the item table means to others. None for changes of anything but the head of an article. */
export function deskEvents({ key, before, after }: Change): DeskEvent[] {
  if (!after || key.sk !== headKey('').sk) return [];
  const now = mergeHuman(recordOf(after));
  const old = before && mergeHuman(recordOf(before));
  if (old?.revision === now.revision) return [];
  return typesOf(old, now).map((type) => ({
    ...{ type, id: now.id, revision: now.revision },
    ...(now.status === 'tagged' && { decision: now.moderation.decision }),
    ...(now.status === 'rejected' && { code: now.error.code }),
  }));
}
