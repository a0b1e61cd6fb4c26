import { Rejection } from '../errors';
import type { Article } from './article';
import { decodeText } from './decode';
import type { ByteFile } from './format';
import { extensionOf } from './format';
import { BYTE_FORMATS, TEXT_FORMATS } from './formats';
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

/** What a parser of files that hold other files reads with. */
export interface ContainerContext extends ParseContext {
  /**
   * Reads a file inside a file (an entry of a ZIP, an attachment of a mail, what gzip packed) within the limits of the
   * whole drop. Articles come back with an `itemId` that begins with `name`.
   * @throws Rejection TOO_DEEP, TOO_COMPLEX or TOO_MANY_ITEMS at the limits, or what the inner file is refused for
   */
  parseInner(drop: Drop & { name: string }): Promise<Article[]>;
}

/** At most this many items in one file (docs/errors.md, TOO_MANY_ITEMS). */
export const MAX_ITEMS = 1000;
/** Largest file read, in bytes. */
export const MAX_BYTES = 10_000_000;
/** Files within files within files: a ZIP of mails with a gzip attached is three. */
const MAX_NESTING = 4;
/** All inner files together may unpack to so many bytes. */
const MAX_INNER_BYTES = 100_000_000;

/** What is left of the limits that hold for one drop with all that is inside it. */
interface Budget {
  innerBytes: number;
}

/**
 * Finds out what a file is and reads the articles in it, in order. Bytes decide first, then the text, then content type
 * and name.
 * @throws Rejection with a stable code when the file cannot become an article.
 */
export async function parseArticles(drop: Drop, context: ParseContext): Promise<Article[]> {
  return parseWithin(drop, context, { innerBytes: MAX_INNER_BYTES }, 0);
}

async function parseWithin(
  drop: Drop,
  { vocabulary, settings }: ParseContext,
  budget: Budget,
  nesting: number,
): Promise<Article[]> {
  if (drop.bytes.length === 0) throw new Rejection('EMPTY');
  if (drop.bytes.length > MAX_BYTES) throw new Rejection('TOO_LARGE');
  const context: ContainerContext = {
    vocabulary,
    settings,
    async parseInner(inner) {
      if (nesting >= MAX_NESTING) throw new Rejection('TOO_DEEP');
      budget.innerBytes -= inner.bytes.length;
      if (budget.innerBytes < 0) throw new Rejection('TOO_COMPLEX');
      const articles = await parseWithin(inner, context, budget, nesting + 1);
      return articles.map((article) => ({
        ...article,
        itemId: article.itemId === undefined ? inner.name : `${inner.name}#${article.itemId}`,
      }));
    },
  };
  const articles = await parseFile({ ...drop, extension: extensionOf(drop.name) }, context);
  if (articles.length > MAX_ITEMS) throw new Rejection('TOO_MANY_ITEMS');
  return withItemIds(articles);
}

async function parseFile(file: ByteFile, context: ContainerContext): Promise<Article[]> {
  const byteFormat = BYTE_FORMATS.find((format) => format.recognises(file));
  if (byteFormat) return byteFormat.parse(file, context);
  const text = await decodeText(file.bytes);
  if (text.trim() === '') throw new Rejection('EMPTY');
  const textFile = { ...file, text };
  const textFormat = TEXT_FORMATS.find((format) => format.recognises(textFile));
  if (!textFormat) throw new Rejection('UNSUPPORTED_FORMAT');
  return textFormat.parse(textFile, context);
}

/** Several items of one file each need a name of their own: their own, or their ordinal where it is missing or taken. */
function withItemIds(articles: Article[]): Article[] {
  if (articles.length <= 1) return articles;
  const taken = new Set<string>();
  return articles.map((article, index) => {
    const free = article.itemId !== undefined && !taken.has(article.itemId);
    const itemId = free ? article.itemId! : String(index + 1);
    taken.add(itemId);
    return { ...article, itemId };
  });
}
