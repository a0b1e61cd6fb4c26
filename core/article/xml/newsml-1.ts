import { Rejection } from '../../errors';
import type { Article, SupplierFacts } from '../article';
import { findDateline } from '../dateline';
import type { MarkupElement } from '../markup/markup-tree';
import { elementsOf, findElement, wordsOf } from '../markup/markup-tree';
import type { ParseContext } from '../parse';
import { bodyOfHtml } from '../structured/body-of-markup';
import { fieldSignals } from '../structured/editorial-signal';
import { fieldTime } from '../structured/field-time';
import type { NewsItem } from '../structured/news-item';
import { articleOfItem, emptyItem, hasCopy, primaryLanguage, urgencyOf } from '../structured/news-item';
import { supplierSubject } from '../structured/supplier-subject';
import type { SupplierVocabulary } from '../supplier-vocabulary';
import { bodyOfXml } from './body-of-xml';
import { readNitf } from './nitf';
import { attributeOf, childOf, childrenOf, ownText, wordsAt } from './xml-tree';

const formalName = (element: MarkupElement | undefined) => attributeOf(element, 'formalname');
const PICTURE_ROLE = /photo|picture|image|graphic|video|audio|thumbnail|caption/i;
const HEADLINE_ROLE = /^(?:title|headline)$/i;
const UNREAD_ROLE = /stylesheet|logo|metadata|contact/i;
const TEXT_FORMAT = /^$|text|html|nitf|complexdata|xml/i;
const SUBJECTS = new Set(['subject', 'subjectmatter', 'subjectdetail', 'subjectqualifier']);

/**
 * Reads NewsML 1.0 to 1.2: every news item with something to read.
 * @throws Rejection NO_ARTICLE when there is none.
 */
export function readNewsMl1(root: MarkupElement, context: ParseContext): Article[] {
  const service = formalName(childOf(root, 'newsenvelope', 'sentfrom', 'party'));
  const articles = childrenOf(root, 'newsitem')
    .map((newsItem) => readNewsItem(newsItem, service, context))
    .filter(hasCopy)
    .map((item) => articleOfItem(item, 'newsml-1', context));
  if (articles.length === 0) throw new Rejection('NO_ARTICLE', 'NewsML: no news item with copy.');
  return articles;
}

function readNewsItem(newsItem: MarkupElement, service: string | undefined, context: ParseContext): NewsItem {
  const { vocabulary, settings } = context;
  const item = emptyItem();
  const { given, supplier } = item;
  const management = childOf(newsItem, 'newsmanagement');
  const time = (name: string) => fieldTime(wordsAt(management, name), settings.defaultTimeZone);
  for (const component of childrenOf(newsItem, 'newscomponent')) readComponent(component, item, context);
  const identifier = childOf(newsItem, 'identification', 'newsidentifier');
  given.version = wordsAt(identifier, 'revisionid') ?? given.version;
  given.guid = guidOf(identifier, given.version) ?? given.guid;
  item.itemId = given.guid;
  item.headline ??= wordsAt(newsItem, 'identification', 'namelabel');
  given.firstCreated = time('firstcreated') ?? given.firstCreated;
  given.versionCreated = time('thisrevisioncreated') ?? given.versionCreated;
  given.urgency = urgencyOf(formalName(childOf(management, 'urgency'))) ?? given.urgency;
  given.language ??= primaryLanguage(attributeOf(newsItem, 'lang'));
  // Where it was written, unless a dateline says so.
  if (item.dateline === undefined && !findDateline(item.body[0] ?? ''))
    given.located ??= supplier.places.find(({ field }) => field === 'Property[City]')?.name;
  readManagement(management, supplier, vocabulary.supplier);
  if (service) supplier.credits.push({ field: 'NewsEnvelope/SentFrom', value: service, role: 'text' });
  const provider = wordsAt(identifier, 'providerid');
  if (provider) supplier.credits.push({ field: 'ProviderId', value: provider, role: 'text' });
  return item;
}

