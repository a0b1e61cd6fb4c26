import type { MarkupElement } from './markup-tree';
import { elementsOf } from './markup-tree';

/** An object of JSON-LD. */
export type LinkedObject = Readonly<Record<string, unknown>>;

/** Objects within objects that are looked through for an article. */
const MAX_DEPTH = 8;
const MAX_OBJECTS = 2_000;
const ARTICLE_TYPE = /(?:Article|Posting|Report)$/;

/** JSON as pages write it: some leave line breaks within strings. */
function parseLoosely(text: string): unknown {
  for (const candidate of [text, text.replace(/\p{Cc}+/gu, ' ')]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next candidate may be well formed.
    }
  }
  return undefined;
}

/** The types of an object, without the address of the vocabulary. */
export function typesOf(object: LinkedObject): string[] {
  const type = object['@type'];
  return (Array.isArray(type) ? type : [type])
    .filter((each): each is string => typeof each === 'string')
    .map((each) => each.slice(each.lastIndexOf('/') + 1));
}

/** The schema.org article a page describes itself as (NewsArticle and its kin), also within `@graph`; undefined without one. */
export function linkedArticle(root: MarkupElement): LinkedObject | undefined {
  let looked = 0;
  const find = (value: unknown, depth: number): LinkedObject | undefined => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH || ++looked > MAX_OBJECTS) return undefined;
    if (!Array.isArray(value) && typesOf(value as LinkedObject).some((type) => ARTICLE_TYPE.test(type)))
      return value as LinkedObject;
    const inner = Array.isArray(value)
      ? value
      : ['@graph', 'mainEntity', 'mainEntityOfPage'].map((key) => (value as LinkedObject)[key]);
    for (const each of inner) {
      const found = find(each, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  for (const { name, attributes, children } of elementsOf(root)) {
    if (name !== 'script' || !/ld\+json/i.test(attributes.type ?? '')) continue;
    const found = find(parseLoosely(children.filter((child) => typeof child === 'string').join('')), 0);
    if (found) return found;
  }
  return undefined;
}

/** The words of a value: a string, an object's `name`, or the first of a list that has any. */
export function nameOf(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'object' || value === null || depth > 2) return undefined;
  if (!Array.isArray(value)) return nameOf((value as LinkedObject).name, depth + 1);
  for (const each of value) {
    const name = nameOf(each, depth + 1);
    if (name) return name;
  }
  return undefined;
}

/** The names of a value or list, each once, in order. */
export function namesOf(value: unknown): string[] {
  const names = (Array.isArray(value) ? value : [value]).map((each) => nameOf(each));
  return [...new Set(names.filter((name): name is string => name !== undefined))];
}
