import type { Caption } from '../article';
import { bodyOfHtml } from '../structured/body-of-markup';
import type { Field, FieldObject, FieldValue } from './field-values';
import { isObject, listOf, localisedValue, plainWords, unescaped } from './field-values';

export interface FieldBody {
  paragraphs: string[];
  captions: Caption[];
}

const MAX_DEPTH = 12;
/** Where editors keep the words and the parts of a block. */
const WORDS = ['html', 'content', 'text', 'value', 'rendered', 'body', '#text'] as const;
const PARTS = [
  'blocks',
  'children',
  'items',
  'elements',
  'content_elements',
  'paragraphs',
  'data',
  'document',
  'nodes',
  'components',
] as const;
/** Blocks without words of the story. */
/** Blocks that say what other fields say (Apple News Format). */
const HEAD = /^(?:title|byline|author)$/;
const ASIDE = /image|photo|picture|video|gallery|embed|raw_html|interstitial|oembed|social|divider|ad$/i;
/** NewsAPI cuts bodies: "… [+1234 chars]". */
const CUT = /(?:…|\.\.\.)? ?\[\+\d{1,7} chars\]$/;

/** The body of the first field that has one. Of several renditions of one body (ninjs `bodies`), markup goes before plain text. */
export function readBody(fields: readonly Field[]): FieldBody {
  for (const { value } of fields) {
    const body: FieldBody = { paragraphs: [], captions: [] };
    collect(bestRendition(value), body, 0);
    if (body.paragraphs.some((words) => words.trim() !== '')) return body;
  }
  return { paragraphs: [], captions: [] };
}

/** Of a field that holds NITF, what is not its head; any other words as they are. */
function contentOfNitf(words: string): string {
  const start = words.indexOf('<body.content');
  const end = words.lastIndexOf('</body.content>');
  return start >= 0 && end > start ? words.slice(start, end) : words;
}

function bestRendition(value: FieldValue): FieldValue {
  if (
    !Array.isArray(value) ||
    !value.every(
      (each) => isObject(each) && 'value' in each && ('role' in each || 'contentType' in each || 'contenttype' in each),
    )
  )
    return value;
  const isMarkup = (each: FieldValue) =>
    isObject(each) &&
    [each.contentType, each.contenttype, each.role].some((said) => typeof said === 'string' && /html|xml/i.test(said));
  return value.find(isMarkup) ?? value[0]!;
}

function collect(value: FieldValue | undefined, body: FieldBody, depth: number): void {
  if (depth > MAX_DEPTH || value === undefined || value === null) return;
  if (typeof value === 'string') {
    const { paragraphs, captions } = bodyOfHtml(contentOfNitf(unescaped(value)));
    body.paragraphs.push(...paragraphs.map((words) => words.replace(CUT, '')));
    body.captions.push(...captions);
  } else if (Array.isArray(value)) {
    if (isRichText(value)) body.paragraphs.push(richText(value, 0));
    else for (const each of value) collect(each, body, depth + 1);
  } else if (isObject(value)) collectBlock(value, body, depth);
}

function collectBlock(block: FieldObject, body: FieldBody, depth: number): void {
  const type = [block.type, block._type, block.role].find((each) => typeof each === 'string') ?? '';
  if (HEAD.test(type)) return;
  if (ASIDE.test(type)) {
    const text = plainWords(block.caption) ?? plainWords(block.subtitle);
    const credit = creditOf(block);
    if (text !== undefined) body.captions.push({ text, ...(credit && { credit }) });
    return;
  }
  const words = WORDS.find(
    (name) => typeof block[name] === 'string' || Array.isArray(block[name]) || isObject(block[name]),
  );
  if (words !== undefined) collect(block[words], body, depth + 1);
  else collect(localisedValue(block), body, depth + 1);
  for (const name of PARTS) {
    const parts = block[name];
    if (name === 'children' && Array.isArray(parts) && parts.every(isInline)) body.paragraphs.push(richText(parts, 0));
    else collect(parts, body, depth + 1);
  }
}

/** The credit of a picture among blocks: Arc ANS keeps its names in `credits.by` and `credits.affiliation`. */
function creditOf(block: FieldObject): string | undefined {
  if (isObject(block.credits)) {
    const names = [...listOf(block.credits.by), ...listOf(block.credits.affiliation)].map((each) => plainWords(each));
    return names.filter((name) => name !== undefined).join('/') || undefined;
  }
  return plainWords(block.credit ?? block.credits);
}

/** A stretch of a line: words, or a link around them. */
function isInline(each: FieldValue): boolean {
  return isObject(each) && (typeof each.text === 'string' || each.type === 'link');
}

/** A list of text nodes as rich-text editors keep it: their words make one paragraph. */
function isRichText(list: readonly FieldValue[]): boolean {
  return list.some(
    (each) =>
      isObject(each) &&
      typeof (each.value ?? each.text) === 'string' &&
      (each.nodeType === 'text' || 'marks' in each || ('text' in each && !('type' in each || 'role' in each))),
  );
}

function richText(value: FieldValue | undefined, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  if (Array.isArray(value)) return value.map((each) => richText(each, depth + 1)).join('');
  if (!isObject(value)) return typeof value === 'string' ? value : '';
  const words = value.value ?? value.text;
  return typeof words === 'string' ? words : richText(value.content ?? value.children, depth + 1);
}
