import type { TableFile } from '../../text/table-file';
import type { Evidence } from '../evidence';
import { span } from '../evidence';
import type { Reading } from '../reading';
import { Field } from '../reading';
import type { Region, RegionScheme } from '../tags';
import { findCues, localCountry } from './country-cues';
import type { Standing } from './focus';
import { firstBodyToken, isFocus, placeInBody, weightOf } from './focus';
import { EntityKind, Gazetteer, NameKind, NO_COUNTRY } from './gazetteer';
import type { Mention } from './mentions';
import { MentionFinder } from './mentions';
import { isGovernment, Resolver } from './resolve';

export interface RegionSettings {
  /** Home of the newsroom, ISO 3166-1 (GB) or 3166-2 (GB-SCT): a prior for names that several places share. */
  home?: string;
}

/** Ordered by relevance, then confidence. */
export type RegionTagger = (reading: Reading) => Region[];

/** 0–1: how sure a country is that only cues speak for. */
const CUE_CERTAINTY = 0.7;
/** Spans kept for one region. */
const MAX_SPANS = 50;
const RULE_OF_KIND: Record<number, string> = {
  [NameKind.name]: 'name',
  [NameKind.demonym]: 'demonym',
  [NameKind.abbreviation]: 'abbreviation',
  [NameKind.seat]: 'seat-of-government',
  [NameKind.postal]: 'state-behind-place',
};
const SCHEMES: Record<number, RegionScheme> = {
  [EntityKind.country]: 'iso3166-1',
  [EntityKind.subdivision]: 'iso3166-2',
  [EntityKind.area]: 'area',
  [EntityKind.place]: 'geonames',
};

/** A region as it grows while mentions are added. */
interface Draft extends Standing {
  entity: number;
  evidence: Evidence[];
  certainty: number;
}

/** Makes the region tagger from the compiled tables. */
export function createRegionTagger(tables: TableFile, settings: RegionSettings = {}): RegionTagger {
  const gazetteer = new Gazetteer(tables);
  const finder = new MentionFinder(gazetteer);
  const { home } = settings;
  const resolver = new Resolver(
    gazetteer,
    home === undefined ? undefined : { country: home.slice(0, 2), ...(home.length > 2 && { subdivision: home }) },
  );
  const countryEntities = new Map(gazetteer.countryCodes.map((_, country) => [country, country]));

  return (reading) => {
    const { analysis, article } = reading;
    const { text, start, end } = analysis;
    const found = finder.find(reading);
    const mentions = found.list;
    const bodyStart = firstBodyToken(reading);
    const cues = findCues(analysis);
    const resolved = resolver.resolve(found, cues);
    const drafts = new Map<number, Draft>();

    const draftOf = (entity: number, mention: Mention): Draft => {
      let draft = drafts.get(entity);
      if (!draft) {
        const since = placeInBody(mention, bodyStart, analysis.tokenCount);
        draft = { entity, evidence: [], weight: 0, mentions: 0, prominent: false, since, certainty: 0 };
        drafts.set(entity, draft);
      }
      return draft;
    };
    const count = (draft: Draft, mention: Mention, weight: number) => {
      draft.weight += weight;
      draft.mentions++;
      draft.prominent ||= mention.field === Field.headline || mention.field === Field.lead;
      draft.certainty = Math.max(draft.certainty, certaintyOf(mention));
    };

    const derive = (draft: Draft, derivedFrom: string, rule: string) => {
      if (!draft.evidence.some((each) => 'derivedFrom' in each && each.derivedFrom === derivedFrom))
        draft.evidence.push({ derivedFrom, rule });
    };

    mentions.forEach((mention, index) => {
      const entity = resolved[index]!;
      if (entity < 0) return;
      const weight = weightOf(mention, placeInBody(mention, bodyStart, analysis.tokenCount));
      const government = isGovernment(mention, entity, gazetteer);
      const county = gazetteer.kinds[entity] === EntityKind.county;
      const named = government
        ? gazetteer.countries[entity]!
        : county
          ? gazetteer.subdivisionOfAdmin[gazetteer.admins[entity]!]!
          : entity;
      const draft = draftOf(named, mention);
      count(draft, mention, weight);
      if (county) derive(draft, gazetteer.name(entity), 'state-of-county');
      else if (draft.evidence.length < MAX_SPANS) {
        const rule = government ? 'seat-of-government' : RULE_OF_KIND[mention.kind]!;
        draft.evidence.push(span(text, start[mention.first]!, end[mention.end - 1]!, rule));
      }
      const country = countryEntities.get(gazetteer.countries[named]!);
      if (country === undefined || country === named) return;
      const countryDraft = draftOf(country, mention);
      count(countryDraft, mention, weight);
      derive(countryDraft, codeOf(gazetteer, named), 'country-of-place');
    });

    const local = localCountry(cues);
    for (const { country, first, end: behind, weight } of cues) {
      if (country !== local) continue;
      if ((drafts.get(country)?.certainty ?? 0) > CUE_CERTAINTY) break;
      const mention: Mention = {
        first,
        end: behind,
        kind: NameKind.name,
        name: -1,
        from: 0,
        to: 1,
        field: Field.body,
        supported: false,
        within: undefined,
        seat: false,
      };
      const draft = draftOf(country, mention);
      draft.weight += weight / 2;
      draft.mentions++;
      draft.certainty = CUE_CERTAINTY;
      draft.evidence.push(span(text, start[first]!, end[behind - 1]!, 'country-cue'));
    }

    const regions = [...drafts.values()].map((draft) =>
      toRegion(draft, heaviestOf(drafts, gazetteer), totalOf(drafts), gazetteer),
    );
    return withAreas([...regions, ...supplierRegions(article.supplier.places, regions)], gazetteer).sort(
      (a, b) => b.relevance - a.relevance || b.confidence - a.confidence,
    );
  };
}

