import type { SupplierFacts, SupplierPlace } from '../article';
import { fieldSignals } from '../structured/editorial-signal';
import { fieldTime } from '../structured/field-time';
import { supplierSubject } from '../structured/supplier-subject';
import type { FieldRole, SupplierVocabulary } from '../supplier-vocabulary';
import type { Field, FieldObject, FieldValue } from './field-values';
import { isObject, listOf, plainWords, wordsOfValue } from './field-values';

type Fields = ReadonlyMap<FieldRole, readonly Field[]>;

/** More subjects than any desk gives; hostile files give more. */
const MOST = 300;
const LONGEST_WORD = 200;
const EMPTY_YEAR = /^0001-/;

function textField(object: FieldObject, ...names: string[]): string | undefined {
  for (const name of names) {
    const words =
      typeof object[name] === 'string' || typeof object[name] === 'number' ? String(object[name]).trim() : '';
    if (words !== '') return words.slice(0, LONGEST_WORD);
  }
  return undefined;
}

/** Adds subjects, places, credits, status, embargo, signals and genres of an item to the facts. */
export function readFacts(
  fields: Fields,
  facts: SupplierFacts,
  vocabulary: SupplierVocabulary,
  role: 'text' | 'picture',
): void {
  for (const field of fields.get('subjects') ?? []) readSubjects(field, facts, vocabulary);
  for (const { name, value } of fields.get('section') ?? [])
    addSubject(name, plainWords(value) ?? null, facts, vocabulary);
  for (const { name, value } of [...(fields.get('places') ?? []), ...(fields.get('located') ?? [])])
    listOf(value)
      .slice(0, MOST)
      .forEach((each, index) => addPlace(Array.isArray(value) ? `${name}[${index}]` : name, each, facts));
  readCredits(fields, facts, role);
  for (const { name, value } of fields.get('status') ?? []) {
    const words = wordsOfValue(value)?.slice(0, LONGEST_WORD);
    if (words === undefined) continue;
    facts.pubStatus ??= { field: name, value: words };
    facts.signals.push(...fieldSignals(name, [words], vocabulary));
  }
  for (const { name, value } of fields.get('embargo') ?? []) readEmbargo(name, value, facts);
  for (const { name, value } of fields.get('signals') ?? [])
    facts.signals.push(...fieldSignals(name, signalWords(value), vocabulary));
  for (const { name, value } of fields.get('genre') ?? [])
    for (const each of listOf(value).slice(0, MOST))
      for (const words of isObject(each)
        ? [textField(each, 'code', 'qcode', 'literal', 'uri'), plainWords(each)]
        : [plainWords(each)])
        if (words !== undefined) facts.genres.push({ field: name, value: words.slice(0, LONGEST_WORD) });
}

/** Words of a list, and names of flags that are set. */
function signalWords(value: FieldValue): string[] {
  if (isObject(value)) return Object.keys(value).filter((name) => value[name] === true);
  return listOf(value)
    .slice(0, MOST)
    .map((each) => wordsOfValue(each) ?? '');
}

function readEmbargo(name: string, value: FieldValue, facts: SupplierFacts): void {
  const words = wordsOfValue(value)?.slice(0, LONGEST_WORD);
  if (words === undefined ? value !== true : EMPTY_YEAR.test(words) || /^(?:false|no|0)$/i.test(words)) return;
  facts.signals.push({ field: name, value: words ?? 'true', signal: 'embargo' });
  if (words !== undefined && /\d/.test(words)) facts.embargoes.push({ field: name, value: fieldTime(words) ?? words });
}

function readSubjects({ name, key, value }: Field, facts: SupplierFacts, vocabulary: SupplierVocabulary): void {
  if (typeof value === 'string') {
    for (const words of value.split(/[,;+|]/).slice(0, MOST)) addSubject(name, words.trim(), facts, vocabulary);
  } else if (Array.isArray(value)) {
    value.slice(0, MOST).forEach((each, index) => addSubject(`${name}[${index}]`, each, facts, vocabulary, key));
  } else if (isObject(value)) {
    // Arc's taxonomy and wires that keep lists of codes: each list is one of subjects.
    const lists = Object.entries(value).filter(([, inner]) => typeof inner === 'object');
    if (lists.length === 0) addSubject(name, value, facts, vocabulary, key);
    for (const [inner, list] of lists)
      listOf(list)
        .slice(0, MOST)
        .forEach((each, index) =>
          addSubject(`${name}.${inner}[${index}]`, each, facts, vocabulary, inner === 'code' ? 'code' : key),
        );
  }
}

function addSubject(
  field: string,
  value: FieldValue,
  facts: SupplierFacts,
  vocabulary: SupplierVocabulary,
  key = '',
): void {
  if (facts.subjects.length >= MOST) return;
  const scheme = key === 'anpacategory' || key === 'mediacatcodes' ? 'anpa-category' : undefined;
  const fact = isObject(value)
    ? supplierSubject(field, { ...givenSubject(value), ...(scheme && { scheme }) }, vocabulary)
    : typeof value !== 'string' || value === ''
      ? undefined
      : supplierSubject(
          field,
          key === 'code' || /^[\w-]+:[\w:-]+$/.test(value) || /^\d{8}$/.test(value) ? { code: value } : { name: value },
          vocabulary,
        );
  if (fact) facts.subjects.push(fact);
}

