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

/** How a region is tagged; what it is, the gazetteer says. */
export type Tag = Pick<Region, 'role' | 'confidence' | 'relevance' | 'creator' | 'evidence'>;

/** The row of an entity. Written out by kind, as it is made some thirty times an article. */
export function entityRow(gazetteer: Gazetteer, entity: number, tag: Tag): Region {
  const { kinds, facts, geonames, latitudes, longitudes, countries, countryCodes } = gazetteer;
  const { role, confidence, relevance, creator, evidence } = tag;
  const kind = kinds[entity]!;
  const scheme = SCHEMES[kind]!;
  const name = gazetteer.name(entity);
  if (kind === EntityKind.area) {
    const { code, wikidata } = facts[entity]!;
    const row: Region = { scheme, code, name, role, confidence, relevance, creator, evidence };
    if (wikidata !== undefined) row.wikidata = wikidata;
    return row;
  }
  const lat = round(latitudes[entity]!);
  const lon = round(longitudes[entity]!);
  const code = kind === EntityKind.place ? String(geonames[entity]) : facts[entity]!.code;
  if (kind === EntityKind.country || countries[entity] === NO_COUNTRY)
    return { scheme, code, name, role, confidence, relevance, lat, lon, creator, evidence };
  const country = countryCodes[countries[entity]!]!;
  return { scheme, code, name, country, role, confidence, relevance, lat, lon, creator, evidence };
}

/** The row of a region the text names. `relevance` is 0–1. */
export function regionRow(gazetteer: Gazetteer, standing: Standing, focus: boolean, relevance: number): Region {
  return entityRow(gazetteer, standing.entity, {
    role: focus ? 'focus' : 'mention',
    confidence: Math.round(standing.certainty * 100),
    relevance: Math.round(relevance * 100),
    creator: 'machine',
    evidence: standing.evidence,
  });
}

/** Adds the M49 areas of the countries in focus. Those of the supplier stand behind the first `named` rows. */
export function addAreas(regions: Region[], named: number, { areasOf }: Gazetteer): void {
  const count = regions.length;
  for (let index = 0; index < count; index++) {
    const { scheme, code: country, role, confidence, relevance } = regions[index]!;
    if (scheme !== 'iso3166-1' || role !== 'focus') continue;
    for (const [code, name] of areasOf(country)) {
      const evidence = { derivedFrom: country, rule: 'area-of-country' };
      const known = areaOf(regions, named, code);
      if (known) {
        known.evidence.push(evidence);
        known.confidence = Math.max(known.confidence, confidence);
        known.relevance = Math.max(known.relevance, relevance);
      } else {
        regions.push({
          scheme: 'm49',
          code,
          name,
          role,
          confidence,
          relevance,
          creator: 'machine',
          evidence: [evidence],
        });
      }
    }
  }
}

function areaOf(regions: readonly Region[], from: number, area: string): Region | undefined {
  for (let index = from; index < regions.length; index++) {
    const region = regions[index]!;
    if (region.scheme === 'm49' && region.code === area) return region;
  }
  return undefined;
}
