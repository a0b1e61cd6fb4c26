import type { SupplierPlace } from '../../article/article';
import type { Region } from '../tags';
import type { Gazetteer } from './gazetteer';
import { EntityKind } from './gazetteer';
import type { Tag } from './region-rows';
import { entityRow } from './region-rows';

/** Certainty and weight of what a supplier says of its own story. */
const CONFIDENCE = 95;
const RELEVANCE = 80;
const RULE = 'supplier-place';

/** Knows the entities of the gazetteer by the codes and names that suppliers use. */
export class SupplierPlaces {
  private byCode: Map<string, number> | undefined;
  private byName: Map<string, number> | undefined;

  constructor(private readonly gazetteer: Gazetteer) {}

  /** The entity a supplier means; undefined for codes and names that are none of ours. */
  entityOf({ scheme, code, name, value }: SupplierPlace): number | undefined {
    // Made when a supplier first names a place: plain text never does.
    this.byCode ??= this.codes();
    if (code !== undefined) {
      const known = this.byCode.get(`${scheme}:${scheme.startsWith('iso3166') ? code.toUpperCase() : code}`);
      if (known !== undefined) return known;
    }
    this.byName ??= this.names();
    return this.byName.get((name ?? value).trim().toLowerCase());
  }

  private codes(): Map<string, number> {
    const { kinds, facts, geonames } = this.gazetteer;
    const codes = new Map<string, number>();
    for (let entity = kinds.length - 1; entity >= 0; entity--) {
      const kind = kinds[entity];
      if (kind === EntityKind.place) codes.set(`geonames:${geonames[entity]}`, entity);
      else if (kind === EntityKind.country) codes.set(`iso3166-1:${facts[entity]!.code}`, entity);
      else if (kind === EntityKind.subdivision) codes.set(`iso3166-2:${facts[entity]!.code}`, entity);
      else if (kind === EntityKind.area && facts[entity]!.wikidata)
        codes.set(`wikidata:${facts[entity]!.wikidata}`, entity);
    }
    return codes;
  }

  /** Of countries, subdivisions and areas: a city's name alone says too little. */
  private names(): Map<string, number> {
    const { facts } = this.gazetteer;
    const names = new Map<string, number>();
    for (let entity = facts.length - 1; entity >= 0; entity--)
      names.set(this.gazetteer.name(entity).toLowerCase(), entity);
    return names;
  }
}

/**
 * Joins what the supplier says with what the words say. What a supplier names is focus; a row of both keeps the words as
 * evidence too. M49 codes are taken as they are; other codes must be known.
 */
export function withSupplierRegions(
  regions: readonly Region[],
  places: readonly SupplierPlace[],
  known: SupplierPlaces,
  gazetteer: Gazetteer,
): Region[] {
  const merged = [...regions];
  for (const place of places) {
    for (const row of rowsOf(place, known, gazetteer)) {
      const same = merged.findIndex(({ scheme, code }) => scheme === row.scheme && code === row.code);
      const words = merged[same];
      if (!words) {
        merged.push(row);
        continue;
      }
      row.confidence = Math.max(row.confidence, words.confidence);
      row.relevance = Math.max(row.relevance, words.relevance);
      row.evidence.push(...words.evidence);
      merged[same] = row;
    }
  }
  return merged;
}

/** The row of a place, and that of the country it lies in. */
function rowsOf(place: SupplierPlace, known: SupplierPlaces, gazetteer: Gazetteer): Region[] {
  const { scheme, code, name, field, value, lat, lon } = place;
  const tag = (): Tag => ({
    role: 'focus',
    confidence: CONFIDENCE,
    relevance: RELEVANCE,
    creator: 'supplier',
    evidence: [{ field, value, rule: RULE }],
  });
  if (scheme === 'm49')
    return code === undefined ? [] : [{ scheme, code, name: name ?? areaName(code, gazetteer) ?? value, ...tag() }];
  const entity = known.entityOf(place);
  if (entity === undefined) {
    // A GeoNames id is good though the gazetteer has no place so small.
    const located = scheme === 'geonames' && code !== undefined && lat !== undefined && lon !== undefined;
    return located ? [{ scheme, code, name: name ?? value, lat, lon, ...tag() }] : [];
  }
  const rows = [entityRow(gazetteer, entity, tag())];
  const country = gazetteer.countries[entity]!;
  if (country < gazetteer.countryCodes.length && country !== entity) rows.push(entityRow(gazetteer, country, tag()));
  return rows;
}

function areaName(code: string, { areasOfCountry }: Gazetteer): string | undefined {
  for (const areas of areasOfCountry) for (const [area, name] of areas) if (area === code) return name;
  return undefined;
}
