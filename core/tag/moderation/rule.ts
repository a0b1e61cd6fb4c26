import type { Evidence } from '../evidence';
import type { Provenance, RuleId, SupplyingAgency } from '../tags';
import type { Reading } from '../reading';
import type { CueList } from './cue-matches';
import type { SourcedNotice } from './notices/notices-of-item';
import type { NumberRun } from './personal-data/number-runs';
import type { ModerationPolicy } from './policy';
import type { Themes } from './themes';

/** All that a rule reads of an item. Made once for an item, and valid as long as its reading. */
export interface Copy {
  reading: Reading;
  provenance: Provenance;
  policy: ModerationPolicy;
  cues: CueList;
  themes: Themes;
  /** What the item says of its own use, in its words and its fields. */
  notices: readonly SourcedNotice[];
  /** Tokens that hold a figure, in order. */
  figures: readonly number[];
  /** Runs of figures that are long enough to name a person, account or machine. */
  numbers: readonly NumberRun[];
}

/** What a rule has to say of an item; the moderator gives it the severity of the policy. */
export interface Issue {
  /** 0–100 */
  confidence: number;
  /** For people; never quotes personal data or slurs. */
  message: string;
  /** RFC 3339 */
  until?: string;
  /** True when the words stand in quotation or are attributed to somebody. */
  reported?: boolean;
  /** The agency without contract, and what it supplied. */
  agency?: string;
  role?: SupplyingAgency['role'];
  /** A lesser case (reported speech, a published contact point), which stays a note whatever the policy says. */
  lesser?: boolean;
  evidence: Evidence[];
}

/** A rule's answer: what it found, that it looked and found nothing, or that the item gives it nothing to look at. */
export type Answer = Issue[] | 'clean' | 'not-applicable';

export interface Rule {
  id: RuleId;
  check(copy: Copy): Answer;
}
