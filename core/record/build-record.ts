import type { Article, RefusedItem } from '../article/article';
import { isRefused } from '../article/article';
import type { RejectionCode } from '../errors';
import type { Editorial, Kind, Moderation, Provenance, Region, Topic } from '../tag/tags';
import { articleId } from './article-id';
import type { RejectedRecord, Source, TaggedRecord } from './record';
import { SCHEMA_VERSION } from './record';

/** An article and all that the desk says of it. */
export interface TastedArticle {
  article: Article;
  kind: Kind;
  topics: Topic[];
  regions: Region[];
  provenance: Provenance;
  moderation: Moderation;
  editorial: Editorial;
  /** Sketch of the body's sentences; absent when there are too few words to tell. */
  fingerprint?: string;
  /** SHA-256 of the text as UTF-8, hex. */
  contentHash: string;
}

export type TastedItem = TastedArticle | RefusedItem;

/** What the record says of the program and the moment, given by whoever runs the desk. */
export interface Stamp {
  /** RFC 3339, UTC. */
  taggedAt: string;
  /** Of package.json. */
  taggerVersion: string;
  /** Hash of the compiled tables. */
  dataVersion: string;
  generation: number;
}

/** Makes the record of a new version. The store raises `revision` and carries `human` over from the version before. */
export function taggedRecord(tasted: TastedArticle, source: Source, stamp: Stamp): TaggedRecord {
  const { article, kind, topics, regions, provenance, moderation, editorial, fingerprint, contentHash } = tasted;
  return {
    schemaVersion: SCHEMA_VERSION,
    id: articleId(source.bucket, source.key, article.itemId),
    revision: 1,
    generation: stamp.generation,
    source: sourceOfItem(source, article.itemId),
    status: 'tagged',
    article: article.details,
    kind,
    topics,
    regions,
    provenance,
    moderation,
    editorial,
    story: fingerprint === undefined ? {} : { fingerprint },
    human: [],
    taggedAt: stamp.taggedAt,
    taggerVersion: stamp.taggerVersion,
    dataVersion: stamp.dataVersion,
    contentHash,
  };
}

function sourceOfItem(source: Source, itemId: string | undefined): Source {
  return itemId === undefined ? source : { ...source, itemId };
}

/** Makes the record of one item of a file. */
export function itemRecord(item: TastedItem, source: Source, stamp: Stamp): TaggedRecord | RejectedRecord {
  return isRefused(item) ? rejectedRecord(item.refusal, source, stamp, item.itemId) : taggedRecord(item, source, stamp);
}

/** Makes the record of a file, or of one item of it, that cannot become an article. */
export function rejectedRecord(
  error: { code: RejectionCode; message: string },
  source: Source,
  stamp: Stamp,
  itemId?: string,
): RejectedRecord {
  return {
    schemaVersion: SCHEMA_VERSION,
    id: articleId(source.bucket, source.key, itemId),
    revision: 1,
    generation: stamp.generation,
    source: sourceOfItem(source, itemId),
    status: 'rejected',
    // Field by field: what is handed in may be an Error, whose message JSON leaves out.
    error: { code: error.code, message: error.message },
    topics: [],
    regions: [],
    human: [],
    taggedAt: stamp.taggedAt,
    taggerVersion: stamp.taggerVersion,
    dataVersion: stamp.dataVersion,
  };
}
