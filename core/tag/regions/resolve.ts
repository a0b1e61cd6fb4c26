import type { Gazetteer } from './gazetteer';
import type { CountryCue } from './country-cues';
import { localCountry } from './country-cues';
import { EntityKind, NameKind, NO_COUNTRY } from './gazetteer';
import type { Mention } from './mentions';

/**
 * Decides which entity each name means. One name means one entity throughout an article (Gale, Church and Yarowsky 1992,
 * "One Sense Per Discourse"); what speaks for a candidate is how known it is, a state or country named behind a comma,
 * the countries and states the article names, other places near by, and the newsroom's home.
 */

export interface Home {
  /** ISO 3166-1 */
  country: string;
  /** ISO 3166-2, when the home is a subdivision. */
  subdivision?: string;
}

const EXPLICIT_COUNTRY = 6;
const EXPLICIT_SUBDIVISION = 8;
const NAMED_COUNTRY = 2;
const NAMED_SUBDIVISION = 2.5;
const HOME_COUNTRY = 1.5;
const HOME_SUBDIVISION = 2;
const CAPITAL = 0.8;
/** In a local story a name is rather of a place there, and rather not of one in a country that is not named. */
const LOCAL = 0.8;
const FOREIGN = 1.6;
const NEAR = 1.2;
const NEAR_DEGREES = 2;
/** Logarithm of the population from which a place needs no support: 15,000. */
const KNOWN_PLACE = Math.log10(15_000);
/** What a place must come to with all that speaks for it; less where a preposition says that it is one. */
const ACCEPTED = 5.3;
const PREPOSITION = 0.6;
/** A small place needs so much beside its size: a state named, or two things together. */
const SMALL_SUPPORT = 2.2;
const EPSILON = 1e-6;

interface Context {
  countries: Map<number, number>;
  admins: Map<number, number>;
  total: number;
  places: number[];
  /** Country of a local story, as its cues say, or -1. */
  local: number;
}

export class Resolver {
  private readonly homeCountry: number;
  private readonly homeAdmin: number;

  constructor(
    private readonly gazetteer: Gazetteer,
    home: Home | undefined,
  ) {
    const { countryCodes, facts, admins } = gazetteer;
    this.homeCountry = home ? countryCodes.indexOf(home.country) : -1;
    const subdivision = facts.findIndex(({ code }) => code === home?.subdivision);
    this.homeAdmin = subdivision < 0 ? 0 : admins[subdivision]!;
  }

  /** The entity of each mention, by index; -1 where none is likely enough. */
  resolve(mentions: readonly Mention[], cues: readonly CountryCue[], nameOf: (mention: Mention) => string): Int32Array {
    const resolved = new Int32Array(mentions.length).fill(-1);
    const context = this.firstContext(mentions);
    addCues(cues, context);
    const groups = new Map<string, number[]>();
    mentions.forEach((mention, index) => {
      const name = nameOf(mention);
      const group = groups.get(name);
      if (group) group.push(index);
      else groups.set(name, [index]);
    });
    // Twice: what the first round is sure of is context for the second.
    for (let round = 0; round < 2; round++) {
      for (const group of groups.values()) {
        const best = this.best(
          group.map((index) => mentions[index]!),
          context,
        );
        for (const index of group) resolved[index] = best;
      }
      if (round === 0) this.addPlaces(mentions, resolved, context);
    }
    return resolved;
  }

  /** Countries and states that are named beyond doubt. */
  private firstContext(mentions: readonly Mention[]): Context {
    const { kinds, countries, admins } = this.gazetteer;
    const context: Context = { countries: new Map(), admins: new Map(), total: EPSILON, places: [], local: -1 };
    for (const { candidates, within } of mentions) {
      for (const list of [candidates, within ?? []]) {
        const regions = list.filter(
          (entity) => kinds[entity] === EntityKind.country || kinds[entity] === EntityKind.subdivision,
        );
        if (regions.length !== 1 || (list === candidates && list.length !== 1)) continue;
        const region = regions[0]!;
        bump(context.countries, countries[region]!);
        context.total++;
        if (kinds[region] === EntityKind.subdivision) bump(context.admins, admins[region]!);
      }
    }
    return context;
  }

