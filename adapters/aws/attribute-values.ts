import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item, ItemValue } from '../../core/ports';

/** Items as DynamoDB writes them. Values that DynamoDB would change or refuse are errors of ours, found before they are sent. */

/** DynamoDB's limit for one item: names and values in UTF-8. */
export const MAX_ITEM_BYTES = 400 * 1024;

function numberText(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`${path} is no finite number.`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new TypeError(`${path} is no safe integer.`);
  return String(value);
}

/** @throws TypeError naming where in the item the value is that no item may hold. */
export function toAttributeValue(value: ItemValue, path: string): AttributeValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: numberText(value, path) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map((each, index) => toAttributeValue(each, `${path}[${index}]`)) };
  // Not a Date, Set or the like, nor undefined in a list.
  if (Object.prototype.toString.call(value) !== '[object Object]')
    throw new TypeError(`${path} is no value an item may hold.`);
  return { M: toMap(value, path) };
}

/** Absent and undefined are the same, as in JSON. */
function toMap(value: Record<string, ItemValue | undefined>, path: string): Record<string, AttributeValue> {
  const map: Record<string, AttributeValue> = {};
  for (const [name, inner] of Object.entries(value)) {
    if (inner !== undefined) map[name] = toAttributeValue(inner, path ? `${path}.${name}` : name);
  }
  return map;
}

/** @throws TypeError naming the attribute that no item may hold. */
export function toAttributes(item: Item): Record<string, AttributeValue> {
  return toMap(item, '');
}

export function fromAttributeValue(value: AttributeValue): ItemValue {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L) return value.L.map(fromAttributeValue);
  if (value.M) return fromMap(value.M);
  if (value.NULL) return null;
  throw new TypeError(`An item holds a ${Object.keys(value).join()}, which we never write.`);
}

function fromMap(map: Record<string, AttributeValue>): { [name: string]: ItemValue } {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, fromAttributeValue(value)]));
}

export function fromAttributes(attributes: Record<string, AttributeValue>): Item {
  return fromMap(attributes) as Item;
}

const utf8Bytes = (text: string): number => Buffer.byteLength(text, 'utf8');

/** What DynamoDB counts of a value: text in UTF-8 bytes; a number by its digits, at most 21; 3 for a list or map and 1 for each entry. */
function valueBytes(value: AttributeValue): number {
  if (value.S !== undefined) return utf8Bytes(value.S);
  if (value.N !== undefined) return Math.min(21, Math.ceil(value.N.length / 2) + 1);
  if (value.L) return value.L.reduce((bytes, each) => bytes + 1 + valueBytes(each), 3);
  if (value.M) return 3 + Object.keys(value.M).length + attributesBytes(value.M);
  return 1;
}

/** Size of an item as DynamoDB bounds and bills it, in bytes. */
export function attributesBytes(attributes: Record<string, AttributeValue>): number {
  return Object.entries(attributes).reduce((bytes, [name, value]) => bytes + utf8Bytes(name) + valueBytes(value), 0);
}
