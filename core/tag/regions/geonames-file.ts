import type { DataSource } from '../../text/data-source';
import { gazetteerText, parseGeonames } from './geonames-rows';

/** A populated place of GeoNames (CC BY 4.0). */
export interface Place {
  id: number;
  name: string;
  asciiName: string;
  /** Names it is matched by, each once. */
  names: string[];
  /** Names in other languages, in Latin script. */
  foreignNames: string[];
  country: string;
  /** Country and first-level code, as US.TX. */
  admin: string;
  /** Country, first- and second-level code, as US.TX.113. */
  county: string;
  lat: number;
  lon: number;
  population: number;
  capital: boolean;
}

export interface Places {
  places: Place[];
  /** Where the people of a country, or of a first-level subdivision, live: the mean of its places. */
  centres: Map<string, [lat: number, lon: number]>;
  /** The same by the code of a first- or second-level subdivision. */
  adminCentres: Map<string, [lat: number, lon: number]>;
}

/** Countries with many local papers in English: there even small places are known. */
const SMALL_PLACES_OF = new Set(['US', 'CA', 'GB', 'AU', 'NZ', 'IE']);
const LEAST_POPULATION = 5_000;
/** Places of so many people are known by the names other languages and scripts give them, too. */
const WORLD_KNOWN = 300_000;
const LATIN_ALTERNATES = 1_000_000;
const LEAST_LATIN_ALTERNATE = 5;
const SECTION_OF_PLACE = 'PPLX';

class Centre {
  private lat = 0;
  private lon = 0;
  private count = 0;

  add(lat: number, lon: number): void {
    this.lat += lat;
    this.lon += lon;
    this.count++;
  }

  get mean(): [number, number] {
    return [this.lat / this.count, this.lon / this.count];
  }
}

function centreIn(centres: Map<string, Centre>, key: string): Centre {
  const known = centres.get(key) ?? new Centre();
  centres.set(key, known);
  return known;
}

function namesOf(name: string, ascii: string, alternates: string, population: number) {
  const names = new Set([name, ascii]);
  const foreign = new Set<string>();
  if (population >= WORLD_KNOWN) {
    for (const each of alternates.split(',')) {
      if (/^[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}]{2,}$/u.test(each)) names.add(each);
      else if (
        population >= LATIN_ALTERNATES &&
        each.length >= LEAST_LATIN_ALTERNATE &&
        !names.has(each) &&
        /^\p{Lu}[\p{Script=Latin}\p{M}'’. -]+$/u.test(each)
      )
        foreign.add(each);
    }
  }
  return {
    names: [...names].filter((each) => each.length > 1 && /\p{L}/u.test(each)),
    foreignNames: [...foreign],
  };
}

/** Reads GeoNames' places. */
export function readPlaces(data: DataSource): Places {
  const places: Place[] = [];
  const centres = new Map<string, Centre>();
  const adminCentres = new Map<string, Centre>();
  for (const { id, name, cells } of parseGeonames(gazetteerText(data))) {
    const [, , ascii, alternates, latText, lonText, , featureCode, country, , admin1, admin2] = cells;
    const [lat, lon, population] = [Number(latText), Number(lonText), Number(cells[14])];
    const admin = `${country}.${admin1}`;
    centreIn(centres, country!).add(lat, lon);
    const county = `${admin}.${admin2}`;
    centreIn(adminCentres, admin).add(lat, lon);
    centreIn(adminCentres, county).add(lat, lon);
    const capital = featureCode === 'PPLC';
    const known = population >= (SMALL_PLACES_OF.has(country!) ? 1 : LEAST_POPULATION) || capital;
    if (!known || featureCode === SECTION_OF_PLACE) continue;
    places.push({
      id,
      name,
      asciiName: ascii!,
      ...namesOf(name, ascii!, alternates!, population),
      country: country!,
      admin,
      county,
      lat,
      lon,
      population,
      capital,
    });
  }
  const means = (all: Map<string, Centre>) => new Map([...all].map(([key, centre]) => [key, centre.mean]));
  return { places, centres: means(centres), adminCentres: means(adminCentres) };
}
