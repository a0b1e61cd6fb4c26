import type { SupplierFacts } from '../article';
import type { MarkupElement } from '../markup/markup-tree';
import { collapse, elementsOf, findElement, wordsOf } from '../markup/markup-tree';
import type { ParseContext } from '../parse';
import { fieldSignals } from '../structured/editorial-signal';
import { fieldTime } from '../structured/field-time';
import type { NewsItem } from '../structured/news-item';
import { emptyItem, primaryLanguage, urgencyOf } from '../structured/news-item';
import { supplierSubject } from '../structured/supplier-subject';
import { bodyOfXml } from './body-of-xml';
import { attributeOf, childOf, childrenOf, wordsAt } from './xml-tree';

/** Elements of NITF that are no words of the story. */
const NOT_BODY = new Set(['media', 'lang', 'img', 'media-reference', 'media-metadata']);
const wrapped = (words: string) => words.replaceAll('\n', ' ');

/** Reads an NITF document (IPTC, 2.5 to 3.6). Documents within NewsML often have no head. */
export function readNitf(nitf: MarkupElement, { vocabulary, settings }: ParseContext): NewsItem {
  const item = emptyItem();
  const { given, supplier } = item;
  const zone = settings.defaultTimeZone;
  const head = childOf(nitf, 'head');
  const body = childOf(nitf, 'body') ?? nitf;
  const bodyHead = childOf(body, 'body.head');
  const docdata = childOf(head, 'docdata');
  const hedline = childOf(bodyHead, 'hedline');
  const time = (...path: string[]) => fieldTime(attributeOf(childOf(docdata, ...path), 'norm'), zone);

  item.headline = wordsAt(hedline, 'hl1') ?? (hedline && wordsOf(hedline)) ?? wordsAt(head, 'title');
  item.byline =
    childrenOf(bodyHead, 'byline')
      .map(bylineWords)
      .filter((words) => words !== '')
      .join(', ') || undefined;
  item.dateline = datelineWords(childOf(bodyHead, 'dateline'));
  item.summary = wordsAt(bodyHead, 'abstract');
  readContent(childOf(body, 'body.content') ?? (bodyHead ? undefined : body), item);

  given.language = primaryLanguage(
    attributeOf(nitf, 'baselang') ??
      attributeOf(nitf, 'lang') ??
      attributeOf(body, 'lang') ??
      attributeOf(findElement(body, 'lang'), 'lang'),
  );
  given.guid = attributeOf(childOf(docdata, 'doc-id'), 'id-string');
  const duKey = childOf(docdata, 'du-key');
  given.version = attributeOf(duKey, 'version');
  given.slugline = attributeOf(duKey, 'key') ?? metaOf(head, 'anpa-keyword');
  given.urgency = urgencyOf(attributeOf(childOf(docdata, 'urgency'), 'ed-urg'));
  given.versionCreated =
    time('date.issue') ??
    fieldTime(attributeOf(childOf(head, 'pubdata'), 'date.publication'), zone) ??
    fieldTime(attributeOf(childOf(bodyHead, 'dateline', 'story.date'), 'norm'), zone);
  given.expires = time('date.expire');
  const copyright = childOf(docdata, 'doc.copyright');
  const holder = attributeOf(copyright, 'holder');
  if (holder) given.copyrightNotice = ['©', attributeOf(copyright, 'year'), holder].filter(Boolean).join(' ');
  given.usageTerms = attributeOf(childOf(docdata, 'doc.rights'), 'limitations');

  for (const message of childrenOf(docdata, 'ed-msg')) {
    item.notes.push(attributeOf(message, 'info') ?? '');
    supplier.signals.push(
      ...fieldSignals('ed-msg/@msg-type', valuesOf(attributeOf(message, 'msg-type')), vocabulary.supplier),
    );
  }
  item.notes.push(...childrenOf(bodyHead, 'note').map(wordsOf));
  readStatus(docdata, supplier, vocabulary.supplier);
  readCredits(bodyHead, docdata, supplier);
  readSubjects(head, docdata, supplier, vocabulary.supplier);
  readPlaces(docdata, supplier);
  const tobject = childOf(head, 'tobject');
  for (const [field, value] of [
    ['tobject.type', attributeOf(tobject, 'tobject.type')],
    ['tobject.property.type', attributeOf(childOf(tobject, 'tobject.property'), 'tobject.property.type')],
  ] as const)
    if (value) supplier.genres.push({ field, value });
  return item;
}

const valuesOf = (value: string | undefined): string[] => (value === undefined ? [] : [value]);

/** "By Ann Lee" without the title that stands behind it. */
function bylineWords(byline: MarkupElement): string {
  return wordsOf({
    ...byline,
    children: byline.children.filter((child) => typeof child === 'string' || child.name !== 'byttl'),
  });
}

function datelineWords(dateline: MarkupElement | undefined): string | undefined {
  if (!dateline) return undefined;
  return (
    wordsAt(dateline, 'location') ??
    (childrenOf(dateline, 'story.date').length === 0 ? wordsOf(dateline) || undefined : undefined)
  );
}

