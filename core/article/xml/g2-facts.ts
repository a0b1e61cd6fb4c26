import type { SupplierFacts, SupplierPlace } from '../article';
import type { MarkupElement } from '../markup/markup-tree';
import { wordsOf } from '../markup/markup-tree';
import { fieldSignals } from '../structured/editorial-signal';
import { fieldTime } from '../structured/field-time';
import { supplierSubject } from '../structured/supplier-subject';
import type { SupplierVocabulary } from '../supplier-vocabulary';
import { attributeOf, childOf, childrenOf, wordsAt } from './xml-tree';

/** Kinds of concept that are no topic. */
const NO_TOPIC = /:(?:person|organi[sz]ation|object|event|poi|geoarea)$/i;
const AREA = /:(?:geoarea|poi)$/i;
/** Reuters writes countries with two letters among its other codes. */
const COUNTRY_CODE = /^(?:(?:iso3166-1a[23]|iso-?3166-?1?|country):([A-Z]{2,3})|n2:([A-Z]{2}))$/i;

/** A QCode, URI or literal, as the element has it. */
function codeOf(element: MarkupElement | undefined): string | undefined {
  return attributeOf(element, 'qcode') ?? attributeOf(element, 'uri') ?? attributeOf(element, 'literal');
}

/** The name of a party, else the code without its prefix: `nprov:AFP` is AFP. */
function partyOf(element: MarkupElement): string | undefined {
  const code = codeOf(element);
  const host = code && /^[a-z]{3,5}:\/\/(?:www\.)?([^/]{1,100})/i.exec(code);
  return wordsAt(element, 'name') ?? host?.[1] ?? code?.slice(code.lastIndexOf(':') + 1);
}

/** Adds what the metadata of a NewsML-G2 item says of its subjects, places, sources, status and use. */
export function readG2Facts(item: MarkupElement, supplier: SupplierFacts, vocabulary: SupplierVocabulary): void {
  const itemMeta = childOf(item, 'itemmeta');
  const contentMeta = childOf(item, 'contentmeta');
  readCredits(item, supplier);
  readSubjects(contentMeta, supplier, vocabulary);
  for (const located of childrenOf(contentMeta, 'located')) addPlace('contentMeta/located', located, supplier);
  childrenOf(contentMeta, 'genre').forEach((genre, index) => {
    const value = attributeOf(genre, 'qcode') ?? codeOf(genre);
    const name = wordsAt(genre, 'name');
    for (const each of [value, name]) if (each) supplier.genres.push({ field: `genre[${index}]`, value: each });
  });
  const status = codeOf(childOf(itemMeta, 'pubstatus'));
  if (status) supplier.pubStatus = { field: 'itemMeta/pubStatus', value: status };
  const embargo = wordsAt(itemMeta, 'embargoed');
  if (childOf(itemMeta, 'embargoed')) {
    supplier.signals.push({ field: 'itemMeta/embargoed', value: embargo ?? '', signal: 'embargo' });
    if (embargo) supplier.embargoes.push({ field: 'itemMeta/embargoed', value: fieldTime(embargo) ?? embargo });
  }
  const signals = childrenOf(itemMeta, 'signal', 'role').map((each) => codeOf(each) ?? '');
  supplier.signals.push(...fieldSignals('itemMeta/signal', signals, vocabulary));
}

function readCredits(item: MarkupElement, supplier: SupplierFacts): void {
  const itemMeta = childOf(item, 'itemmeta');
  const contentMeta = childOf(item, 'contentmeta');
  const itemClass = attributeOf(childOf(itemMeta, 'itemclass'), 'qcode') ?? '';
  const role = /:(?:picture|photo|graphic|still)/i.test(itemClass) ? 'picture' : 'text';
  const add = (field: string, value: string | undefined) => {
    if (value) supplier.credits.push({ field, value, role });
  };
  for (const provider of childrenOf(itemMeta, 'provider')) add('itemMeta/provider', partyOf(provider));
  for (const line of childrenOf(contentMeta, 'creditline')) add('contentMeta/creditline', wordsOf(line));
  for (const source of childrenOf(contentMeta, 'infosource')) add('contentMeta/infoSource', partyOf(source));
  for (const rights of childrenOf(item, 'rightsinfo'))
    for (const holder of childrenOf(rights, 'copyrightholder')) add('rightsInfo/copyrightHolder', partyOf(holder));
}

function readSubjects(
  contentMeta: MarkupElement | undefined,
  supplier: SupplierFacts,
  vocabulary: SupplierVocabulary,
): void {
  childrenOf(contentMeta, 'subject').forEach((subject, index) => {
    const field = `subject[${index}]`;
    const type = subject.attributes.type ?? '';
    const code = codeOf(subject);
    const names = childrenOf(subject, 'name');
    const name = names.map(wordsOf).find((words) => words !== '');
    const isArea =
      AREA.test(type) ||
      childOf(subject, 'facet')?.attributes.qcode?.startsWith('geoProp:') ||
      COUNTRY_CODE.test(code ?? '');
    if (isArea) addPlace(field, subject, supplier);
    if (NO_TOPIC.test(type) || isArea) return;
    const numbers = {
      relevance: Number(subject.attributes.relevance ?? NaN),
      confidence: Number(subject.attributes.confidence ?? NaN),
    };
    const literal = subject.attributes.qcode === undefined && subject.attributes.uri === undefined;
    const given = literal ? { name: name ?? code } : { code, ...(name !== undefined && { name }) };
    const fact = supplierSubject(field, { ...given, ...numbers }, vocabulary);
    if (fact) supplier.subjects.push(fact);
    for (const same of childrenOf(subject, 'sameas', 'broader')) {
      const fact = supplierSubject(
        `${field}/${same.name}`,
        { code: codeOf(same), name: wordsAt(same, 'name') },
        vocabulary,
      );
      if (fact && fact.scheme !== 'unknown' && fact.scheme !== 'name') supplier.subjects.push(fact);
    }
  });
  for (const keyword of childrenOf(contentMeta, 'keyword')) {
    const fact = supplierSubject('keyword', { name: wordsOf(keyword) }, vocabulary);
    if (fact) supplier.subjects.push(fact);
  }
}

/** A place, and the wider ones the supplier says it lies in. */
function addPlace(field: string, element: MarkupElement, supplier: SupplierFacts): void {
  const code = codeOf(element);
  const name = wordsAt(element, 'name') ?? (attributeOf(element, 'qcode') === undefined ? code : undefined);
  const value = code ?? name;
  if (value === undefined) return;
  const country = COUNTRY_CODE.exec(code ?? '');
  const position = childOf(element, 'geoareadetails', 'position');
  const [lat, lon] = [Number(position?.attributes.latitude ?? NaN), Number(position?.attributes.longitude ?? NaN)];
  const place: SupplierPlace = {
    field,
    value,
    scheme: country ? 'iso3166-1' : 'name',
    ...(country && { code: (country[1] ?? country[2])!.toUpperCase() }),
    ...(name && { name }),
    ...(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && { lat, lon }),
  };
  if (country || name) supplier.places.push(place);
  for (const broader of childrenOf(element, 'broader')) addPlace(`${field}/broader`, broader, supplier);
}