function givenSubject(value: FieldObject): Parameters<typeof supplierSubject>[1] {
  // Of pairs such as `{"name": "subject", "value": "Ships"}` (New York Times) the value says more.
  const pair = typeof value.value === 'string' && typeof value.name === 'string' ? value.value : undefined;
  const name = plainWords(pair ?? value.name ?? value.term ?? value.label ?? value['#text']);
  const rels = listOf(value.rels ?? value.rel).map((each) => wordsOfValue(each));
  const code = textField(value, 'code', 'qcode', 'literal', 'reference', 'id');
  const number = (key: string) => (typeof value[key] === 'number' ? value[key] : NaN);
  return {
    ...(code !== undefined && { code }),
    ...(textField(value, 'uri', 'href') !== undefined && { uri: textField(value, 'uri', 'href')! }),
    ...(name !== undefined && { name }),
    scheme:
      rels.includes('category') && code?.length === 1
        ? 'anpa-category'
        : textField(value, 'scheme', 'vocabulary', 'domain'),
    relevance: number('relevance'),
    confidence: number('confidence'),
  };
}

function addPlace(field: string, value: FieldValue, facts: SupplierFacts): void {
  if (facts.places.length >= MOST) return;
  if (!isObject(value)) {
    const name = plainWords(value);
    if (name !== undefined && !/^\d+$/.test(name)) facts.places.push({ field, value: name, scheme: 'name', name });
    return;
  }
  const name = textField(value, 'name', 'city', 'literal', 'label', '#text');
  const code = textField(value, 'code', 'qcode');
  const scheme = `${textField(value, 'scheme', 'uri') ?? ''} ${code ?? ''}`;
  const point = pointOf(value);
  const base = { field, value: code ?? name ?? '', ...(name && { name }), ...point };
  const wikidata = textField(value, 'wikidata') ?? /wikidata\.org\/(?:entity|wiki)\/(Q\d{1,12})/.exec(scheme)?.[1];
  const geonames = /geonames(?:\.org)?[/:](\d{3,9})/.exec(scheme)?.[1];
  let place: SupplierPlace | undefined;
  if (/iso-?3166-?1/i.test(scheme) && code)
    place = { ...base, scheme: 'iso3166-1', code: code.slice(code.lastIndexOf(':') + 1).toUpperCase() };
  else if (wikidata) place = { ...base, scheme: 'wikidata', code: wikidata };
  else if (geonames) place = { ...base, scheme: 'geonames', code: geonames };
  else if (name) place = { ...base, scheme: 'name' };
  if (place) facts.places.push(place);
  const country = textField(value, 'countrycode', 'country_code');
  const countryName = textField(value, 'countryname', 'country');
  if (country && /^[A-Z]{2,3}$/i.test(country))
    facts.places.push({
      field: `${field}.countrycode`,
      value: country,
      scheme: 'iso3166-1',
      code: country.toUpperCase(),
      ...(countryName && { name: countryName }),
    });
  else if (countryName)
    facts.places.push({ field: `${field}.country`, value: countryName, scheme: 'name', name: countryName });
}

/** A GeoJSON point, whose coordinates are longitude and latitude, or fields of their own. */
function pointOf(value: FieldObject): { lat: number; lon: number } | undefined {
  const geometry = value.geometry_geojson ?? value.geometry ?? value.geoJSON;
  const [lon, lat] =
    isObject(geometry) && Array.isArray(geometry.coordinates)
      ? geometry.coordinates
      : [value.lon ?? value.longitude ?? null, value.lat ?? value.latitude ?? null];
  if (typeof lat !== 'number' || typeof lon !== 'number' || Math.abs(lat) > 90 || Math.abs(lon) > 180) return undefined;
  return { lat, lon };
}

function readCredits(fields: Fields, facts: SupplierFacts, role: 'text' | 'picture'): void {
  const add = (field: string, value: string | undefined) => {
    if (value !== undefined && facts.credits.length < MOST)
      facts.credits.push({ field, value: value.slice(0, LONGEST_WORD), role });
  };
  for (const source of ['source', 'credit'] as const)
    for (const { name, value } of fields.get(source) ?? []) {
      if (isObject(value) && ('by' in value || 'affiliation' in value)) {
        for (const each of listOf(value.affiliation)) add(`${name}.affiliation`, plainWords(each));
        continue;
      }
      const list = listOf(value).slice(0, MOST);
      list.forEach((each, index) => add(list.length > 1 ? `${name}[${index}]` : name, plainWords(each)));
    }
  for (const { name, key, value } of fields.get('copyright') ?? [])
    if (key === 'copyrightholder') add(name, plainWords(value));
}
