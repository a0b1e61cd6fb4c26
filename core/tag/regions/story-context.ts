import type { CountryCue } from './country-cues';
import { localCountry } from './country-cues';
import type { Gazetteer } from './gazetteer';
import { NO_COUNTRY } from './gazetteer';

/** Sums by number that are zeroed by undoing what was added. */
class Sums {
  private readonly values: Float32Array;
  private readonly touched: number[] = [];

  constructor(size: number) {
    this.values = new Float32Array(size);
  }

  add(key: number, by: number): void {
    if (this.values[key] === 0) this.touched.push(key);
    this.values[key]! += by;
  }

  get(key: number): number {
    return this.values[key]!;
  }

  clear(): void {
    for (const key of this.touched) this.values[key] = 0;
    this.touched.length = 0;
  }
}

/** Places nearer than this in both latitude and longitude support each other, in degrees. */
const NEAR_DEGREES = 1.5;
/** Sure places kept, from the beginning of the story: every candidate is compared with all of them. */
const MAX_PLACES = 48;

/** What a story says of where it plays: the countries, states and counties it names or its places lie in, each with a weight in mentions. */
export class StoryContext {
  private readonly countries = new Sums(256);
  private readonly admins: Sums;
  private readonly counties: Sums;
  private readonly places: number[] = [];
  private total = 0;
  /** Country of a local story, as its cues say, or -1. */
  local = -1;

  constructor(private readonly gazetteer: Gazetteer) {
    this.admins = new Sums(gazetteer.adminCount);
    this.counties = new Sums(gazetteer.countyCount);
  }

  /** Forgets the story before. */
  start(cues: readonly CountryCue[]): void {
    this.countries.clear();
    this.admins.clear();
    this.counties.clear();
    this.places.length = 0;
    this.total = 0;
    for (const { country, weight } of cues) {
      this.countries.add(country, weight);
      this.total += weight;
    }
    this.local = localCountry(cues);
  }

  /** Counts an entity with a weight of up to 1 mention. */
  add(entity: number, weight: number): void {
    const { countries, admins, counties } = this.gazetteer;
    const country = countries[entity]!;
    if (country === NO_COUNTRY) return;
    this.countries.add(country, weight);
    this.total += weight;
    const admin = admins[entity]!;
    if (admin !== 0) this.admins.add(admin, weight);
    const county = counties[entity]!;
    if (county !== 0) this.counties.add(county, weight);
  }

  /** A place that is sure: others near it are likelier. */
  addPlace(entity: number): void {
    if (this.places.length < MAX_PLACES) this.places.push(entity);
  }

  /** 0–1: how much of all that names a country names this one, without what the asker added. */
  shareOfCountry(country: number, without: number): number {
    const rest = this.countries.get(country) - without;
    const total = this.total - without;
    return rest <= 0 || total <= 0 ? 0 : rest / total;
  }

  namesCountry(country: number): boolean {
    return this.countries.get(country) > 0;
  }

  /** In mentions. */
  ofAdmin(admin: number): number {
    return this.admins.get(admin);
  }

  ofCounty(county: number): number {
    return this.counties.get(county);
  }

  /** Whether a sure place lies near, other than the entity itself. */
  isNear(entity: number): boolean {
    const { latitudes, longitudes } = this.gazetteer;
    const latitude = latitudes[entity]!;
    const longitude = longitudes[entity]!;
    for (const other of this.places) {
      if (
        other !== entity &&
        Math.abs(latitudes[other]! - latitude) < NEAR_DEGREES &&
        Math.abs(longitudes[other]! - longitude) < NEAR_DEGREES
      )
        return true;
    }
    return false;
  }
}
