import { Rejection } from '../../errors';
import type { Article } from '../article';
import { findItems } from '../fields/find-items';
import { isObject } from '../fields/field-values';
import type { FieldValue } from '../fields/field-values';
import { readItem } from '../fields/read-item';
import type { ParseContext } from '../parse';
import { MAX_ITEMS } from '../limits';
import { articleOfItem, hasCopy } from '../structured/news-item';

/** Arrays and objects within each other; real files nest some fifteen deep. */
const MAX_DEPTH = 100;
/** Arrays, objects and values. Each costs memory that its bytes do not show. */
const MAX_VALUES = 1_000_000;

/** Looks at the brackets before the parser does: it would build what they promise. */
function checkShape(json: string): void {
  let depth = 0;
  let values = 0;
  let inString = false;
  for (let position = 0; position < json.length; position++) {
    const unit = json.charCodeAt(position);
    if (inString) {
      if (unit === 0x5c) position++;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > MAX_DEPTH) throw new Rejection('TOO_DEEP');
      values++;
    } else if (unit === 0x5d || unit === 0x7d) depth--;
    else if (unit === 0x2c) values++;
    if (values > MAX_VALUES) throw new Rejection('TOO_COMPLEX');
  }
}

function parseJson(json: string): FieldValue {
  try {
    return JSON.parse(json) as FieldValue;
  } catch (cause) {
    const lines = json.split('\n').filter((line) => line.trim() !== '');
    // One object a line, as exports and queues write them.
    if (lines.length > 1 && lines.every((line) => line.trimStart().startsWith('{'))) {
      if (lines.length > MAX_ITEMS) throw new Rejection('TOO_MANY_ITEMS');
      try {
        return lines.map((line) => JSON.parse(line) as FieldValue);
      } catch {
        // The first error says more.
      }
    }
    throw new Rejection('MALFORMED', 'It is no valid JSON.', { cause });
  }
}

/**
 * Reads JSON of newsrooms: ninjs 1 to 3, and content systems with the usual field names, alone, in lists or in envelopes.
 * @throws Rejection MALFORMED, TOO_DEEP, TOO_COMPLEX, TOO_MANY_ITEMS, or NO_ARTICLE when nothing in it is an article.
 */
export function parseNewsJson(json: string, context: ParseContext): Article[] {
  checkShape(json);
  const value = parseJson(json);
  const items = findItems(value, context.vocabulary.supplier);
  if (items.length > MAX_ITEMS) throw new Rejection('TOO_MANY_ITEMS');
  const articles = items
    .map((item) => ({ item: readItem(item, context), format: formatOf(item) }))
    .filter(({ item }) => hasCopy(item))
    .map(({ item, format }) => articleOfItem(item, format, context));
  if (articles.length === 0) throw new Rejection('NO_ARTICLE', 'JSON: no object has the fields of an article.');
  return articles;
}

/** ninjs is known by its standard, or by the name it gives to the time of its version. */
function formatOf(item: Record<string, FieldValue>): string {
  const standard = isObject(item.standard) ? item.standard : isObject(item.$standard) ? item.$standard : undefined;
  const named = standard?.name === 'ninjs';
  return named || (('uri' in item || 'guid' in item) && ('versioncreated' in item || 'versionCreated' in item))
    ? 'ninjs'
    : 'json';
}
