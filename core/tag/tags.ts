import type { Signal } from '../article/article';
import type { Evidence } from './evidence';

/** What the taggers say: the parts of the record (docs/record.md). Confidence and relevance are integers 0–100. */

export const KINDS = [
  'news',
  'analysis',
  'opinion',
  'feature',
  'interview',
  'obituary',
  'review',
  'release',
  'listing',
  'advisory',
] as const;
export type Kind = (typeof KINDS)[number];

export type Creator = 'machine' | 'supplier' | 'editor';

export interface Topic {
  /** Such as `medtop:16000000`, or a local code of data/topics/custom. */
  code: string;
  name: string;
  /** 1 is the top of the tree. */
  level: number;
  parent?: string;
  /** True when the topic is here only as the ancestor of another. */
  implied: boolean;
  confidence: number;
  relevance: number;
  creator: Creator;
  evidence: Evidence[];
}

export type RegionScheme = 'iso3166-1' | 'iso3166-2' | 'm49' | 'geonames' | 'area';

export interface Region {
  scheme: RegionScheme;
  code: string;
  name: string;
  /** ISO 3166-1 alpha-2 of the country a place or subdivision lies in. */
  country?: string;
  /** focus: the story is about it; mention: it is named. */
  role: 'focus' | 'mention';
  confidence: number;
  relevance: number;
  lat?: number;
  lon?: number;
  wikidata?: string;
  creator: Creator;
  evidence: Evidence[];
}

export const PROVENANCE_STATUSES = ['wire', 'assisted', 'release', 'photo', 'cited', 'none'] as const;
export type ProvenanceStatus = (typeof PROVENANCE_STATUSES)[number];

export interface SupplyingAgency {
  /** The row of data/agencies, or `unnamed`. */
  id: string;
  name: string;
  role: 'text' | 'picture';
  confidence: number;
  evidence: Evidence[];
}

export interface Provenance {
  status: ProvenanceStatus;
  confidence: number;
  /** How much of the text is theirs, when the words tell. */
  extent?: 'whole' | 'part';
  agencies: SupplyingAgency[];
  evidence: Evidence[];
}

export const SEVERITIES = ['note', 'review', 'hold', 'block'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const DECISIONS = ['pass', 'review', 'hold', 'block'] as const;
export type Decision = (typeof DECISIONS)[number];

export const RULE_IDS = [
  'embargo',
  'kill',
  'withhold',
  'correction',
  'advisory',
  'test-message',
  'usage-terms',
  'unconfirmed',
  'agency-not-contracted',
  'personal-data/email',
  'personal-data/phone',
  'personal-data/card',
  'personal-data/iban',
  'personal-data/ip',
  'personal-data/ssn',
  'personal-data/national-id',
  'personal-data/address',
  'hate',
  'profanity',
  'sexual',
  'graphic',
  'self-harm',
  'minor',
  'sponsored',
  'press-release',
  'satire',
  'machine-generated',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

export interface Finding {
  rule: RuleId;
  severity: Severity;
  confidence: number;
  /** For people; never quotes personal data or slurs. */
  message: string;
  /** RFC 3339, for an embargo whose time could be read. */
  until?: string;
  /** True when the words stand in quotation or are attributed to somebody. */
  reported?: boolean;
  /** Id of the agency without contract. */
  agency?: string;
  /** What the agency supplied. */
  role?: SupplyingAgency['role'];
  evidence: Evidence[];
}

export interface Moderation {
  decision: Decision;
  findings: Finding[];
}

/** The story a kill or withhold notice names, as far as it does. */
export interface KillTarget {
  guid?: string;
  slugline?: string;
  headline?: string;
}

export interface Editorial {
  /** ninjs: whether the item may be used at all. */
  pubStatus: 'usable' | 'withheld' | 'canceled';
  embargoedUntil?: string;
  /** What the item takes back, when it is a kill or withhold notice. */
  recalls?: KillTarget;
  /** RFC 3339, UTC: embargoes that end up to here have been found to be over. Set by the sweep, never by a tagger. */
  embargoOver?: string;
  signals: Signal[];
}