  private addPlaces(mentions: readonly Mention[], resolved: Int32Array, context: Context): void {
    const { kinds, countries, admins, priors } = this.gazetteer;
    mentions.forEach(({ within, candidates }, index) => {
      const entity = resolved[index]!;
      if (entity < 0 || kinds[entity] !== EntityKind.place) return;
      const sure = within !== undefined || candidates.length === 1 || priors[entity]! > KNOWN_PLACE + 1;
      if (!sure) return;
      context.places.push(entity);
      bump(context.countries, countries[entity]!, 0.5);
      bump(context.admins, admins[entity]!, 0.5);
      context.total += 0.5;
    });
  }

  private best(group: readonly Mention[], context: Context): number {
    const candidates = group[0]!.candidates;
    let best = -1;
    let most = -Infinity;
    for (const candidate of candidates) {
      const score = this.score(candidate, group, context);
      if (score > most) {
        most = score;
        best = candidate;
      }
    }
    return best;
  }

  private score(entity: number, group: readonly Mention[], context: Context): number {
    const { kinds, countries, admins, priors, capitals } = this.gazetteer;
    const kind = kinds[entity]!;
    const country = countries[entity]!;
    const admin = admins[entity]!;
    let score = priors[entity]! + (capitals[entity] ? CAPITAL : 0);
    let support = 0;
    if (
      group.some(({ within }) =>
        within?.some(
          (region) => kinds[region] === EntityKind.subdivision && admins[region] === admin && region !== entity,
        ),
      )
    )
      support += EXPLICIT_SUBDIVISION;
    else if (
      group.some(({ within }) =>
        within?.some(
          (region) => kinds[region] === EntityKind.country && countries[region] === country && region !== entity,
        ),
      )
    )
      support += EXPLICIT_COUNTRY;
    if (country !== NO_COUNTRY)
      support += NAMED_COUNTRY * Math.sqrt((context.countries.get(country) ?? 0) / context.total);
    if (admin !== 0 && (kind === EntityKind.place || kind === EntityKind.subdivision)) {
      const named = context.admins.get(admin) ?? 0;
      if (named > 0) support += NAMED_SUBDIVISION * Math.min(1, named / 2 + 0.5);
    }
    if (context.local >= 0 && kind === EntityKind.place) {
      if (country === context.local) support += LOCAL;
      else if (!context.countries.has(country)) score -= FOREIGN;
    }
    if (country === this.homeCountry) support += HOME_COUNTRY;
    if (admin !== 0 && admin === this.homeAdmin) support += HOME_SUBDIVISION;
    if (kind === EntityKind.place && this.isNear(entity, context)) support += NEAR;
    score += support;
    if (kind !== EntityKind.place) return score;
    const supported = group.some((mention) => mention.supported);
    const small = priors[entity]! < KNOWN_PLACE;
    if ((small && support < SMALL_SUPPORT) || score + (supported ? PREPOSITION : 0) < ACCEPTED) return -Infinity;
    return score;
  }

  private isNear(entity: number, { places }: Context): boolean {
    const { latitudes, longitudes } = this.gazetteer;
    return places.some(
      (other) =>
        other !== entity &&
        Math.abs(latitudes[other]! - latitudes[entity]!) < NEAR_DEGREES &&
        Math.abs(longitudes[other]! - longitudes[entity]!) < NEAR_DEGREES,
    );
  }
}

function addCues(cues: readonly CountryCue[], context: Context): void {
  for (const { country, weight } of cues) {
    bump(context.countries, country, weight);
    context.total += weight;
  }
  context.local = localCountry(cues);
}

function bump(counts: Map<number, number>, key: number, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** Whether a mention of a capital stands for its government. */
export function isGovernment({ kind, seat }: Mention, entity: number, { capitals }: Gazetteer): boolean {
  return kind === NameKind.seat || (seat && capitals[entity] === 1);
}
