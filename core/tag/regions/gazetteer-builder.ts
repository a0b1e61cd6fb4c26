import type { CaseRule, LexiconBuilder } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';
import type { EntityFacts } from './gazetteer';
import { EntityKind, lexiconValue, NO_COUNTRY } from './gazetteer';

export interface NewEntity {
  kind: number;
  name: string;
  /** ISO 3166-1 alpha-2, or undefined for an area of several countries. */
  country?: string;
  /** GeoNames first-level code, as US.TX. */
  admin?: string;
  lat: number;
  lon: number;
  prior: number;
  geoname?: number;
  capital?: boolean;
  facts?: EntityFacts;
}

/** Collects entities in the order of their kinds, and their names in the lexicon. */
export class GazetteerBuilder {
  private readonly entities: NewEntity[] = [];
  private readonly countryCodes: string[] = [];
  private readonly admins = new Map<string, number>([['', 0]]);

  constructor(private readonly lexicon: LexiconBuilder) {}

  /** @returns the entity's index. @throws Error when entities with facts come after places. */
  add(entity: NewEntity): number {
    if (entity.kind === EntityKind.country) this.countryCodes.push(entity.country!);
    return this.entities.push(entity) - 1;
  }

  addName(entity: number, phrase: string, kind: number, match: CaseRule): void {
    this.lexicon.add({ phrase, lexicon: 'regions', value: lexiconValue(entity, kind), match });
  }

  has(country: string): boolean {
    return this.countryCodes.includes(country);
  }

  private adminNumber(admin = ''): number {
    const known = this.admins.get(admin);
    if (known !== undefined) return known;
    this.admins.set(admin, this.admins.size);
    return this.admins.size - 1;
  }

  write(writer: TableWriter, areasOf: (country: string) => [string, string][]): void {
    const { entities, countryCodes } = this;
    const countryIndex = new Map(countryCodes.map((code, index) => [code, index]));
    const encoder = new TextEncoder();
    const names = entities.map(({ name }) => encoder.encode(name));
    let end = 0;
    const nameEnds = Uint32Array.from(names, ({ length }) => (end += length));
    const nameBytes = new Uint8Array(end);
    names.forEach((bytes, index) => nameBytes.set(bytes, nameEnds[index]! - bytes.length));
    writer.add(
      'regions.kinds',
      Uint8Array.from(entities, ({ kind }) => kind),
    );
    writer.add(
      'regions.countries',
      Uint8Array.from(entities, ({ country }) =>
        country === undefined ? NO_COUNTRY : (countryIndex.get(country) ?? NO_COUNTRY),
      ),
    );
    writer.add(
      'regions.admins',
      Uint16Array.from(entities, ({ admin }) => this.adminNumber(admin)),
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
      Float32Array.from(entities, ({ prior }) => prior),
    );
    writer.add(
      'regions.geonames',
      Uint32Array.from(entities, ({ geoname = 0 }) => geoname),
    );
    writer.add(
      'regions.capitals',
      Uint8Array.from(entities, ({ capital }) => (capital ? 1 : 0)),
    );
    writer.add('regions.nameEnds', nameEnds);
    writer.add('regions.names', nameBytes);
    writer.addJson('regions.facts', {
      countryCodes,
      facts: entities.filter(({ kind }) => kind !== EntityKind.place).map(({ facts }) => facts),
      areasOfCountry: countryCodes.map(areasOf),
    });
  }
}
