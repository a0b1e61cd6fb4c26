import type { CountryCue } from './country-cues';
import type { Gazetteer } from './gazetteer';
import { EntityKind, NameKind, NO_COUNTRY } from './gazetteer';
import type { Mention, Mentions } from './mentions';
import { StoryContext } from './story-context';

/**
 * Decides which entity each name means. One name means one entity throughout an article (Gale, Church and Yarowsky 1992,
 * "One Sense Per Discourse"); what speaks for a candidate is how known it is, a state or country named behind a comma,
 * the countries, states and counties the article names or its other names may lie in, places near by, and the newsroom's home.
 */

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
const KNOWN_PLACE = Math.log10(15_000);
/** A subdivision less known than this must come to as much as a place. */
const KNOWN_SUBDIVISION = 5.2;
/** From this prior on a place that is likelier than all others of its name is sure: 150,000 people. */
const SURE_PLACE = KNOWN_PLACE + 1;
/** What a place must come to with all that speaks for it; less where a preposition says that it is one. */
const ACCEPTED = 5.3;
const PREPOSITION = 0.6;
/** A small place needs so much beside its size: a state named, or two things together. */
const SMALL_SUPPORT = 1.8;
/** Mentions of a state, or of a county, that say all they can say. */
const ENOUGH = 1;
const ENOUGH_OF_COUNTY = 0.5;
/** Votes below this say nothing. */
const LEAST_VOTE = 0.01;
/** How sharply the better of two candidates is preferred when each votes for where it lies. */
const SHARPNESS = 1.2;

/** What a place of the supplier's counts for, in mentions. */
const GIVEN = 3;
/** What a vote counts for, in mentions. */
const VOTE = 0.7;

/** The mentions of one name; candidates are those of the first. */
interface Group {
  mentions: Mention[];
  from: number;
  to: number;
  supported: boolean;
  /** Stands in a list with states. */
  listed: boolean;
  /** What was taken; -1 where none is likely enough. */
  entity: number;
}

export class Resolver {
  private readonly homeCountry: number;
  private readonly homeAdmin: number;
  private readonly context: StoryContext;
  private candidates: Uint32Array = new Uint32Array(0);
  /** By candidate: what its name's vote adds to the context for it. */
  private votes = new Float32Array(1024);

  constructor(
    private readonly gazetteer: Gazetteer,
    home: Home | undefined,
  ) {
    const { countryCodes, facts, admins } = gazetteer;
    this.homeCountry = home === undefined ? -1 : countryCodes.indexOf(home.slice(0, 2));
    const subdivision = facts.findIndex(({ code }) => code === home);
    this.homeAdmin = subdivision < 0 ? 0 : admins[subdivision]!;
    this.context = new StoryContext(gazetteer);
  }

  /** The entity of each mention, by index; -1 where none is likely enough. `given` are entities the supplier names. */
  resolve({ list, candidates }: Mentions, cues: readonly CountryCue[], given: readonly number[]): Int32Array {
    const { context, gazetteer } = this;
    this.candidates = candidates;
    if (this.votes.length < candidates.length) this.votes = new Float32Array(candidates.length);
    const groupOf = new Map<number, Group>();
    for (const mention of list) {
      const { name, from, to, supported } = mention;
      let group = groupOf.get(name);
      if (!group) groupOf.set(name, (group = { mentions: [], from, to, supported, listed: false, entity: -1 }));
      group.mentions.push(mention);
      group.supported ||= supported;
    }
    this.markLists(list, groupOf);
    const groups = [...groupOf.values()];

    context.start(cues);
    for (const entity of given) context.add(entity, GIVEN);
    for (const group of groups) this.addAnchor(group);
    // Each name votes for where its candidates lie; then it is decided by the votes of the others.
    for (const group of groups) this.vote(group);
    for (const { from, to } of groups) {
      for (let index = from; index < to; index++)
        if (this.votes[index]! > 0) context.add(candidates[index]!, this.votes[index]!);
    }
    for (const group of groups) this.decide(group);
    for (const { entity, mentions, from, to } of groups) {
      if (entity < 0 || gazetteer.kinds[entity] !== EntityKind.place) continue;
      const sure = to - from === 1 || gazetteer.priors[entity]! > SURE_PLACE || mentions.some(({ within }) => within);
      if (sure) context.addPlace(entity);
    }
    for (const group of groups) this.decide(group);
    return Int32Array.from(list, ({ name }) => groupOf.get(name)!.entity);
  }

