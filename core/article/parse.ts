import { Rejection } from '../errors';
import type { Article } from './article';
import { decodeText } from './decode';
import { parsePlainText } from './plain-text';
import type { ArticleVocabulary } from './vocabulary';

/** A file as it was dropped. */
export interface Drop {
  bytes: Uint8Array;
  /** File name or key, a hint for the format only. */
  name?: string;
  contentType?: string;
  /** RFC 3339, UTC. */
  receivedAt?: string;
}

/** What a parser needs of the newsroom's settings. */
export interface ParseSettings {
  defaultTimeZone?: string;
  publisher?: string;
}

/** What every parser reads with. */
export interface ParseContext {
  vocabulary: ArticleVocabulary;
  settings: ParseSettings;
}

/** At most this many items in one file (docs/errors.md, TOO_MANY_ITEMS). */
export const MAX_ITEMS = 1000;
/** Largest file read, in bytes. */
export const MAX_BYTES = 10_000_000;

/**
 * Finds out what a file is and reads the articles in it, in order.
 * @throws Rejection with a stable code when the file cannot become an article.
 */
export async function parseArticles(drop: Drop, context: ParseContext): Promise<Article[]> {
  if (drop.bytes.length === 0) throw new Rejection('EMPTY');
  if (drop.bytes.length > MAX_BYTES) throw new Rejection('TOO_LARGE');
  const text = await decodeText(drop.bytes);
  if (text.trim() === '') throw new Rejection('EMPTY');
  return [parsePlainText(text, context)];
}
