import type { Article } from './article/article';
import { bodyText, isRefused } from './article/article';
import type { Drop } from './article/parse';
import { Rejection } from './errors';
import type { Desk } from './pipeline';
import type { Stamp } from './record/build-record';
import { itemRecord, rejectedRecord } from './record/build-record';
import type { RejectedRecord, Source, TaggedRecord } from './record/record';

/** What `tag` may add to a record's `article` (design: contract 4). */
export interface Extras {
  /** The body with blank lines between paragraphs. */
  body?: boolean;
  /** The text that offsets point into. */
  text?: boolean;
}

function extras(article: Article, { body, text }: Extras): { body?: string; text?: string } {
  return { ...(body && { body: bodyText(article) }), ...(text && { text: article.text }) };
}

/** The records of one file: one an item in it, or a single rejected one. Never throws for what the file holds. */
export async function tagDrop(
  desk: Desk,
  drop: Drop,
  source: Source,
  stamp: Stamp,
  wanted: Extras = {},
): Promise<(TaggedRecord | RejectedRecord)[]> {
  try {
    const items = await desk.tasteItems(drop);
    return items.map((item) => {
      const record = itemRecord(item, source, stamp);
      if (record.status === 'rejected' || isRefused(item)) return record;
      return { ...record, article: { ...record.article, ...extras(item.article, wanted) } };
    });
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return [rejectedRecord(error, source, stamp)];
  }
}

interface TagRequest {
  id: string;
  content: string;
  contentType?: string;
  encoding?: string;
  name?: string;
  receivedAt?: string;
}

const OPTIONAL_STRINGS = ['contentType', 'encoding', 'name', 'receivedAt'] as const;

/** @throws Rejection INVALID_REQUEST saying which part is wrong. */
function parseRequest(line: string, fallbackId: string): TagRequest {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new Rejection('INVALID_REQUEST', 'It is not JSON.', { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Rejection('INVALID_REQUEST', 'It is not a JSON object.');
  }
  const request = value as Partial<Record<keyof TagRequest, unknown>>;
  if (typeof request.content !== 'string') throw new Rejection('INVALID_REQUEST', '"content" must be a string.');
  for (const name of OPTIONAL_STRINGS) {
    if (request[name] !== undefined && typeof request[name] !== 'string') {
      throw new Rejection('INVALID_REQUEST', `"${name}" must be a string.`);
    }
  }
  if (request.encoding !== undefined && request.encoding !== 'base64') {
    throw new Rejection('INVALID_REQUEST', '"encoding" can only be "base64".');
  }
  if (request.receivedAt !== undefined && Number.isNaN(Date.parse(request.receivedAt as string))) {
    throw new Rejection('INVALID_REQUEST', '"receivedAt" must be an RFC 3339 time.');
  }
  return { ...(request as TagRequest), id: requestId(request.id) ?? fallbackId };
}

function requestId(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** The id a line gives itself even when the rest of it is wrong. */
function idOfBadLine(line: string, fallbackId: string): string {
  try {
    return requestId((JSON.parse(line) as { id?: unknown } | null)?.id) ?? fallbackId;
  } catch {
    return fallbackId;
  }
}

/**
 * The records of one line of `tag --ndjson`, with the line's own `id`; a file of several items gives `ID#1`, `ID#2` …
 * A bad line gives one rejected record, named `line-N` when it has no id.
 */
export async function tagLine(
  desk: Desk,
  line: string,
  lineNumber: number,
  stamp: Stamp,
  wanted: Extras = {},
): Promise<(TaggedRecord | RejectedRecord)[]> {
  const fallbackId = `line-${lineNumber}`;
  let request: TagRequest;
  try {
    request = parseRequest(line, fallbackId);
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const source = { bucket: 'stdin', key: fallbackId, size: 0, receivedAt: stamp.taggedAt };
    return [{ ...rejectedRecord(error, source, stamp), id: idOfBadLine(line, fallbackId) }];
  }
  const bytes = Buffer.from(request.content, request.encoding === 'base64' ? 'base64' : 'utf8');
  const receivedAt = request.receivedAt ?? stamp.taggedAt;
  const { contentType, name } = request;
  const source = { bucket: 'stdin', key: name ?? request.id, size: bytes.length, contentType, receivedAt };
  const records = await tagDrop(desk, { bytes, name, contentType, receivedAt }, source, stamp, wanted);
  return records.map((record, index) => ({
    ...record,
    id: records.length === 1 ? request.id : `${request.id}#${index + 1}`,
  }));
}
