import type { Attachment, Email } from 'postal-mime';
import PostalMime from 'postal-mime';
import { Rejection } from '../../errors';
import type { Article, FileItem } from '../article';
import { isRefused } from '../article';
import { isSafeEntryName } from '../containers/entry-name';
import type { DocumentParagraph } from '../containers/document';
import { documentArticle } from '../containers/document';
import { asWindows1252 } from '../encodings/windows-1252';
import type { ByteFile } from '../format';
import { MAX_ITEMS } from '../limits';
import { joinWrapped, splitLines } from '../lines';
import type { ContainerContext, ParseContext } from '../parse';
import { markupParagraphs } from './markup';

/** Parts within parts of one mail. */
const MAX_DEPTH = 30;
const MAX_HEADERS = 500_000;
/** Parts side by side; their heads are what makes many small parts dear. */
const MAX_PARTS = 2_000;
/** Attachments that hold no article: pictures, sound and film, signatures, visiting cards, dates. */
const NO_ARTICLE =
  /^(?:(?:image|audio|video|font)\/|application\/(?:pgp-signature|pkcs7-signature|x-pkcs7-signature|ms-tnef|ics)$|text\/(?:calendar|vcard|x-vcard)$)/i;
const ENCRYPTED = /^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)/i;
const REPLY = /^(?:(?:re|fwd?|aw|wg|tr|rv)\s{0,3}:\s{0,3}){1,8}/i;

/**
 * The message of a mail, when it has one, and then its attachments, each read as if it had been dropped itself.
 * @throws Rejection ENCRYPTED, TOO_DEEP, TOO_COMPLEX, MALFORMED, or NO_ARTICLE when there is neither
 */
export async function parseMail({ bytes, receivedAt }: ByteFile, context: ContainerContext): Promise<FileItem[]> {
  const email = await readMail(bytes.subarray(blanksBefore(bytes)));
  const form = await formOf(email, context);
  const message = form ? undefined : messageOf(email, context);
  const attachments = email.attachments.filter(({ mimeType }) => !NO_ARTICLE.test(mimeType));
  if (attachments.length === 0 && message) return [message];
  const items: FileItem[] = message ? [{ ...message, itemId: 'message' }] : (form ?? []);
  for (const [index, attachment] of attachments.entries()) {
    const { filename, mimeType, content } = attachment;
    const name = filename ?? undefined;
    const safe = name === undefined || isSafeEntryName(name);
    const itemId = safe && name ? name : `attachment-${index + 1}`;
    const found = await context.parseEntry(itemId, () => {
      if (!safe) throw new Rejection('UNSAFE');
      return { bytes: bytesOf(content), name, contentType: mimeType, receivedAt };
    });
    items.push(...found);
    if (items.length > MAX_ITEMS) throw new Rejection('TOO_MANY_ITEMS');
  }
  if (items.length === 0) throw new Rejection('NO_ARTICLE');
  return items;
}

/** The articles of a mail that is nothing but JSON, as web forms send what was filled in; undefined when it holds none. */
async function formOf({ text = '' }: Email, context: ContainerContext): Promise<FileItem[] | undefined> {
  // Mail programs break its lines, within strings too.
  const json = text.replace(/\p{Cc}+/gu, ' ').trim();
  if (!json.startsWith('{') || !json.endsWith('}')) return undefined;
  const items = await context.parseEntry('message', () => ({
    bytes: Buffer.from(json),
    name: 'message.json',
    contentType: 'application/json',
  }));
  return items.some(isRefused) ? undefined : items;
}

/** Empty lines before the head, which programs that store mails leave: they would end it. */
function blanksBefore(bytes: Uint8Array): number {
  let start = 0;
  while (start < bytes.length && start < MAX_HEADERS && bytes[start]! <= 0x20) start++;
  return start;
}

async function readMail(bytes: Uint8Array): Promise<Email> {
  if (countParts(bytes) > MAX_PARTS) throw new Rejection('TOO_COMPLEX');
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, {
      maxNestingDepth: MAX_DEPTH,
      maxHeadersSize: MAX_HEADERS,
      forceRfc822Attachments: true,
    });
  } catch (cause) {
    const tooDeep = /nesting depth/i.test((cause as Error).message);
    throw new Rejection(tooDeep ? 'TOO_DEEP' : 'TOO_COMPLEX', undefined, { cause });
  }
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  if (ENCRYPTED.test(type) && !/signed-data/i.test(type)) throw new Rejection('ENCRYPTED');
  return email;
}

/** Lines that may begin a part's head. */
function countParts(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let parts = 0;
  for (let at = buffer.indexOf('\n--'); at >= 0 && parts <= MAX_PARTS * 2; at = buffer.indexOf('\n--', at + 3)) {
    // A rule of dashes, or the two dashes above a signature, begin none.
    const next = buffer[at + 3];
    if (next !== undefined && next > 0x20) parts++;
  }
  return parts / 2;
}

function bytesOf(content: Attachment['content']): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
}

/** @returns undefined when the mail has no words of its own. */
function messageOf(email: Email, context: ParseContext): Article | undefined {
  const text = asWindows1252(email.text ?? '');
  const paragraphs = text.trim() ? paragraphsOf(text) : markup(asWindows1252(email.html ?? ''));
  if (!paragraphs.some(({ text }) => text.trim() !== '')) return undefined;
  const subject = email.subject?.replace(REPLY, '').trim();
  const sent = email.date && !Number.isNaN(Date.parse(email.date)) ? email.date : undefined;
  const details = {
    ...(subject && { headline: subject }),
    ...(email.from?.name && { by: email.from.name }),
    ...(sent && { versionCreated: new Date(sent).toISOString().replace('.000Z', 'Z') }),
    ...(email.messageId && { guid: email.messageId }),
  };
  const head: DocumentParagraph[] = subject ? [{ text: subject, style: 'title' }] : [];
  const repeated = subject !== undefined && paragraphs[0]?.text.trim() === subject;
  return documentArticle('mail', [...head, ...(repeated ? paragraphs.slice(1) : paragraphs)], details, context);
}

/** What stands below the two dashes of a signature (RFC 3676, section 4.3) is not part of the message. */
function paragraphsOf(text: string): DocumentParagraph[] {
  const signature = /^-- ?\r?$/m.exec(text);
  const body = signature ? text.slice(0, signature.index) : text;
  const lines = joinWrapped(body, splitLines(body));
  return lines.map((line) => ({ text: line.text }));
}

function markup(html: string): DocumentParagraph[] {
  return markupParagraphs(html).map(({ kind, text }) => ({
    text,
    ...(kind === 'caption' && { style: 'caption' as const }),
  }));
}
