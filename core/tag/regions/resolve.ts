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

export class Resolver {
  private readonly homeCountry: number;
  private readonly homeAdmin: number;
  private readonly context: StoryContext;
  private candidates: Uint32Array = new Uint32Array(0);
  /** By candidate: what its name's vote adds to the context for it. */
  private votes = new Float32Array(1024);
  /** By candidate: how likely it is, but for places near by. */
  private scores = new Float32Array(1024);
  private groups: Group[] = [];
  /** By name: its group and one more; 0 between texts. */
  private readonly groupOf: Uint32Array;

  constructor(
    private readonly gazetteer: Gazetteer,
    home: Home | undefined,
  ) {
    const { countryCodes, facts, admins, nameStarts } = gazetteer;
    this.homeCountry = home === undefined ? -1 : countryCodes.indexOf(home.slice(0, 2));
    const subdivision = facts.findIndex(({ code }) => code === home);
    this.homeAdmin = subdivision < 0 ? 0 : admins[subdivision]!;
    this.context = new StoryContext(gazetteer);
    this.groupOf = new Uint32Array(nameStarts.length);
  }

  /** The entity of each mention, by index; -1 where none is likely enough. `given` are entities the supplier names. */
  resolve({ list, candidates }: Mentions, cues: readonly CountryCue[], given: readonly number[]): Int32Array {
    const { context } = this;
    this.candidates = candidates;
    if (this.votes.length < candidates.length) {
      this.votes = new Float32Array(candidates.length);
      this.scores = new Float32Array(candidates.length);
    }
    const groups = this.groupByName(list);
    context.start(cues);
    for (const entity of given) context.add(entity, GIVEN);
    for (const group of groups) this.addAnchor(group);
    // Each name votes for where its candidates lie; then it is decided by the votes of the others.
    for (const group of groups) this.vote(group);
    for (const { from, to } of groups) {
      for (let index = from; index < to; index++)
        if (this.votes[index]! > 0) context.add(candidates[index]!, this.votes[index]!);
    }
    for (const group of groups) {
      for (let index = group.from; index < group.to; index++)
        this.scores[index] = this.score(candidates[index]!, group, this.votes[index]!);
      this.decide(group);
    }
    for (const group of groups) if (this.isSure(group)) context.addPlace(group.entity);
    const resolved = new Int32Array(list.length);
    for (const group of groups) this.decide(group);
    for (let index = 0; index < list.length; index++) resolved[index] = this.group(list[index]!).entity;
    for (const { name } of groups) this.groupOf[name] = 0;
    return resolved;
  }

  private group({ name }: Mention): Group {
    return this.groups[this.groupOf[name]! - 1]!;
  }

  private groupByName(list: readonly Mention[]): Group[] {
    const groups: Group[] = [];
    this.groups = groups;
    for (const mention of list) {
      const { name, from, to, supported, within } = mention;
      let group = groups[this.groupOf[name]! - 1];
      if (!group) {
        group = { name, from, to, mentions: 0, supported: false, listed: false, within: undefined, entity: -1 };
        groups.push(group);
        this.groupOf[name] = groups.length;
      }
      group.mentions++;
      group.supported ||= supported;
      if (within) (group.within ??= []).push(within);
    }
    this.markLists(list);
    return groups;
  }

  /** A place that has no rival, is well known, or is followed by the region it lies in. */
  private isSure({ entity, from, to, within }: Group): boolean {
    const { kinds, priors } = this.gazetteer;
    if (entity < 0 || kinds[entity] !== EntityKind.place) return false;
    return to - from === 1 || within !== undefined || priors[entity]! > SURE_PLACE;
  }

  /** A name beside one whose likeliest meaning is a state, with a comma between, is listed with it. */
  private markLists(list: readonly Mention[]): void {
    const { kinds } = this.gazetteer;
    const isState = ({ from }: Mention) => kinds[this.candidates[from]!] === EntityKind.subdivision;
    for (let index = 1; index < list.length; index++) {
      const mention = list[index]!;
      const before = list[index - 1]!;
      if (mention.first - before.end > 1 || before.within) continue;
      if (isState(before)) this.group(mention).listed = true;
      if (isState(mention)) this.group(before).listed = true;
    }
  }

  /** Countries and states that are named beyond doubt. */
  private addAnchor({ from, to, mentions }: Group): void {
    const entity = this.candidates[from]!;
    const kind = this.gazetteer.kinds[entity];
    if (to - from === 1 && (kind === EntityKind.country || kind === EntityKind.subdivision))
      this.context.add(entity, mentions);
  }

  /** Shares the vote of a name among its candidates, by how likely each is so far. */
  private vote(group: Group): void {
    const { from, to } = group;
    const { votes, candidates } = this;
    const kind = this.gazetteer.kinds[candidates[from]!];
    if (to - from === 1) {
      votes[from] = kind === EntityKind.country || kind === EntityKind.subdivision ? 0 : VOTE;
      return;
    }
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
    const { candidates, scores, context } = this;
    const { kinds } = this.gazetteer;
    let most = -Infinity;
    group.entity = -1;
    for (let index = from; index < to; index++) {
      const entity = candidates[index]!;
      let score = scores[index]!;
      if (kinds[entity] === EntityKind.place && context.isNear(entity)) score += NEAR;
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

  /** How likely a name means an entity, but for places near by. `own` is what its vote added to the context. */
  private score(entity: number, group: Group, own: number): number {
    const { context, homeCountry, homeAdmin } = this;
    const { kinds, countries, admins, counties, priors, capitals } = this.gazetteer;
    const kind = kinds[entity]!;
    const country = countries[entity]!;
    const admin = admins[entity]!;
    let score = priors[entity]! + (capitals[entity] ? CAPITAL : 0);
    if (group.within) score += this.explicit(entity, group.within);
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
    if (group.listed && kind === EntityKind.subdivision) score += LISTED;
    return score;
  }

  /** What a state or country behind a comma says for an entity. */
  private explicit(entity: number, regions: readonly Mention[]): number {
    const { kinds, countries, admins } = this.gazetteer;
    let best = 0;
    for (const { from, to } of regions) {
      for (let index = from; index < to; index++) {
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
