import { iso31662 } from 'iso-3166';
import type { DataSource } from '../../text/data-source';
import type { CaseRule, LexiconBuilder } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';
import { FOCUS_FEATURES } from './focus';
import { cueValue, EntityKind, lexiconValue, NameKind } from './gazetteer';
import { GazetteerBuilder } from './gazetteer-builder';
import { addWords } from './compile-words';
import { m49Areas } from './m49-areas';
import type { Place, Places } from './geonames-file';
import { readPlaces } from './geonames-file';

/** Languages whose names of countries are known beside English. */
const LANGUAGES = ['zh', 'es', 'fr', 'de', 'ar', 'ru', 'pt'];
const COUNTRY_PRIOR = 8.5;
const AREA_PRIOR = 9;
const COUNTY_PRIOR = 6;
const CITY = 15_000;

type Centres = ReadonlyMap<string, [lat: number, lon: number]>;

/** Adds the names of regions to the lexicon, and the gazetteer to the tables. */
export function compileRegions(data: DataSource, lexicon: LexiconBuilder, writer: TableWriter): void {
  const gazetteer = new GazetteerBuilder(lexicon);
  const places = readPlaces(data);
  const countries = addCountries(data, gazetteer, places.centres);
  addSubdivisions(data, gazetteer, places.adminCentres);
  addMoreSubdivisions(data, gazetteer, places);
  addAreas(data, gazetteer, countries);
  const counties = data.rows('regions/counties.tsv');
  addPlaces(data, gazetteer, places.places, new Set(counties.map(({ code }) => code!)));
  for (const { code, name } of counties) addCounty(gazetteer, code!, name!, places.adminCentres);
  for (const { phrase } of data.rows('regions/silent.tsv')) {
    lexicon.add({ phrase: phrase!, lexicon: 'regions', value: lexiconValue(0, NameKind.silent), match: 'any' });
  }
  addWords(data, lexicon, gazetteer, writer);
  for (const { cue, country, weight } of data.rows('regions/country-cues.tsv')) {
    lexicon.add({ phrase: cue!, lexicon: 'countryCues', value: cueValue(countries.get(country!)!, Number(weight)) });
  }
  gazetteer.write(writer, m49Areas);
  const weights = new Map(
    data.rows('regions/focus-weights.tsv').map(({ feature, weight }) => [feature, Number(weight)]),
  );
  writer.add(
    'regions.focus',
    Float32Array.from(FOCUS_FEATURES, (feature) => weights.get(feature) ?? 0),
  );
}

function addPlaces(
  data: DataSource,
  gazetteer: GazetteerBuilder,
  places: readonly Place[],
  counties: ReadonlySet<string>,
): void {
  const capitals = new Set(data.rows('regions/capitals.tsv').map(({ code, name }) => `${code}:${name}`));
  const aliases = new Map<string, string[]>();
  for (const { geoname, alias } of data.rows('regions/place-aliases.tsv'))
    aliases.set(geoname!, [...(aliases.get(geoname!) ?? []), alias!]);
  const foreign: [entity: number, names: string[]][] = [];
  for (const { id, name, names, foreignNames, country, admin, county, lat, lon, population, ...place } of places) {
    if (!gazetteer.has(country)) continue;
    const prior = Math.log10(population + 10);
    const capital = names.some((each) => capitals.has(`${country}:${each}`)) && (place.capital || prior > 5);
    const entity = gazetteer.add({
      kind: EntityKind.place,
      name,
      country,
      admin,
      ...(counties.has(county) && { county }),
      lat,
      lon,
      prior,
      geoname: id,
      capital,
    });
    for (const each of [...names, ...(aliases.get(String(id)) ?? [])])
      gazetteer.addName(entity, each, NameKind.name, 'capitalised');
    foreign.push([entity, foreignNames]);
  }
  // What is the name of a country, a state or another place is no alternate of a city.
  for (const [entity, names] of foreign)
    for (const each of names)
      if (gazetteer.priorOf(each) === 0) gazetteer.addName(entity, each, NameKind.foreign, 'capitalised');
}

/** A county is no region of the record, but says in which state a story plays. */
function addCounty(gazetteer: GazetteerBuilder, county: string, name: string, centres: Centres): void {
  const centre = centres.get(county);
  if (!centre) return;
  const [lat, lon] = centre;
  const [country, state] = county.split('.');
  const entity = gazetteer.add({
    kind: EntityKind.county,
    name: county,
    country,
    admin: `${country}.${state}`,
    county,
    lat,
    lon,
    prior: COUNTY_PRIOR,
  });
  gazetteer.addName(entity, name, NameKind.name, 'capitalised');
}

function namesIn(data: DataSource, language: string): Record<string, string | string[]> {
  const file = data.packageFile(`i18n-iso-countries/langs/${language}.json`);
  return (JSON.parse(file) as { countries: Record<string, string | string[]> }).countries;
}

const listOf = (names: string | string[] | undefined) =>
  names === undefined ? [] : typeof names === 'string' ? [names] : names;