  /** A name beside one whose likeliest meaning is a state, with a comma between, is listed with it. */
  private markLists(list: readonly Mention[], groupOf: ReadonlyMap<number, Group>): void {
    const { kinds } = this.gazetteer;
    const isState = ({ from }: Mention) => kinds[this.candidates[from]!] === EntityKind.subdivision;
    let before: Mention | undefined;
    for (const mention of list) {
      if (before && mention.first - before.end <= 1 && !before.within) {
        if (isState(before)) groupOf.get(mention.name)!.listed = true;
        if (isState(mention)) groupOf.get(before.name)!.listed = true;
      }
      before = mention;
    }
  }

  /** Countries and states that are named beyond doubt. */
  private addAnchor({ from, to, mentions }: Group): void {
    const entity = this.candidates[from]!;
    const kind = this.gazetteer.kinds[entity];
    if (to - from === 1 && (kind === EntityKind.country || kind === EntityKind.subdivision))
      this.context.add(entity, mentions.length);
  }

  /** Shares the vote of a name among its candidates, by how likely each is so far. */
  private vote(group: Group): void {
    const { from, to } = group;
    const { votes, candidates } = this;
    const kind = this.gazetteer.kinds[candidates[from]!];
    votes.fill(0, from, to);
    if (to - from === 1 && (kind === EntityKind.country || kind === EntityKind.subdivision)) return;
    let most = -Infinity;
    for (let index = from; index < to; index++) {
      votes[index] = this.score(candidates[index]!, group, 0);
      most = Math.max(most, votes[index]!);
    }
    let total = 0;
    for (let index = from; index < to; index++) {
      votes[index] = Math.pow(10, SHARPNESS * (votes[index]! - most));
      total += votes[index]!;
    }
    for (let index = from; index < to; index++) {
      votes[index] = (VOTE * votes[index]!) / total;
      if (votes[index]! < LEAST_VOTE) votes[index] = 0;
    }
  }

  private decide(group: Group): void {
    const { from, to } = group;
    let most = -Infinity;
    group.entity = -1;
    for (let index = from; index < to; index++) {
      const entity = this.candidates[index]!;
      const score = this.score(entity, group, this.votes[index]!);
      if (score <= most || !this.isAccepted(entity, score, group)) continue;
      most = score;
      group.entity = entity;
    }
  }

  private isAccepted(entity: number, score: number, { supported }: Group): boolean {
    const { kinds, priors } = this.gazetteer;
    const kind = kinds[entity];
    const prior = priors[entity]!;
    if (kind !== EntityKind.place && (kind !== EntityKind.subdivision || prior > KNOWN_SUBDIVISION)) return true;
    if (prior < KNOWN_PLACE && score - prior < SMALL_SUPPORT) return false;
    return score + (supported ? PREPOSITION : 0) >= ACCEPTED;
  }

  /** How likely a name means an entity. `own` is what its vote added to the context. */
  private score(entity: number, group: Group, own: number): number {
    const { context, homeCountry, homeAdmin } = this;
    const { kinds, countries, admins, counties, priors, capitals } = this.gazetteer;
    const kind = kinds[entity]!;
    const country = countries[entity]!;
    const admin = admins[entity]!;
    let score = priors[entity]! + (capitals[entity] ? CAPITAL : 0) + this.explicit(entity, group);
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
  private explicit(entity: number, { mentions }: Group): number {
    const { kinds, countries, admins } = this.gazetteer;
    let best = 0;
    for (const { within } of mentions) {
      if (!within) continue;
      for (let index = within.from; index < within.to; index++) {
        const region = this.candidates[index]!;
        if (region === entity) continue;
        if (kinds[region] === EntityKind.subdivision && admins[region] === admins[entity]) return EXPLICIT_SUBDIVISION;
        if (kinds[region] === EntityKind.country && countries[region] === countries[entity]) best = EXPLICIT_COUNTRY;
      }
    }
    return best;
  }
}

/** Whether a mention of a capital stands for its government. */
export function isGovernment({ kind, seat }: Mention, entity: number, { capitals }: Gazetteer): boolean {
  return kind === NameKind.seat || (seat && capitals[entity] === 1);
}
