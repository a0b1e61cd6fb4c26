import type { ParseContext } from '../parse';
import { fieldTime } from '../structured/field-time';
import type { NewsItem } from '../structured/news-item';
import { emptyItem, placeOfDateline, primaryLanguage, urgencyOf } from '../structured/news-item';
import type { FieldRole, SupplierVocabulary } from '../supplier-vocabulary';
import type { Field, FieldObject, FieldValue } from './field-values';
import { fieldsByRole, isObject, listOf, plainWords, wordsOfValue } from './field-values';
import { readBody } from './read-body';
import { readFacts } from './read-facts';

const PICTURE = /^(?:picture|photo|image|graphic|video|audio)(?:contentitem)?$/i;
const AP_ADDRESS = /^https?:\/\/api\.ap\.org\/media\/v\/content\/([0-9a-f]{32})\b/;
const MOST_PICTURES = 100;

/** Reads an item of a content system by the names of its fields (data/article/field-names.tsv). */
export function readItem(object: FieldObject, { vocabulary, settings }: ParseContext): NewsItem {
  const item = emptyItem();
  const { given, supplier } = item;
  const fields = fieldsByRole(withMetadata(withRoles(withAssets(object))), vocabulary.supplier);
  const first = (role: FieldRole) => firstWords(fields.get(role));
  const isPicture = [...listOf(object.type), object.contenttype].some(
    (type) => typeof type === 'string' && PICTURE.test(type),
  );

  item.headline = first('headline');
  item.byline = bylineOf(object, fields.get('byline'));
  const body = readBody(fields.get('body') ?? []);
  item.body = isPicture ? [] : body.paragraphs;
  item.captions.push(...body.captions);
  item.summary = first('summary');
  if (isPicture) readOwnCaption(fields, item);
  else readPictures(fields.get('media'), item, vocabulary.supplier);

  given.located = locatedOf(fields.get('located'));
  given.publisher = fields
    .get('publisher')
    ?.map(({ value }) => plainWords(value))
    .find((words) => words !== undefined);
  given.section = sectionOf(fields);
  given.language = primaryLanguage(first('language'));
  given.guid = guidOf(object, fields.get('guid')) ?? first('link');
  item.itemId = given.guid;
  given.version = first('version');
  given.slugline = first('slugline');
  given.firstCreated = timeOf(fields.get('published'), settings.defaultTimeZone);
  given.versionCreated = timeOf(fields.get('updated'), settings.defaultTimeZone) ?? given.firstCreated;
  given.expires = timeOf(fields.get('expires'), settings.defaultTimeZone);
  given.urgency = fields
    .get('urgency')
    ?.map(({ value }) => urgencyOf(wordsOfValue(value)))
    .find((value) => value !== undefined);
  given.copyrightNotice = first('copyright');
  given.usageTerms =
    fields
      .get('usage')
      ?.flatMap(({ value }) => listOf(value).map((each) => plainWords(each) ?? ''))
      .filter((words) => words !== '')
      .join(' ') || undefined;
  for (const { value } of fields.get('note') ?? [])
    for (const each of listOf(value)) item.notes.push(plainWords(each) ?? '');
  readFacts(fields, supplier, vocabulary.supplier, isPicture ? 'picture' : 'text');
  return item;
}

/** NPR's CDS keeps paragraphs and names as assets, and their order as links to them (`{"href": "#/assets/1"}`). */
function withAssets(object: FieldObject): FieldObject {
  const { assets, layout, bylines } = object;
  if (!isObject(assets)) return object;
  const linked = (links: FieldValue | undefined): FieldValue[] =>
    listOf(links).flatMap((link) => {
      const id = isObject(link) && typeof link.href === 'string' ? link.href.replace('#/assets/', '') : '';
      return Object.hasOwn(assets, id) ? [assets[id]!] : [];
    });
  const body = linked(layout).map((asset) => (isObject(asset) ? (asset.text ?? asset) : asset));
  return { ...object, body, bylines: linked(bylines) };
}

/** Some systems keep what is known of an item in an object beside its copy (Apple News Format). */
function withMetadata(object: FieldObject): FieldObject {
  return isObject(object.metadata) ? { ...object.metadata, ...object } : object;
}

/** ninjs 2 and 3 keep captions, credit lines and summaries in one list, told apart by `role`. */
function withRoles(object: FieldObject): FieldObject {
  const { descriptions, ...rest } = object;
  if (!Array.isArray(descriptions)) return object;
  for (const each of descriptions) {
    if (!isObject(each) || each.value === undefined) continue;
    const role = typeof each.role === 'string' ? each.role.toLowerCase() : 'text';
    rest[`description_${role}`] ??= each.value;
  }
  return rest;
}

function firstWords(fields: readonly Field[] = []): string | undefined {
  for (const { value } of fields) {
    const words = plainWords(value);
    if (words !== undefined) return words;
  }
  return undefined;
}