function codeOf({ kinds, facts, geonames }: Gazetteer, entity: number): string {
  return kinds[entity] === EntityKind.place ? `geonames:${geonames[entity]}` : facts[entity]!.code;
}

/** 0–1: how sure it is that these words name a region at all. */
function certaintyOf({ kind, supported, within, from, to }: Mention): number {
  if (within) return 0.99;
  if (kind === NameKind.demonym || kind === NameKind.abbreviation) return 0.96;
  return (supported ? 0.96 : 0.9) - Math.min(0.2, 0.02 * (to - from - 1));
}

/** Of countries and areas alone: what lies within them says so through them. */
function heaviestOf(drafts: Map<number, Draft>, { kinds }: Gazetteer): number {
  let heaviest = 0;
  for (const { entity, weight } of drafts.values()) {
    if (kinds[entity] === EntityKind.country || kinds[entity] === EntityKind.area)
      heaviest = Math.max(heaviest, weight);
  }
  return heaviest;
}

function totalOf(drafts: Map<number, Draft>): number {
  let most = 0;
  for (const { weight } of drafts.values()) most = Math.max(most, weight);
  return most;
}

function toRegion(draft: Draft, heaviest: number, most: number, gazetteer: Gazetteer): Region {
  const { entity, evidence, certainty, weight } = draft;
  const { kinds, facts, geonames, latitudes, longitudes, countries } = gazetteer;
  const kind = kinds[entity]!;
  const located = kind !== EntityKind.area;
  const inCountry = (kind === EntityKind.place || kind === EntityKind.subdivision) && countries[entity] !== NO_COUNTRY;
  const wikidata = kind === EntityKind.area ? facts[entity]!.wikidata : undefined;
  return {
    scheme: SCHEMES[kind]!,
    code: kind === EntityKind.place ? String(geonames[entity]) : facts[entity]!.code,
    name: gazetteer.name(entity),
    ...(inCountry && { country: gazetteer.countryCode(entity) }),
    role: weight > 0 && isFocus(draft, heaviest) ? 'focus' : 'mention',
    confidence: Math.round(certainty * 100),
    relevance: most === 0 ? 0 : Math.max(1, Math.round((100 * weight) / most)),
    ...(located && { lat: round(latitudes[entity]!), lon: round(longitudes[entity]!) }),
    ...(wikidata !== undefined && { wikidata }),
    creator: 'machine',
    evidence,
  };
}

/** Four decimals are eleven metres. */
const round = (degrees: number) => Math.round(degrees * 1e4) / 1e4;

/** Places a supplier names by a code, where the text does not already say them. */
function supplierRegions(places: Reading['article']['supplier']['places'], known: readonly Region[]): Region[] {
  return places.flatMap(({ scheme, code, name, lat, lon, field, value }): Region[] => {
    if (code === undefined || scheme === 'name' || scheme === 'wikidata') return [];
    if (known.some((region) => region.scheme === scheme && region.code === code)) return [];
    const evidence = [{ field, value, rule: 'supplier-place' }];
    return [
      {
        scheme,
        code,
        name: name ?? code,
        role: 'focus',
        confidence: 95,
        relevance: 80,
        ...(lat !== undefined && { lat }),
        ...(lon !== undefined && { lon }),
        creator: 'supplier',
        evidence,
      },
    ];
  });
}

/** The M49 areas of the countries in focus. */
function withAreas(regions: Region[], { countryCodes, areasOfCountry }: Gazetteer): Region[] {
  const areas = new Map<string, Region>();
  for (const { scheme, code, role, confidence, relevance } of regions) {
    if (scheme !== 'iso3166-1' || role !== 'focus') continue;
    for (const [area, name] of areasOfCountry[countryCodes.indexOf(code)] ?? []) {
      const known = areas.get(area);
      const evidence = { derivedFrom: code, rule: 'area-of-country' };
      if (known) {
        known.evidence.push(evidence);
        known.confidence = Math.max(known.confidence, confidence);
        known.relevance = Math.max(known.relevance, relevance);
      } else
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
  return [...regions, ...areas.values()];
}