/** The public identifier without its revision, which names all versions of one story. */
function guidOf(identifier: MarkupElement | undefined, version: string | undefined): string | undefined {
  const whole = wordsAt(identifier, 'publicidentifier');
  const id = wordsAt(identifier, 'newsitemid');
  if (whole === undefined || (id !== undefined && !whole.includes(id))) {
    const provider = wordsAt(identifier, 'providerid');
    return id === undefined ? whole : [provider, id].filter(Boolean).join(':');
  }
  const cut = whole.lastIndexOf(':');
  return version !== undefined && whole.slice(cut + 1).replace(/[NUA]$/, '') === version ? whole.slice(0, cut) : whole;
}

function readManagement(
  management: MarkupElement | undefined,
  supplier: SupplierFacts,
  vocabulary: SupplierVocabulary,
): void {
  const status = formalName(childOf(management, 'status'));
  if (status) {
    supplier.pubStatus = { field: 'NewsManagement/Status', value: status };
    supplier.signals.push(...fieldSignals('NewsManagement/Status', [status], vocabulary));
    // A status that changes later is how NewsML 1 says until when an embargo holds.
    const until = wordsAt(management, 'statuswillchange', 'dateandtime');
    if (until && /embargo/i.test(status))
      supplier.embargoes.push({ field: 'NewsManagement/StatusWillChange', value: fieldTime(until) ?? until });
  }
  const kind = formalName(childOf(management, 'newsitemtype'));
  if (kind) supplier.genres.push({ field: 'NewsManagement/NewsItemType', value: kind });
  const instructions = childrenOf(management, 'instruction').map((each) => formalName(each) ?? wordsOf(each));
  supplier.signals.push(...fieldSignals('NewsManagement/Instruction', instructions, vocabulary));
}

function readComponent(component: MarkupElement, item: NewsItem, context: ParseContext): void {
  const role = formalName(childOf(component, 'role')) ?? '';
  if (UNREAD_ROLE.test(role)) return;
  const lines = childOf(component, 'newslines');
  const content = readContentItems(component, context);
  const aside = PICTURE_ROLE.test(role);
  const credit = wordsAt(lines, 'creditline') ?? wordsAt(lines, 'byline');
  if (aside) {
    const text = content.body.join(' ') || wordsAt(lines, 'captionline') || wordsAt(lines, 'headline') || '';
    if (text !== '') item.captions.push({ text, ...(credit && { credit }) });
  } else if (HEADLINE_ROLE.test(role)) item.headline ??= content.body[0];
  else mergeContent(content, item);
  if (!aside) readLines(lines, item, context.settings.defaultTimeZone);
  readMetadata(component, item, context.vocabulary.supplier, aside);
  for (const child of childrenOf(component, 'newscomponent')) {
    if (!aside) readComponent(child, item, context);
    else if (!/^(?:title|headline)$/i.test(formalName(childOf(child, 'role')) ?? ''))
      readComponent(child, item, context);
  }
}

/** Adds copy of one component; the same words in another format or place count once. */
function mergeContent(content: NewsItem, item: NewsItem): void {
  const known = new Set(item.body);
  item.body.push(...content.body.filter((words) => !known.has(words)));
  item.captions.push(...content.captions);
  item.headline ??= content.headline;
  item.byline ??= content.byline;
  item.dateline ??= content.dateline;
  item.summary ??= content.summary;
  item.notes.push(...content.notes);
  Object.assign(item.given, { ...content.given, ...item.given });
  for (const key of ['subjects', 'places', 'credits', 'signals', 'genres', 'embargoes'] as const)
    (item.supplier[key] as unknown[]).push(...content.supplier[key]);
}

/** The copy of a component's content items, which hold the same in several formats: the best of them. */
function readContentItems(component: MarkupElement, context: ParseContext): NewsItem {
  const candidates = childrenOf(component, 'contentitem').filter((each) => {
    const kind =
      formalName(childOf(each, 'mimetype')) ??
      formalName(childOf(each, 'format')) ??
      formalName(childOf(each, 'mediatype')) ??
      '';
    return childOf(each, 'datacontent') && TEXT_FORMAT.test(kind) && !/css|rtf/i.test(kind);
  });
  const read = candidates.map((each) => readDataContent(childOf(each, 'datacontent')!, context));
  const length = ({ body }: NewsItem) => body.join('').length;
  return read.reduce(
    (best, each) => (length(each) > length(best) && best.body.length <= 1 ? each : best),
    read[0] ?? emptyItem(),
  );
}