/** Names of one or several authors; numbers are the system's own ids. */
function bylineOf(object: FieldObject, fields: readonly Field[] = []): string | undefined {
  const credits = isObject(object.credits) ? object.credits.by : undefined;
  const embedded = isObject(object._embedded) ? object._embedded.author : undefined;
  for (const value of [...fields.map((field) => field.value), credits, embedded]) {
    const names = listOf(value)
      .map((each) =>
        typeof each === 'number'
          ? undefined
          : plainWords(isObject(each) ? (each.name ?? each.by ?? each.byline ?? each) : each)?.replace(
              /^by (?=\S)/i,
              '',
            ),
      )
      .filter((name) => name !== undefined && !/^\d+$|^https?:/.test(name));
    if (names.length > 0) return names.join(', ');
  }
  return undefined;
}

/** AP's item id stays the same while the address of the item changes with every version. */
function guidOf(object: FieldObject, fields: readonly Field[] = []): string | undefined {
  const altIds = object.altids;
  const own = isObject(altIds) ? wordsOfValue(altIds.itemid) : undefined;
  const guid = own ?? firstWords(fields);
  return guid && (AP_ADDRESS.exec(guid)?.[1] ?? guid);
}

function sectionOf(fields: ReadonlyMap<FieldRole, readonly Field[]>): string | undefined {
  const own = firstWords(fields.get('section'));
  if (own !== undefined) return own;
  const taxonomy = fields.get('subjects')?.find(({ key }) => key === 'taxonomy')?.value;
  return isObject(taxonomy) ? plainWords(taxonomy.primary_section) : undefined;
}

function locatedOf(fields: readonly Field[] = []): string | undefined {
  for (const { value } of fields) {
    const located = isObject(value) && isObject(value.located) ? value.located : value;
    const words = isObject(located) ? plainWords(located.city ?? located) : plainWords(located);
    if (words !== undefined && !/^https?:/.test(words)) return /[(-]/.test(words) ? placeOfDateline(words) : words;
  }
  return undefined;
}

/** WordPress gives UTC without saying so in fields that end in `gmt`. */
function timeOf(fields: readonly Field[] = [], zone: string | undefined): string | undefined {
  for (const { key, value } of fields) {
    const words = wordsOfValue(value);
    const time = fieldTime(words, /gmt$|utc$/.test(key) ? 'UTC' : zone);
    if (time !== undefined) return time;
  }
  return undefined;
}

function readOwnCaption(fields: ReadonlyMap<FieldRole, readonly Field[]>, item: NewsItem): void {
  const text =
    firstWords(fields.get('caption')) ?? item.summary ?? readBody(fields.get('body') ?? []).paragraphs.join(' ');
  const credit = firstWords(fields.get('credit')) ?? item.byline;
  item.summary = undefined;
  if (text !== '') item.captions = [{ text, ...(credit && { credit }) }];
}

/** Captions of the pictures that go with an item. Other texts that go with it are other items. */
function readPictures(fields: readonly Field[] = [], item: NewsItem, vocabulary: SupplierVocabulary): void {
  for (const { value } of fields) {
    const entries =
      isObject(value) && !('caption' in value || 'headline' in value || 'url' in value || 'type' in value)
        ? Object.values(value)
        : listOf(value);
    for (const entry of entries.slice(0, MOST_PICTURES).flatMap((each) => (Array.isArray(each) ? each : [each]))) {
      if (
        !isObject(entry) ||
        (typeof entry.type === 'string' && /^(?:text|composite|event|planning)$/i.test(entry.type))
      )
        continue;
      const own = fieldsByRole(withRoles(entry), vocabulary);
      const captions = own.get('caption') ?? [];
      const text =
        firstWords(captions.filter(({ key }) => key !== 'alttext')) ??
        firstWords(own.get('summary')) ??
        firstWords(captions) ??
        firstWords(own.get('headline'));
      const credit = creditOf(own, entry);
      if (credit !== undefined) item.supplier.credits.push({ field: 'media', value: credit, role: 'picture' });
      if ((text !== undefined && text !== item.headline) || credit !== undefined)
        item.captions.push({ text: text === item.headline ? '' : (text ?? ''), ...(credit && { credit }) });
    }
  }
}

function creditOf(fields: ReadonlyMap<FieldRole, readonly Field[]>, entry: FieldObject): string | undefined {
  const credits = entry.credits;
  if (isObject(credits)) {
    const names = [...listOf(credits.by), ...listOf(credits.affiliation)].map((each) => plainWords(each));
    return names.filter((name) => name !== undefined).join('/') || undefined;
  }
  return firstWords(fields.get('credit')) ?? firstWords(fields.get('byline')) ?? firstWords(fields.get('source'));
}