function addCountries(data: DataSource, gazetteer: GazetteerBuilder, centres: Centres): Map<string, number> {
  const points = new Map(
    data.rows('regions/country-points.tsv').map(({ code, lat, lon }) => [code!, [Number(lat), Number(lon)] as const]),
  );
  const display = new Map(data.rows('regions/display-names.tsv').map(({ code, name }) => [code!, name!]));
  const english = namesIn(data, 'en');
  const indexes = new Map<string, number>();
  for (const code of Object.keys(english).sort()) {
    const [lat, lon] = points.get(code) ?? centres.get(code) ?? [0, 0];
    const name = display.get(code) ?? listOf(english[code])[0]!;
    const entity = gazetteer.add({
      kind: EntityKind.country,
      name,
      country: code,
      lat,
      lon,
      prior: COUNTRY_PRIOR,
      facts: { code },
    });
    indexes.set(code, entity);
    for (const each of listOf(english[code]))
      if (each.length > 3) gazetteer.addName(entity, each, NameKind.name, 'capitalised');
  }
  for (const language of LANGUAGES) {
    for (const [code, names] of Object.entries(namesIn(data, language))) {
      for (const each of listOf(names)) {
        if (indexes.has(code) && each.length > (/\p{ASCII}/u.test(each) ? 3 : 1))
          gazetteer.addName(
            indexes.get(code)!,
            each,
            /\p{Script=Latin}/u.test(each) ? NameKind.foreign : NameKind.name,
            'capitalised',
          );
      }
    }
  }
  for (const { code, name, kind, match } of data.rows('regions/countries.tsv')) {
    gazetteer.addName(indexes.get(code!)!, name!, NameKind[kind as keyof typeof NameKind], match as CaseRule);
  }
  return indexes;
}

function addSubdivisions(data: DataSource, gazetteer: GazetteerBuilder, centres: Centres): void {
  const indexes = new Map<string, number>();
  for (const { code, admin1, name, alias, kind, prior, lat, lon } of data.rows('regions/subdivisions.tsv')) {
    let entity = indexes.get(`${code}:${prior}`);
    if (entity === undefined) {
      const [centreLat, centreLon] = lat ? [Number(lat), Number(lon)] : centres.get(admin1!)!;
      entity = gazetteer.add({
        kind: EntityKind.subdivision,
        name: name!,
        country: code!.slice(0, 2),
        admin: admin1 || code!,
        lat: centreLat,
        lon: centreLon,
        prior: Number(prior),
        facts: { code: code! },
      });
      indexes.set(`${code}:${prior}`, entity);
    }
    // GA is a state where ga and Ga are words; Ga. has a row of its own.
    const match = kind === 'postal' && /^[A-Z]+$/.test(alias!) ? 'upper' : 'capitalised';
    gazetteer.addName(entity, alias!, NameKind[kind as keyof typeof NameKind], match);
  }
}

/**
 * Subdivisions of the world with the names and codes of ISO 3166-2, where GeoNames' places tell where they lie. One that
 * is named like a city in it is left to the city.
 */
function addMoreSubdivisions(data: DataSource, gazetteer: GazetteerBuilder, { places, adminCentres }: Places): void {
  const cities = new Set(
    places.filter(({ population }) => population >= CITY).map(({ country, asciiName }) => `${country}:${asciiName}`),
  );
  const names = new Map(iso31662.map(({ code, name }) => [code, name.split(/[[(]/, 1)[0]!.trimEnd()]));
  for (const { code, admin, prior } of data.rows('regions/more-subdivisions.tsv')) {
    const name = names.get(code!);
    const centre = adminCentres.get(admin!);
    if (name === undefined || !centre || cities.has(`${code!.slice(0, 2)}:${asciiOf(name)}`)) continue;
    const [lat, lon] = centre;
    const entity = gazetteer.add({
      kind: EntityKind.subdivision,
      name,
      country: code!.slice(0, 2),
      admin: admin!,
      lat,
      lon,
      prior: Number(prior),
      facts: { code: code! },
    });
    gazetteer.addName(entity, name, NameKind.name, 'capitalised');
  }
}

function addAreas(data: DataSource, gazetteer: GazetteerBuilder, countries: ReadonlyMap<string, number>): void {
  const indexes = new Map<string, number>();
  for (const { code, name, alias, wikidata, country } of data.rows('regions/areas.tsv')) {
    let entity = indexes.get(code!);
    if (entity === undefined) {
      if (country && !countries.has(country))
        throw new Error(`regions/areas.tsv: ${code} lies in ${country}, which is no country.`);
      entity = gazetteer.add({
        kind: EntityKind.area,
        name: name!,
        country: country || undefined,
        lat: 0,
        lon: 0,
        prior: AREA_PRIOR,
        facts: { code: code!, wikidata },
      });
      indexes.set(code!, entity);
    }
    const upper = alias === alias!.toUpperCase();
    gazetteer.addName(entity, alias!, NameKind.name, upper ? 'upper' : 'capitalised');
  }
}

const asciiOf = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '');
