import type { ModerationPolicy } from './tag/moderation/policy';
import { DEFAULT_POLICY } from './tag/moderation/policy';

/** What a newsroom may set for itself; one set for each bucket prefix. */
export interface DeskSettings {
  /** IANA time zone for times that a source gives without one. Absent: such times stay without offset. */
  defaultTimeZone?: string;
  /** Named as publisher where the source names none. */
  publisher?: string;
  /** ISO 3166-1 or 3166-2 code. */
  homeRegion?: string;
  policy: ModerationPolicy;
}

export const DEFAULT_SETTINGS: DeskSettings = { policy: DEFAULT_POLICY };
