import type { CaseRule, LexiconBuilder } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';
import type { EntityFacts } from './gazetteer';
import { EntityKind, lexiconValue, NO_COUNTRY, PRIOR_UNIT } from './gazetteer';

export interface NewEntity {
  kind: number;
  name: string;
  /** ISO 3166-1 alpha-2, or undefined for an area of several countries. */
  country?: string;
  /** GeoNames first-level code, as US.TX. */
  admin?: string;
  /** GeoNames code of a county we know, as US.TX.113. */
  county?: string;
  lat: number;
  lon: number;
  prior: number;
  geoname?: number;
  capital?: boolean;
  facts?: EntityFacts;
}

interface Name {
  phrase: string;
  kind: number;
  match: CaseRule;
  entities: Set<number>;
}

/** Candidates kept for one name: the likeliest. */
const MAX_CANDIDATES = 64;

/** Gives numbers to codes as they come; 0 is that of no code. */
class Numbering {
  private readonly numbers = new Map<string, number>([['', 0]]);

  of(code = ''): number {
    const known = this.numbers.get(code);
    if (known !== undefined) return known;
    this.numbers.set(code, this.numbers.size);
    return this.numbers.size - 1;
  }

  get count(): number {
    return this.numbers.size;
  }
}

const foldOf = (phrase: string) => phrase.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Collects entities in the order of their kinds, and their names in the lexicon. */
export class GazetteerBuilder {
  private readonly entities: NewEntity[] = [];
  private readonly countryCodes: string[] = [];
  private readonly admins = new Numbering();
  private readonly counties = new Numbering();
  private readonly names = new Map<string, Name>();
  private readonly likeliest = new Map<string, number>();

  constructor(private readonly lexicon: LexiconBuilder) {}

  /** @returns the entity's index. @throws Error when entities with facts come after places. */
  add(entity: NewEntity): number {
    if (entity.kind === EntityKind.country) this.countryCodes.push(entity.country!);
    return this.entities.push(entity) - 1;
  }

  addName(entity: number, phrase: string, kind: number, match: CaseRule): void {
    const fold = foldOf(phrase);
    const key = `${fold}:${kind}:${match}`;
    const name = this.names.get(key) ?? { phrase, kind, match, entities: new Set() };
    name.entities.add(entity);
    this.names.set(key, name);
    this.likeliest.set(fold, Math.max(this.likeliest.get(fold) ?? 0, this.entities[entity]!.prior));
  }

  has(country: string): boolean {
    return this.countryCodes.includes(country);
  }

  /** The prior of the likeliest entity that has the name so far, 0 when none has. */
  priorOf(phrase: string): number {
    return this.likeliest.get(foldOf(phrase)) ?? 0;
  }

  write(writer: TableWriter, areasOf: (country: string) => [string, string][]): void {
    this.writeEntities(writer);
    this.writeNames(writer);
    const { entities, countryCodes } = this;
    writer.addJson('regions.facts', {
      countryCodes,
      facts: entities.flatMap(({ facts }) => facts ?? []),
      areasOfCountry: countryCodes.map(areasOf),
      adminCount: this.admins.count,
      countyCount: this.counties.count,
    });
  }

  private writeEntities(writer: TableWriter): void {
    const { entities, countryCodes } = this;
    const countryIndex = new Map(countryCodes.map((code, index) => [code, index]));
    const bytes = (of: (entity: NewEntity) => number) => Uint8Array.from(entities, of);
    writer.add(
      'regions.kinds',
      bytes(({ kind }) => kind),
    );
    writer.add(
      'regions.countries',
      bytes(({ country = '' }) => countryIndex.get(country) ?? NO_COUNTRY),
    );
    writer.add(
      'regions.admins',
      Uint16Array.from(entities, ({ admin }) => this.admins.of(admin)),
    );
    writer.add(
      'regions.counties',
      Uint16Array.from(entities, ({ county }) => this.counties.of(county)),
    );
    writer.add(
      'regions.latitudes',
      Float32Array.from(entities, ({ lat }) => lat),
    );
    writer.add(
      'regions.longitudes',
      Float32Array.from(entities, ({ lon }) => lon),
    );
    writer.add(
      'regions.priors',
      bytes(({ prior }) => Math.round(prior * PRIOR_UNIT)),
    );
    writer.add(
      'regions.geonames',
      Uint32Array.from(entities, ({ geoname = 0 }) => geoname),
    );
    writer.add(
      'regions.capitals',
      bytes(({ capital }) => (capital ? 1 : 0)),
    );
    const encoder = new TextEncoder();
    const names = entities.map(({ name }) => encoder.encode(name));
    let end = 0;
    const nameEnds = Uint32Array.from(names, ({ length }) => (end += length));
    const nameBytes = new Uint8Array(end);
    names.forEach((each, index) => nameBytes.set(each, nameEnds[index]! - each.length));
    writer.add('regions.nameEnds', nameEnds);
    writer.add('regions.names', nameBytes);
  }

  /** Names and their candidates; the lexicon gets the index of the name. */
  private writeNames(writer: TableWriter): void {
    const starts: number[] = [];
    const candidates: number[] = [];
    for (const { phrase, kind, match, entities } of this.names.values()) {
      this.lexicon.add({ phrase, lexicon: 'regions', value: lexiconValue(starts.length, kind), match });
      starts.push(candidates.length);
      const likely = [...entities].sort((a, b) => this.entities[b]!.prior - this.entities[a]!.prior || a - b);
      for (const entity of likely.slice(0, MAX_CANDIDATES)) candidates.push(entity);
    }
    starts.push(candidates.length);
    writer.add('regions.nameStarts', Uint32Array.from(starts));
    writer.add('regions.candidates', Uint32Array.from(candidates));
  }
}
