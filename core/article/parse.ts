import { Rejection } from '../errors';
import type { FileItem } from './article';
import { isRefused } from './article';
import { decodeText } from './decode';
import { declaredEncodings } from './encodings/declared';
import type { ByteFile } from './format';
import { extensionOf } from './format';
import { BYTE_FORMATS, TEXT_FORMATS } from './formats';
import {
  MAX_BYTES,
  MAX_INNER_BYTES,
  MAX_INNER_FILES,
  MAX_ITEMS,
  MAX_NESTING,
  MAX_TEXT,
  MAX_TEXTS,
  tooLong,
} from './limits';
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
   * Reads the only file inside a file (what gzip packed, a mail's HTML) within the limits of the whole drop.
   * @throws Rejection TOO_DEEP, TOO_COMPLEX or TOO_MANY_ITEMS at the limits, or what the inner file is refused for
   */
  parseInner(drop: Drop): Promise<FileItem[]>;
  /**
   * Reads one of several files inside a file (an entry of a ZIP, an attachment of a mail) within the limits of the whole
   * drop. Its items come back with an `itemId` that begins with `itemId`; when it cannot be read, it is one refused item.
   * @param read gives the bytes of the entry, or throws the Rejection it is refused for
   */
  parseEntry(itemId: string, read: () => Drop | Promise<Drop>): Promise<FileItem[]>;
}

/** What is left of the limits that hold for one drop with all that is inside it. */
interface Budget {
  innerBytes: number;
  innerFiles: number;
  /** UTF-16 code units of all articles. */
  text: number;
}

/**
 * Finds out what a file is and reads the items in it, in order. Bytes decide first, then the text, then content type
 * and name.
 * @throws Rejection with a stable code when nothing in the file can become an article.
 */
export async function parseItems(drop: Drop, context: ParseContext): Promise<FileItem[]> {
  return parseWithin(drop, context, { innerBytes: MAX_INNER_BYTES, innerFiles: MAX_INNER_FILES, text: MAX_TEXTS }, 0);
}

async function parseWithin(
  drop: Drop,
  { vocabulary, settings }: ParseContext,
  budget: Budget,
  nesting: number,
): Promise<FileItem[]> {
  if (drop.bytes.length === 0) throw new Rejection('EMPTY');
  if (drop.bytes.length > MAX_BYTES) throw new Rejection('TOO_LARGE');
  const context: ContainerContext = {
    vocabulary,
    settings,
    async parseInner(inner) {
      if (nesting >= MAX_NESTING) throw new Rejection('TOO_DEEP');
      if (--budget.innerFiles < 0) throw new Rejection('TOO_MANY_ITEMS');
      budget.innerBytes -= inner.bytes.length;
      if (budget.innerBytes < 0) throw new Rejection('TOO_COMPLEX');
      return parseWithin(inner, context, budget, nesting + 1);
    },
    async parseEntry(itemId, read) {
      try {
        const items = await context.parseInner(await read());
        return items.map((item) => ({
          ...item,
          itemId: item.itemId === undefined ? itemId : `${itemId}#${item.itemId}`,
        }));
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        return [{ itemId, refusal: error }];
      }
    },
  };
  const items = await parseFile({ ...drop, extension: extensionOf(drop.name) }, context);
  if (items.length > MAX_ITEMS) throw new Rejection('TOO_MANY_ITEMS');
  return withItemIds(nesting === 0 ? withinText(items, budget) : items);
}

async function parseFile(file: ByteFile, context: ContainerContext): Promise<FileItem[]> {
  const byteFormat = BYTE_FORMATS.find((format) => format.recognises(file));
  if (byteFormat) return byteFormat.parse(file, context);
  const text = await decodeText(file.bytes, declaredEncodings(file));
  if (text.trim() === '') throw new Rejection('EMPTY');
  const textFile = { ...file, text };
  const textFormat = TEXT_FORMATS.find((format) => format.recognises(textFile));
  if (!textFormat) throw new Rejection('UNSUPPORTED_FORMAT');
  return textFormat.parse(textFile, context);
}

/** Articles that are too long for one, or for what is left, are refused. @throws Rejection when it is the only one */
function withinText(items: FileItem[], budget: Budget): FileItem[] {
  return items.map((item, index) => {
    if (isRefused(item)) return item;
    const { length } = item.text;
    if (length <= MAX_TEXT && (budget.text -= length) >= 0) return item;
    const refusal = tooLong();
    if (items.length === 1 && item.itemId === undefined) throw refusal;
    return { itemId: item.itemId ?? String(index + 1), refusal };
  });
}

/** Several items of one file each need a name of their own: their own, or their ordinal where it is missing or taken. */
function withItemIds(items: FileItem[]): FileItem[] {
  if (items.length <= 1) return items;
  const taken = new Set<string>();
  return items.map((item, index) => {
    const free = item.itemId !== undefined && !taken.has(item.itemId);
    const itemId = free ? item.itemId! : String(index + 1);
    taken.add(itemId);
    return { ...item, itemId };
  });
}
