import { bodyOfHtml } from '../structured/body-of-markup';
import type { FieldRole, SupplierVocabulary } from '../supplier-vocabulary';

/** A field of an item, as JSON or a tree of XML holds it. */
export type FieldValue = string | number | boolean | null | FieldValue[] | FieldObject;
export interface FieldObject {
  [name: string]: FieldValue;
}

export interface Field {
  name: string;
  /** The name as the vocabulary knows it: lower case, without `-` and `_`. */
  key: string;
  value: FieldValue;
}

/** Where systems wrap the words of a field, in the order they are looked at. */
const WRAPPERS =
  'value rendered basic main text html name title #text content original displayname data attributes fields'.split(' ');
/** The name of a language, under which multilingual systems keep their values: `{"en-US": …}`. */
const LOCALE = /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/;
const MOST_WRAPPED = 4;

export function isObject(value: FieldValue | undefined): value is FieldObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list as it is, any other value as a list of one, null as none. */
export function listOf(value: FieldValue | undefined): FieldValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The fields of an object by their role, the surest name first. Names with `@` or `_` before them are the system's own. */
export function fieldsByRole(object: FieldObject, { fields }: SupplierVocabulary): Map<FieldRole, Field[]> {
  const found = new Map<FieldRole, (Field & { rank: number })[]>();
  for (const [name, value] of Object.entries(object)) {
    if (value === null || value === '') continue;
    const key = name
      .slice(name.lastIndexOf(':') + 1)
      .toLowerCase()
      .replace(/[_-]/g, '');
    const known = fields.get(key);
    if (!known) continue;
    const [role, rank] = known;
    const list = found.get(role);
    if (list) list.push({ name, key, value, rank });
    else found.set(role, [{ name, key, value, rank }]);
  }
  for (const list of found.values()) list.sort((a, b) => a.rank - b.rank);
  return found;
}

/** Words whose quotation marks were escaped once too often: `4th \"Sport\" Congress`. */
export const unescaped = (words: string) => (words.includes('\\') ? words.replace(/\\(?=["'/])/g, '') : words);

/** The words of a value: itself, what a wrapper such as `{"rendered": …}` holds, or the first of a list that has any. */
export function wordsOfValue(value: FieldValue | undefined, wrapped = 0): string | undefined {
  if (typeof value === 'string') return unescaped(value).trim() || undefined;
  if (typeof value === 'number') return String(value);
  if (wrapped > MOST_WRAPPED) return undefined;
  if (Array.isArray(value)) {
    const main = value.find((each) => isObject(each) && each.role === 'main');
    for (const each of main === undefined ? value : [main, ...value]) {
      const words = wordsOfValue(each, wrapped + 1);
      if (words !== undefined) return words;
    }
    return undefined;
  }
  if (!isObject(value)) return undefined;
  for (const name of WRAPPERS) {
    const words = wordsOfValue(value[name], wrapped + 1);
    if (words !== undefined) return words;
  }
  const localised = localisedValue(value);
  return localised === undefined ? undefined : wordsOfValue(localised, wrapped + 1);
}

/** The value of the first language, where an object holds nothing but one for each. */
export function localisedValue(value: FieldObject): FieldValue | undefined {
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => LOCALE.test(name)) ? value[names[0]!] : undefined;
}

/** The same as one line without markup and entities. */
export function plainWords(value: FieldValue | undefined): string | undefined {
  const words = wordsOfValue(value);
  if (words === undefined || !/[<&\n]/.test(words)) return words;
  return bodyOfHtml(words).paragraphs.join(' ').replace(/\s+/g, ' ').trim() || undefined;
}