function metaOf(head: MarkupElement | undefined, name: string): string | undefined {
  return attributeOf(
    childrenOf(head, 'meta').find((meta) => meta.attributes.name === name),
    'content',
  );
}

function readContent(content: MarkupElement | undefined, item: NewsItem): void {
  if (!content) return;
  const { paragraphs, captions } = bodyOfXml(content, ({ name }) => NOT_BODY.has(name) || name === 'body.head');
  item.body = paragraphs.map(wrapped);
  item.captions.push(...captions);
  for (const media of elementsOf(content)) {
    if (media.name !== 'media') continue;
    const caption = childrenOf(media, 'media-caption').map(wordsOf).join(' ');
    const credit = wordsAt(media, 'media-producer');
    if (caption !== '' || credit) item.captions.push({ text: caption, ...(credit && { credit }) });
  }
}

function readStatus(
  docdata: MarkupElement | undefined,
  supplier: SupplierFacts,
  vocabulary: ParseContext['vocabulary']['supplier'],
): void {
  const status = attributeOf(docdata, 'management-status');
  const signals = fieldSignals('docdata/@management-status', valuesOf(status), vocabulary);
  if (status) supplier.pubStatus = { field: 'docdata/@management-status', value: status };
  supplier.signals.push(...signals);
  const release = attributeOf(childOf(docdata, 'date.release'), 'norm');
  if (!release) return;
  const isEmbargoed = signals.some(({ signal }) => signal === 'embargo');
  if (!isEmbargoed && !isLater(release, attributeOf(childOf(docdata, 'date.issue'), 'norm'))) return;
  if (!isEmbargoed) supplier.signals.push({ field: 'date.release', value: release, signal: 'embargo' });
  supplier.embargoes.push({ field: 'date.release', value: fieldTime(release) ?? release });
}

/** Whether a time to release lies behind that of issue: NITF has the two alike where the copy is free. */
function isLater(release: string, issue: string | undefined): boolean {
  const [then, now] = [fieldTime(release), fieldTime(issue)];
  if (then === undefined || now === undefined || hasOffset(then) !== hasOffset(now)) return false;
  return Date.parse(then) > Date.parse(now);
}

const hasOffset = (time: string) => /(?:Z|[+-]\d\d:?\d\d)$/.test(time);

function readCredits(
  bodyHead: MarkupElement | undefined,
  docdata: MarkupElement | undefined,
  supplier: SupplierFacts,
): void {
  const credits: [field: string, value: string | undefined][] = [
    ['distributor', wordsAt(bodyHead, 'distributor')],
    ['rights.owner', wordsAt(bodyHead, 'rights', 'rights.owner')],
    ['doc-id/@regsrc', attributeOf(childOf(docdata, 'doc-id'), 'regsrc')],
    ...childrenOf(childOf(docdata, 'del-list'), 'from-src').map((source): [string, string | undefined] => [
      'from-src',
      attributeOf(source, 'src-name'),
    ]),
    ['doc.copyright/@holder', attributeOf(childOf(docdata, 'doc.copyright'), 'holder')],
  ];
  for (const [field, value] of credits) if (value) supplier.credits.push({ field, value, role: 'text' });
}

function readSubjects(
  head: MarkupElement | undefined,
  docdata: MarkupElement | undefined,
  supplier: SupplierFacts,
  vocabulary: ParseContext['vocabulary']['supplier'],
): void {
  const add = (field: string, given: Parameters<typeof supplierSubject>[1]) => {
    const subject = supplierSubject(field, given, vocabulary);
    if (subject) supplier.subjects.push(subject);
  };
  childrenOf(childOf(head, 'tobject'), 'tobject.subject').forEach((subject, index) => {
    const of = (name: string) => attributeOf(subject, `tobject.subject.${name}`);
    add(`tobject.subject[${index}]`, {
      code: of('refnum'),
      scheme: of('ipr'),
      name: of('detail') ?? of('matter') ?? of('type'),
    });
  });
  for (const keyword of childrenOf(childOf(docdata, 'key-list'), 'keyword'))
    add('keyword', { name: attributeOf(keyword, 'key') });
  for (const classifier of [...childrenOf(childOf(docdata, 'identified-content'), 'classifier')])
    add('classifier', { code: attributeOf(classifier, 'value'), scheme: attributeOf(classifier, 'type') });
  add('meta[anpa-category]', { code: metaOf(head, 'anpa-category'), scheme: 'anpa-category' });
  add('meta[category_iptc]', { code: metaOf(head, 'category_iptc') });
}

function readPlaces(docdata: MarkupElement | undefined, supplier: SupplierFacts): void {
  for (const event of childrenOf(docdata, 'evloc')) {
    const country = attributeOf(event, 'iso-cc');
    if (country)
      supplier.places.push({
        field: 'evloc/@iso-cc',
        value: country,
        scheme: 'iso3166-1',
        code: country.toUpperCase(),
      });
    for (const part of ['city', 'state-prov', 'county-dist']) {
      const name = attributeOf(event, part);
      if (name) supplier.places.push({ field: `evloc/@${part}`, value: name, scheme: 'name', name: collapse(name) });
    }
  }
}
