import type { Rejection } from '../errors';

/** What a parser hands on: one plain text, what each stretch of it is, and what the supplier's own fields say. */

/** What a stretch of the text is. What no segment covers is site furniture: menus, trends, share buttons. */
export type SegmentRole = 'headline' | 'byline' | 'dateline' | 'body' | 'caption' | 'credit' | 'note';

/** A stretch of `Article.text`, in UTF-16 code units, end exclusive. */
export interface Segment {
  role: SegmentRole;
  start: number;
  end: number;
}

export interface Caption {
  text: string;
  credit?: string;
}

/** The record's `article` fields (docs/record.md). Absent means the source does not say. */
export interface ArticleDetails {
  headline?: string;
  by?: string;
  located?: string;
  publisher?: string;
  section?: string;
  /** BCP 47 primary language, such as `en`. */
  language?: string;
  guid?: string;
  version?: string;
  slugline?: string;
  /** RFC 3339; without offset when the source gives no zone and no default is set. */
  firstCreated?: string;
  versionCreated?: string;
  expires?: string;
  wordCount: number;
  captions: Caption[];
  edNote?: string;
  usageTerms?: string;
  copyrightNotice?: string;
  /** 1 (flash) to 9, as IPTC urgency. */
  urgency?: number;
}

/** Where a structured format says something, and the words it says it in. `field` is a path such as `subject[2].code`. */
export interface SupplierFact {
  field: string;
  value: string;
}

/** A subject a supplier gave. `scheme` says whose code it is; taggers map it, and drop what no public mapping covers. */
export interface SupplierSubject extends SupplierFact {
  scheme: 'medtop' | 'subj' | 'ap-category' | 'ap-subject' | 'reuters' | 'pa' | 'name' | 'unknown';
  code?: string;
  name?: string;
  /** 0–100 */
  relevance?: number;
  /** 0–100 */
  confidence?: number;
}

/** A place a supplier gave. */
export interface SupplierPlace extends SupplierFact {
  scheme: 'iso3166-1' | 'iso3166-2' | 'm49' | 'geonames' | 'wikidata' | 'name';
  code?: string;
  name?: string;
  lat?: number;
  lon?: number;
}

/** Who supplied the text or a picture, as a provider, source or credit field says. */
export interface SupplierCredit extends SupplierFact {
  role: 'text' | 'picture';
}

export type Signal =
  | 'embargo'
  | 'kill'
  | 'withhold'
  | 'correction'
  | 'clarification'
  | 'refile'
  | 'update'
  | 'advisory'
  | 'not-for-publication'
  | 'test';

/** An editorial signal a structured field carries, such as `<embargoed>` or an AP editorial type of Kill. */
export interface SupplierSignal extends SupplierFact {
  signal: Signal;
}

/** Everything the supplier's own fields say. Trusted over guesses from the words. */
export interface SupplierFacts {
  subjects: SupplierSubject[];
  places: SupplierPlace[];
  credits: SupplierCredit[];
  signals: SupplierSignal[];
  /** The words of the item type or genre field, such as `Obituary` or `Analysis`. */
  genres: SupplierFact[];
  /** Embargo times as written in a field of their own, RFC 3339 or as the supplier spells them. */
  embargoes: SupplierFact[];
  pubStatus?: SupplierFact;
}

export interface Article {
  /** The one text that every offset points into (docs/record.md, "Text and offsets"). */
  text: string;
  format: string;
  /** In order of `start`, not overlapping. */
  segments: Segment[];
  details: ArticleDetails;
  supplier: SupplierFacts;
  /** The item's own name within its file (guid, entry path or link) when the file holds several. */
  itemId?: string;
}

/** One of several items in a file that cannot become an article. It becomes a rejected record of its own, beside the others. */
export interface RefusedItem {
  itemId: string;
  refusal: Rejection;
}

/** What a file holds one or several of. */
export type FileItem = Article | RefusedItem;

export function isRefused(item: object): item is RefusedItem {
  return 'refusal' in item;
}

/** Supplier facts of a source that has no fields of its own, such as plain text. */
export function noSupplierFacts(): SupplierFacts {
  return { subjects: [], places: [], credits: [], signals: [], genres: [], embargoes: [] };
}

/** The text of the first segment of a role, or undefined when there is none. */
export function segmentText(article: Article, role: SegmentRole): string | undefined {
  const segment = article.segments.find((each) => each.role === role);
  return segment && article.text.slice(segment.start, segment.end);
}

/** The body as people read it: its paragraphs with a blank line between them. */
export function bodyText(article: Article): string {
  return article.segments
    .filter((segment) => segment.role === 'body')
    .map((segment) => article.text.slice(segment.start, segment.end).trim())
    .join('\n\n');
}
