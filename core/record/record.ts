import type { ArticleDetails } from '../article/article';
import type { RejectionCode } from '../errors';
import type { Editorial, Kind, Moderation, Provenance, Region, Severity, Topic } from '../tag/tags';

/** The contract with everyone who reads Copytaster's output: docs/record.md describes each field. */
export const SCHEMA_VERSION = 1;

/** The very object version a record was made from. */
export interface Source {
  bucket: string;
  key: string;
  versionId?: string;
  eTag?: string;
  sequencer?: string;
  /** The item's own name in an object that holds several: its guid, entry path or link, else its ordinal. Never a path or key. */
  itemId?: string;
  /** Bytes. */
  size: number;
  contentType?: string;
  /** RFC 3339, UTC: the event time of this version. */
  receivedAt: string;
}

/** A kill or withhold notice that reaches an article. */
export interface Recall {
  /** Id of the notice. */
  by: string;
  pubStatus: 'withheld' | 'canceled';
  rule: string;
}

/** An article that a notice names too weakly to kill it: an editor decides. */
export interface NamedArticle {
  id: string;
  rule: string;
}

/** An agency whose text was reused. */
export interface ReusedAgency {
  id: string;
  name: string;
  /** What its own copy was given for want of a contract; absent where there is one, or contracts are not listed. */
  noContract?: Severity;
}

/** Earlier agency copy whose sentences stand in an article. */
export interface AgencyReuse {
  sameAs: string;
  /** Part of this article, 0–100. */
  share: number;
  agencies: ReusedAgency[];
}

/**
 * How the article stands to others. All but the fingerprint is filled in after the write, since it depends on the other
 * live articles: `core/links` says how, and `applyLinks` what follows from it.
 */
export interface StoryLinks {
  /** The same for all versions, takes and copies of a story. Absent in the table where it is the article's own id. */
  id?: string;
  /** Sketch of the body's sentences; absent when there are too few words to tell. */
  fingerprint?: string;
  /** The earlier article that shares the most, or whose agency copy this one reuses. */
  sameAs?: string;
  /** Part of this article that stands in `sameAs`, 0–100. */
  similarity?: number;
  /** Id of the notice by which the article may not run. */
  killedBy?: string;
  recalls?: Recall[];
  /** Of a notice. */
  candidates?: NamedArticle[];
  reuse?: AgencyReuse;
}

/** One thing an editor did. */
export interface HumanAct {
  revision: number;
  by: string;
  /** RFC 3339, UTC. */
  at: string;
  why: string;
  op: string;
  target?: string;
  value?: string;
  undone: boolean;
}

interface RecordBase {
  schemaVersion: typeof SCHEMA_VERSION;
  id: string;
  revision: number;
  generation: number;
  source: Source;
  human: HumanAct[];
  taggedAt: string;
  taggerVersion: string;
  dataVersion: string;
}

/** A topic as readers see it. One that only an editor saw has no level: the act names a code, and no vocabulary is asked. */
export type RecordTopic = Omit<Topic, 'level'> & Partial<Pick<Topic, 'level'>>;

export interface TaggedRecord extends RecordBase {
  status: 'tagged';
  article: ArticleDetails & { body?: string; text?: string };
  kind: Kind;
  topics: RecordTopic[];
  regions: Region[];
  provenance: Provenance;
  moderation: Moderation;
  editorial: Editorial;
  story: StoryLinks;
  /** SHA-256 of the text as UTF-8, hex. */
  contentHash: string;
}

/** A file that cannot become an article. The lists are there, and empty, so that readers need no special case. */
export interface RejectedRecord extends RecordBase {
  status: 'rejected';
  error: { code: RejectionCode; message: string };
  topics: [];
  regions: [];
}

/** What is left of an article whose object was deleted: no headline, byline, captions or notes. */
export interface DeletedRecord extends RecordBase {
  status: 'deleted';
  topics: [];
  regions: [];
}

export type CopytasterRecord = TaggedRecord | RejectedRecord | DeletedRecord;
