import type { TableFile } from '../../text/table-file';

/** What an entity of the gazetteer is. */
export const EntityKind = { country: 0, subdivision: 1, area: 2, place: 3, county: 4 } as const;

/** How a phrase names its entities; in the upper byte of a lexicon value, the index of the name in the lower three. */
export const NameKind = {
  name: 0,
  demonym: 1,
  abbreviation: 2,
  /** A seat of government that is no place of the gazetteer: Kremlin, Downing Street. */
  seat: 3,
  /** Counts only behind a comma, or with its full stop: "Reading, Pa." */
  postal: 4,
  /** A longer name in which no place is meant; has no entity. */
  silent: 5,
  /** A name in another language than English, not taken in English text: Island is Iceland in German. */
  foreign: 6,
} as const;

const KIND_SHIFT = 24;
const NAME_MASK = 0xffffff;

export const lexiconValue = (name: number, kind: number): number => ((kind << KIND_SHIFT) | name) >>> 0;
export const nameOf = (value: number): number => value & NAME_MASK;
export const nameKindOf = (value: number): number => value >>> KIND_SHIFT;

/** Weights of country cues are kept in hundredths. */
const CUE_UNIT = 100;

/** A cue of a country: the country's index, and how many mentions of it the cue is worth. */
export const cueValue = (country: number, weight: number): number => country * 0x100 + Math.round(weight * CUE_UNIT);
export const cueCountry = (value: number): number => value >>> 8;
export const cueWeight = (value: number): number => (value & 0xff) / CUE_UNIT;

/** Flags of words that stand before or behind a name: by word, and as values of the `persons` lexicon. */
export const WordFlag = {
  firstName: 1,
  title: 2,
  organisation: 4,
  governmentAfter: 8,
  governmentBefore: 16,
  preposition: 32,
  common: 64,
  surname: 128,
  /** Street, Avenue: what stands before it names a street even behind a preposition. */
  street: 256,
  currency: 512,
  /** Behind it stands where force is used: invasion of, force against. */
  scene: 1024,
} as const;

/** Facts of an entity that do not fit in arrays, by its index among the named ones. */
export interface EntityFacts {
  code: string;
  /** Of areas. */
  wikidata?: string;
}

/** Priors are kept in twenty-fifths. */
export const PRIOR_UNIT = 25;

/** A loop, since `Float32Array.from` goes through an iterator: a third of what opening all tables took. */
function priorsOf(packed: Uint8Array): Float32Array {
  const priors = new Float32Array(packed.length);
  for (let entity = 0; entity < packed.length; entity++) priors[entity] = packed[entity]! / PRIOR_UNIT;
  return priors;
}

/** The compiled gazetteer. Arrays are by entity: countries first, then subdivisions, areas, places and counties. */
export class Gazetteer {
  readonly kinds: Uint8Array;
  /** Index into `countryCodes`. */
  readonly countries: Uint8Array;
  /** The same number for entities of one subdivision, 0 when unknown. */
  readonly admins: Uint16Array;
  /** The same number for entities of one county, 0 when unknown. */
  readonly counties: Uint16Array;
  readonly latitudes: Float32Array;
  readonly longitudes: Float32Array;
  /** Likelihood that the name means this entity: the logarithm of a place's population, other entities on the same scale. */
  readonly priors: Float32Array;
  readonly geonames: Uint32Array;
  readonly capitals: Uint8Array;
  /** By name: where its candidates begin in `candidates`; those of a name stand with the likeliest first. */
  readonly nameStarts: Uint32Array;
  readonly candidates: Uint32Array;
  /** By word id: its `WordFlag`s; shorter than the lexicon has words. */
  readonly flagsOfWord: Uint16Array;
  /** By admin number: the subdivision of the record, -1 when there is none. */
  readonly subdivisionOfAdmin: Int32Array;
  readonly countryCodes: string[];
  /** Codes of entities that are no places. */
  readonly facts: EntityFacts[];
  /** M49 areas a country lies in, by the country's index: from the larger to the smaller, without the world. */
  readonly areasOfCountry: [code: string, name: string][][];
  readonly adminCount: number;
  readonly countyCount: number;
  private readonly names: Uint8Array;
  private readonly nameEnds: Uint32Array;
  private readonly decoder = new TextDecoder();
  /** Names that were asked for: decoding one costs more than the rest of its row. */
  private readonly decoded = new Map<number, string>();
  private readonly countryIndex: Map<string, number>;
  private readonly ordinaryWords: Record<string, number[]>;

  constructor(tables: TableFile) {
    this.kinds = tables.u8('regions.kinds');
    this.countries = tables.u8('regions.countries');
    this.admins = tables.u16('regions.admins');
    this.counties = tables.u16('regions.counties');
    this.latitudes = tables.f32('regions.latitudes');
    this.longitudes = tables.f32('regions.longitudes');
    this.priors = priorsOf(tables.u8('regions.priors'));
    this.geonames = tables.u32('regions.geonames');
    this.capitals = tables.u8('regions.capitals');
    this.nameStarts = tables.u32('regions.nameStarts');
    this.candidates = tables.u32('regions.candidates');
    this.flagsOfWord = tables.u16('regions.flagsOfWord');
    this.names = tables.u8('regions.names');
    this.nameEnds = tables.u32('regions.nameEnds');
    this.ordinaryWords = tables.json('regions.ordinaryWords');
    const { countryCodes, facts, areasOfCountry, adminCount, countyCount } = tables.json<{
      countryCodes: string[];
      facts: EntityFacts[];
      areasOfCountry: [string, string][][];
      adminCount: number;
      countyCount: number;
    }>('regions.facts');
    this.countryCodes = countryCodes;
    this.facts = facts;
    this.areasOfCountry = areasOfCountry;
    this.countryIndex = new Map(countryCodes.map((code, index) => [code, index]));
    this.adminCount = adminCount;
    this.countyCount = countyCount;
    this.subdivisionOfAdmin = new Int32Array(adminCount).fill(-1);
    for (let entity = facts.length - 1; entity >= 0; entity--)
      if (this.kinds[entity] === EntityKind.subdivision) this.subdivisionOfAdmin[this.admins[entity]!] = entity;
  }

  name(entity: number): string {
    let name = this.decoded.get(entity);
    if (name === undefined) {
      name = this.decoder.decode(
        this.names.subarray(entity === 0 ? 0 : this.nameEnds[entity - 1], this.nameEnds[entity]),
      );
      this.decoded.set(entity, name);
    }
    return name;
  }

  /** Ids of words that are names of places, and ordinary words of a language (BCP 47 primary subtag): Auch, in German. */
  ordinaryWordsOf(language: string | undefined): readonly number[] {
    return (language !== undefined && this.ordinaryWords[language]) || [];
  }

  /** The M49 areas of a country, from the larger to the smaller. */
  readonly areasOf = (country: string): [code: string, name: string][] =>
    this.areasOfCountry[this.countryIndex.get(country) ?? -1] ?? [];
}

/** What stands for no country: areas, and the country of the silent. */
export const NO_COUNTRY = 255;
