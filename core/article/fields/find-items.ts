import type { SupplierVocabulary } from '../supplier-vocabulary';
import type { FieldObject, FieldValue } from './field-values';
import { fieldsByRole, isObject } from './field-values';

/** Envelopes put their items so deep: response, docs, fields. */
const MAX_DEPTH = 6;
/** One more than a file may hold, so that the limit is seen. */
const MOST_ITEMS = 1001;
/** Names under which an item keeps what is not another item of the file. */
const WITHIN_ITEM = new Set(
  'associations media images image related promo_items renditions author authors _embedded _links'.split(' '),
);
/** An item has a headline, or at least two of these beside a body. */
const SIGNS = [
  'byline',
  'published',
  'updated',
  'guid',
  'link',
  'slugline',
  'located',
  'language',
  'status',
  'caption',
] as const;

/** Whether an object is an article by the names of its fields. */
function isItem(object: FieldObject, vocabulary: SupplierVocabulary): boolean {
  if ('$schema' in object) return false;
  const fields = fieldsByRole(object, vocabulary);
  const hasBody = fields.has('body') || fields.has('summary') || fields.has('caption');
  const signs = SIGNS.filter((role) => fields.has(role)).length;
  const headline = fields.get('headline')?.some(({ key }) => key !== 'name') ?? false;
  return headline ? hasBody || signs >= 2 : hasBody && signs >= 2 && !isObject(fields.get('body')?.[0]?.value);
}

/** The articles in a value: it is one, a list of them, or an envelope around them. In order. */
export function findItems(value: FieldValue, vocabulary: SupplierVocabulary): FieldObject[] {
  const items: FieldObject[] = [];
  const visit = (each: FieldValue, depth: number): void => {
    if (depth > MAX_DEPTH || items.length >= MOST_ITEMS) return;
    if (Array.isArray(each)) {
      for (const entry of each) visit(entry, depth + 1);
      return;
    }
    if (!isObject(each)) return;
    const whole = withInner(each, vocabulary);
    if (whole) {
      items.push(whole);
      return;
    }
    const own = isItem(each, vocabulary);
    const before = items.length;
    if (!own || !hasOwnCopy(each, vocabulary)) {
      for (const [name, inner] of Object.entries(each))
        if (typeof inner === 'object' && !WITHIN_ITEM.has(name.toLowerCase())) visit(inner, depth + 1);
    }
    // A feed has a title and a description too: where items are found in it, it is none.
    if (own && items.length === before) items.push(each);
  };
  visit(value, 0);
  return items;
}

/** Names under which systems keep the fields of an item apart from its id and times: Guardian, Contentful, Strapi, JSON:API. */
const INNER = ['fields', 'attributes'] as const;

/** An item whose copy stands in an object of its own, with what stands beside it; undefined when it is none. */
function withInner(object: FieldObject, vocabulary: SupplierVocabulary): FieldObject | undefined {
  for (const name of INNER) {
    const { [name]: inner, sys, ...beside } = object;
    if (!isObject(inner) || !hasOwnCopy(inner, vocabulary)) continue;
    const whole: FieldObject = { ...beside, ...(isObject(sys) ? sys : {}), ...inner };
    if (isItem(whole, vocabulary)) return whole;
  }
  return undefined;
}

/** Whether an item has a body or a caption of its own, so that what is inside it is part of it. */
function hasOwnCopy(object: FieldObject, vocabulary: SupplierVocabulary): boolean {
  const fields = fieldsByRole(object, vocabulary);
  return fields.has('body') || fields.has('caption');
}