function readDataContent(data: MarkupElement, context: ParseContext): NewsItem {
  const nitf = findElement(data, 'nitf');
  if (nitf) return readNitf(nitf, context);
  const item = emptyItem();
  const marked = [...elementsOf(data)].length > 0;
  const page = findElement(data, 'body') ?? data;
  const { paragraphs, captions } = marked ? bodyOfXml(page) : bodyOfHtml(ownText(data));
  item.body = paragraphs;
  item.captions = captions;
  return item;
}

function readLines(lines: MarkupElement | undefined, item: NewsItem, zone: string | undefined): void {
  if (!lines) return;
  const { given } = item;
  item.headline = wordsAt(lines, 'headline') ?? item.headline;
  item.byline ??= wordsAt(lines, 'byline');
  const dateline = wordsAt(lines, 'dateline');
  if (dateline && !/^\d/.test(dateline)) item.dateline ??= dateline;
  else if (dateline) given.versionCreated ??= fieldTime(dateline, zone);
  given.slugline ??= wordsAt(lines, 'slugline');
  given.copyrightNotice ??= wordsAt(lines, 'copyrightline');
  given.usageTerms ??= wordsAt(lines, 'rightsline');
  for (const line of childrenOf(lines, 'newsline')) {
    const kind = formalName(childOf(line, 'newslinetype')) ?? '';
    if (/ednote|advisory|instruction|note/i.test(kind))
      item.notes.push(...childrenOf(line, 'newslinetext').map(wordsOf));
  }
}

function readMetadata(component: MarkupElement, item: NewsItem, vocabulary: SupplierVocabulary, aside: boolean): void {
  const { supplier, given } = item;
  const administrative = childOf(component, 'administrativemetadata');
  const descriptive = childOf(component, 'descriptivemetadata');
  for (const part of ['provider', 'source'])
    for (const party of childrenOf(childOf(administrative, part), 'party')) {
      const value = formalName(party);
      if (value)
        supplier.credits.push({ field: `AdministrativeMetadata/${part}`, value, role: aside ? 'picture' : 'text' });
    }
  const credit = wordsAt(component, 'newslines', 'creditline');
  if (credit) supplier.credits.push({ field: 'NewsLines/CreditLine', value: credit, role: aside ? 'picture' : 'text' });
  if (aside) return;
  given.language ??= primaryLanguage(formalName(childOf(descriptive, 'language')) ?? attributeOf(component, 'lang'));
  for (const genre of childrenOf(descriptive, 'genre')) {
    const value = formalName(genre);
    if (value) supplier.genres.push({ field: 'DescriptiveMetadata/Genre', value });
  }
  let index = 0;
  for (const subjectCode of childrenOf(descriptive, 'subjectcode'))
    for (const element of elementsOf(subjectCode)) {
      if (!SUBJECTS.has(element.name)) continue;
      const fact = supplierSubject(
        `SubjectCode[${index++}]`,
        { code: formalName(element), scheme: attributeOf(element, 'scheme') },
        vocabulary,
      );
      if (fact) supplier.subjects.push(fact);
    }
  const properties = [
    ...childrenOf(descriptive, 'property'),
    ...childrenOf(descriptive, 'location').flatMap((each) => childrenOf(each, 'property')),
  ];
  for (const property of properties)
    readProperty(formalName(property) ?? '', attributeOf(property, 'value'), item, vocabulary);
}

function readProperty(
  name: string,
  value: string | undefined,
  { supplier }: NewsItem,
  vocabulary: SupplierVocabulary,
): void {
  if (value === undefined) return;
  const field = `Property[${name}]`;
  if (name === 'Country') {
    const isCode = /^[A-Z]{2,3}$/.test(value);
    supplier.places.push(
      isCode ? { field, value, scheme: 'iso3166-1', code: value } : { field, value, scheme: 'name', name: value },
    );
  } else if (name === 'City' || name === 'CountryArea') {
    supplier.places.push({ field, value, scheme: 'name', name: value });
  } else if (name === 'Keyword') {
    const fact = supplierSubject(field, { name: value }, vocabulary);
    if (fact) supplier.subjects.push(fact);
  }
}
