import type { Gazetteer } from './gazetteer';
import { EntityKind, NO_COUNTRY } from './gazetteer';
import type { Mention } from './mentions';
import type { StoryContext } from './story-context';

/** ISO 3166-1 (GB) or 3166-2 (GB-SCT). */
export type Home = string;

const EXPLICIT_COUNTRY = 6;
const EXPLICIT_SUBDIVISION = 8;
const NAMED_COUNTRY = 2;
const NAMED_SUBDIVISION = 2.2;
const NAMED_COUNTY = 2.5;
const HOME_COUNTRY = 1.5;
const HOME_SUBDIVISION = 2;
const CAPITAL = 0.8;
/** In a local story a name is rather of a place there, and rather not of one in a country that is not named. */
const LOCAL = 0.8;
const FOREIGN = 1.8;
const NEAR = 1.2;
/** A name in a list with states is rather that of a state: Ohio, Washington and New York. */
const LISTED = 1.5;
/** Logarithm of the population from which a place needs no support: 15,000. */
export const KNOWN_PLACE = Math.log10(15_000);
/** A subdivision less known than this must come to as much as a place. */
const KNOWN_SUBDIVISION = 5.2;
/** What a place must come to with all that speaks for it; less where a preposition says that it is one. */
const ACCEPTED = 5.3;
const PREPOSITION = 0.6;
/** A small place needs so much beside its size: a state named, or two things together. */
const SMALL_SUPPORT = 1.8;
/** Mentions of a state, or of a county, that say all they can say. */
const ENOUGH = 1;
const ENOUGH_OF_COUNTY = 0.07;

/** The mentions of one name; candidates are those of the first. */
export interface NameGroup {
  name: number;
  from: number;
  to: number;
  mentions: number;
  supported: boolean;
  /** Stands in a list with states. */
  listed: boolean;
  /** The larger regions behind a comma, where there are any. */
  within: Mention[] | undefined;
  /** What was taken; -1 where none is likely enough. */
  entity: number;
}

/** Weighs how likely a name means an entity, on the scale of the logarithm of a city's population. */
export class CandidateScorer {
  private readonly homeCountry: number;
  private readonly homeAdmin: number;

  constructor(
    private readonly gazetteer: Gazetteer,
    private readonly context: StoryContext,
    home: Home | undefined,
  ) {
    const { countryCodes, facts, admins } = gazetteer;
    this.homeCountry = home === undefined ? -1 : countryCodes.indexOf(home.slice(0, 2));
    const subdivision = facts.findIndex(({ code }) => code === home);
    this.homeAdmin = subdivision < 0 ? 0 : admins[subdivision]!;
  }

  /** Whether an entity is taken whatever its score, when nothing else has its name: a country, an area, a well-known state. */
  isAlwaysAccepted(entity: number): boolean {
    const { kinds, priors } = this.gazetteer;
    const kind = kinds[entity];
    return kind !== EntityKind.place && (kind !== EntityKind.subdivision || priors[entity]! > KNOWN_SUBDIVISION);
  }

  /** Whether a score is enough for an entity to be taken at all. */
  isAccepted(entity: number, score: number, { supported }: NameGroup): boolean {
    if (this.isAlwaysAccepted(entity)) return true;
    const prior = this.gazetteer.priors[entity]!;
    if (prior < KNOWN_PLACE && score - prior < SMALL_SUPPORT) return false;
    return score + (supported ? PREPOSITION : 0) >= ACCEPTED;
  }

  /** How likely a name means an entity. `own` is what its votes added to the context, which say nothing for it. */
  score(entity: number, group: NameGroup, own: number, candidates: Uint32Array): number {
    const { context, homeCountry, homeAdmin } = this;
    const { kinds, countries, admins, counties, priors, capitals } = this.gazetteer;
    const kind = kinds[entity]!;
    const country = countries[entity]!;
    const admin = admins[entity]!;
    let score = priors[entity]! + (capitals[entity] ? CAPITAL : 0);
    if (group.within) score += this.explicit(entity, group.within, candidates);
    if (country !== NO_COUNTRY) score += NAMED_COUNTRY * Math.sqrt(context.shareOfCountry(country, own));
    if (admin !== 0) {
      const named = context.ofAdmin(admin) - own;
      if (named > 0) score += NAMED_SUBDIVISION * Math.min(1, named / ENOUGH);
      const county = counties[entity]!;
      const namedCounty = county === 0 ? 0 : context.ofCounty(county) - own;
      if (namedCounty > 0) score += NAMED_COUNTY * Math.min(1, namedCounty / ENOUGH_OF_COUNTY);
    }
    if (context.local >= 0 && kind === EntityKind.place) {
      if (country === context.local) score += LOCAL;
      else if (!context.namesCountry(country)) score -= FOREIGN;
    }
    if (country === homeCountry) score += HOME_COUNTRY;
    if (admin !== 0 && admin === homeAdmin) score += HOME_SUBDIVISION;
    if (kind === EntityKind.place && context.isNear(entity)) score += NEAR;
    if (group.listed && kind === EntityKind.subdivision) score += LISTED;
    return score;
  }

  /** What a state or country behind a comma says for an entity. */
  private explicit(entity: number, regions: readonly Mention[], candidates: Uint32Array): number {
    const { kinds, countries, admins } = this.gazetteer;
    let best = 0;
    for (const { from, to } of regions) {
      for (let index = from; index < to; index++) {
        const region = candidates[index]!;
        if (region === entity) continue;
        if (kinds[region] === EntityKind.subdivision && admins[region] === admins[entity]) return EXPLICIT_SUBDIVISION;
        if (kinds[region] === EntityKind.country && countries[region] === countries[entity]) best = EXPLICIT_COUNTRY;
      }
    }
    return best;
  }
}
