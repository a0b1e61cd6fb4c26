import type { Region, RegionScheme } from '../tags';
import type { Gazetteer } from './gazetteer';
import { EntityKind, NO_COUNTRY } from './gazetteer';
import type { Standing } from './standing';

const SCHEMES: Record<number, RegionScheme> = {
  [EntityKind.country]: 'iso3166-1',
  [EntityKind.subdivision]: 'iso3166-2',
  [EntityKind.area]: 'area',
  [EntityKind.place]: 'geonames',
};

/** Four decimals are eleven metres. */
const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;

/** The code of an entity as `derivedFrom` names it. */
export function codeOf({ kinds, facts, geonames }: Gazetteer, entity: number): string {
  return kinds[entity] === EntityKind.place ? `geonames:${geonames[entity]}` : facts[entity]!.code;
}

/** What a region row says of an entity: scheme, code, name, country and where it lies. */
export function entityRow(
  gazetteer: Gazetteer,
  entity: number,
): Pick<Region, 'scheme' | 'code' | 'name' | 'country' | 'lat' | 'lon' | 'wikidata'> {
  const { kinds, facts, geonames, latitudes, longitudes, countries } = gazetteer;
  const kind = kinds[entity]!;
  const within = kind === EntityKind.place || kind === EntityKind.subdivision;
  const wikidata = kind === EntityKind.area ? facts[entity]!.wikidata : undefined;
  return {
    scheme: SCHEMES[kind]!,
    code: kind === EntityKind.place ? String(geonames[entity]) : facts[entity]!.code,
    name: gazetteer.name(entity),
    ...(within && countries[entity] !== NO_COUNTRY && { country: gazetteer.countryCode(entity) }),
    ...(kind !== EntityKind.area && { lat: round(latitudes[entity]!), lon: round(longitudes[entity]!) }),
    ...(wikidata !== undefined && { wikidata }),
  };
}

/** The row of a region the text names. `relevance` is 0–1. */
export function regionRow(gazetteer: Gazetteer, standing: Standing, focus: boolean, relevance: number): Region {
  const { entity, evidence, certainty } = standing;
  const { scheme, code, name, country, ...place } = entityRow(gazetteer, entity);
  return {
    scheme,
    code,
    name,
    ...(country !== undefined && { country }),
    role: focus ? 'focus' : 'mention',
    confidence: Math.round(certainty * 100),
    relevance: Math.round(100 * relevance),
    ...place,
    creator: 'machine',
    evidence,
  };
}

/** Adds the M49 areas of the countries in focus. */
export function withAreas(regions: Region[], { countryCodes, areasOfCountry }: Gazetteer): Region[] {
  const given = regions.filter(({ scheme }) => scheme === 'm49');
  const areas = new Map(given.map((region) => [region.code, region]));
  for (const { scheme, code, role, confidence, relevance } of regions) {
    if (scheme !== 'iso3166-1' || role !== 'focus') continue;
    for (const [area, name] of areasOfCountry[countryCodes.indexOf(code)] ?? []) {
      const known = areas.get(area);
      const evidence = { derivedFrom: code, rule: 'area-of-country' };
      if (known) {
        known.evidence.push(evidence);
        known.confidence = Math.max(known.confidence, confidence);
        known.relevance = Math.max(known.relevance, relevance);
      } else {
        areas.set(area, {
          scheme: 'm49',
          code: area,
          name,
          role: 'focus',
          confidence,
          relevance,
          creator: 'machine',
          evidence: [evidence],
        });
      }
    }
  }
  return [...regions.filter(({ scheme }) => scheme !== 'm49'), ...areas.values()];
}
