import type { CountryCue } from './country-cues';
import type { Gazetteer } from './gazetteer';
import type { Home, NameGroup } from './candidate-score';
import { CandidateScorer, KNOWN_PLACE } from './candidate-score';
import { EntityKind, NameKind } from './gazetteer';
import type { Mention, Mentions } from './mentions';
import { StoryContext } from './story-context';

/**
 * Decides which entity each name means. One name means one entity throughout an article (Gale, Church and Yarowsky 1992,
 * "One Sense Per Discourse"); what speaks for a candidate is how known it is, a state or country named behind a comma,
 * the countries, states and counties the article names or its other names may lie in, places near by, and the newsroom's home.
 */

/** From this prior on a place that is likelier than all others of its name is sure: 150,000 people. */
const SURE_PLACE = KNOWN_PLACE + 1;
/** Votes below this say nothing. */
const LEAST_VOTE = 0.01;
/** How sharply the better of two candidates is preferred when each votes for where it lies. */
const SHARPNESS = 0.8;

/** What a place of the supplier's counts for, in mentions. */
const GIVEN = 3;
/** What a vote counts for, in mentions. */
const VOTE = 0.7;

export class Resolver {
  private readonly scorer: CandidateScorer;
  private readonly context: StoryContext;
  private candidates: Uint32Array = new Uint32Array(0);
  /** By candidate: what its name's vote adds to the context for it. */
  private votes = new Float32Array(1024);
  private groups: NameGroup[] = [];
  /** By name: its group and one more; 0 between texts. */
  private readonly groupOf: Uint32Array;

  constructor(
    private readonly gazetteer: Gazetteer,
    home: Home | undefined,
  ) {
    this.context = new StoryContext(gazetteer);
    this.scorer = new CandidateScorer(gazetteer, this.context, home);
    this.groupOf = new Uint32Array(gazetteer.nameStarts.length);
  }

  /** The entity of each mention, by index; -1 where none is likely enough. `given` are entities the supplier names. */
  resolve({ list, candidates }: Mentions, cues: readonly CountryCue[], given: readonly number[]): Int32Array {
    const { context } = this;
    this.candidates = candidates;
    if (this.votes.length < candidates.length) {
      this.votes = new Float32Array(candidates.length);
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
    for (const group of groups) this.decide(group);
    // What was decided votes again as a whole, and tells the rest.
    for (const group of groups) {
      if (this.isSure(group)) context.addPlace(group.entity);
      this.voteAgain(group);
    }
    for (const group of groups) this.decide(group);
    const resolved = new Int32Array(list.length);
    for (let index = 0; index < list.length; index++) resolved[index] = this.group(list[index]!).entity;
    for (const { name } of groups) this.groupOf[name] = 0;
    return resolved;
  }

  private group({ name }: Mention): NameGroup {
    return this.groups[this.groupOf[name]! - 1]!;
  }

  private groupByName(list: readonly Mention[]): NameGroup[] {
    const groups: NameGroup[] = [];
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
  private isSure({ entity, from, to, within }: NameGroup): boolean {
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
  private addAnchor({ from, to, mentions }: NameGroup): void {
    const entity = this.candidates[from]!;
    const kind = this.gazetteer.kinds[entity];
    if (to - from === 1 && (kind === EntityKind.country || kind === EntityKind.subdivision))
      this.context.add(entity, mentions);
  }

  /** Shares the vote of a name among its candidates, by how likely each is so far. */
  private vote(group: NameGroup): void {
    const { from, to } = group;
    const { votes, candidates } = this;
    const kind = this.gazetteer.kinds[candidates[from]!];
    if (to - from === 1) {
      votes[from] = kind === EntityKind.country || kind === EntityKind.subdivision ? 0 : VOTE;
      return;
    }
    let most = -Infinity;
    for (let index = from; index < to; index++) {
      votes[index] = this.scorer.score(candidates[index]!, group, 0, candidates);
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

  private voteAgain({ from, to, entity }: NameGroup): void {
    for (let index = from; index < to; index++) {
      if (this.candidates[index] !== entity || entity < this.gazetteer.countryCodes.length) continue;
      this.votes[index]! += VOTE;
      this.context.add(entity, VOTE);
    }
  }

  private decide(group: NameGroup): void {
    const { from, to } = group;
    const { candidates, votes } = this;
    if (to - from === 1 && this.scorer.isAlwaysAccepted(candidates[from]!)) {
      group.entity = candidates[from]!;
      return;
    }
    let most = -Infinity;
    group.entity = -1;
    for (let index = from; index < to; index++) {
      const entity = candidates[index]!;
      const score = this.scorer.score(entity, group, votes[index]!, candidates);
      if (score <= most || !this.scorer.isAccepted(entity, score, group)) continue;
      most = score;
      group.entity = entity;
    }
  }
}

/** Whether a mention of a capital stands for its government. */
export function isGovernment({ kind, seat }: Mention, entity: number, { capitals }: Gazetteer): boolean {
  return kind === NameKind.seat || (seat && capitals[entity] === 1);
}
