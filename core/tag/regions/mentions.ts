import type { TextAnalysis } from '../../text/analysis';
import { Gap, TokenFlag } from '../../text/tokens';
import type { Reading } from '../reading';
import { Field } from '../reading';
import type { Gazetteer } from './gazetteer';
import { EntityKind, NameKind, nameKindOf, nameOf } from './gazetteer';
import { NameContext } from './name-context';

/** A name in the text that may mean one of several entities. */
export interface Mention {
  /** Tokens, end exclusive. */
  first: number;
  end: number;
  kind: number;
  /** The name in the gazetteer: the same for every way to write it. */
  name: number;
  /** What it may mean, in `Mentions.candidates`: from `from` to `to`. */
  from: number;
  to: number;
  field: number;
  /** A preposition of place, or a comma and a larger region, says that it is a place. */
  supported: boolean;
  /** The larger region that stands behind a comma. */
  within: Mention | undefined;
  /** Lies in a state behind a comma in which no place of the name is known. */
  unknown: boolean;
  /** Stands for the government. */
  seat: boolean;
  /** Force is used against it: the invasion of Ukraine. */
  scene: boolean;
  /** Names a currency: Swiss francs. */
  currency: boolean;
}

/** The mentions of one text, and the candidates of all of them in one array. */
export interface Mentions {
  list: Mention[];
  candidates: Uint32Array;
}

const ENGLISH = 'en';

/** Finds the names of regions, without those that in their place mean a person, a paper, a club or a word. */
export class MentionFinder {
  private readonly context: NameContext;
  private candidates = new Uint32Array(1024);
  private used = 0;

  constructor(private readonly gazetteer: Gazetteer) {
    this.context = new NameContext(gazetteer);
  }

  /** The result is valid until the next call. */
  find(reading: Reading): Mentions {
    const { analysis, fields, article } = reading;
    const { regions } = analysis.matches;
    const { context } = this;
    const { language } = article.details;
    context.read(analysis, language);
    this.used = 0;
    const list: Mention[] = [];
    const english = language === ENGLISH;
    const foreign = language !== undefined && !english;
    let covered = 0;
    let before: Mention | undefined;
    for (let match = 0; match < regions.count;) {
      const first = regions.first[match]!;
      let next = match + 1;
      while (next < regions.count && regions.first[next] === first) next++;
      const field = fields[first]!;
      if (first >= covered && field !== Field.furniture && field !== Field.byline && field !== Field.note) {
        const mention = this.longest(analysis, match, next, field, { english, foreign }, before);
        if (mention) {
          covered = mention.end;
          const silent = mention.kind === NameKind.silent;
          if (!silent) this.addContext(mention, before, analysis);
          if (!silent && !context.isOther(mention, this.candidates, analysis)) {
            list.push(mention);
            before = mention;
          } else this.used = mention.from;
        }
      }
      match = next;
    }
    return {
      list: list.filter((each) => !each.unknown && (each.supported || !context.isPersonElsewhere(each, analysis))),
      candidates: this.candidates,
    };
  }

  /** The longest of the names that begin at one token. */
  private longest(
    analysis: TextAnalysis,
    from: number,
    to: number,
    field: number,
    { english, foreign }: { english: boolean; foreign: boolean },
    before: Mention | undefined,
  ): Mention | undefined {
    const { first: firsts, end: ends, value: values } = analysis.matches.regions;
    const first = firsts[from]!;
    let best: Mention | undefined;
    for (let match = from; match < to; match++) {
      const value = values[match]!;
      const kind = nameKindOf(value);
      const end = ends[match]!;
      if (kind === NameKind.foreign && english) continue;
      if (kind === NameKind.postal && !isPostal(first, end, before, foreign, analysis)) continue;
      if (best && end === best.end && kind !== NameKind.silent) {
        if (best.kind === NameKind.silent) continue;
        this.addCandidates(best, nameOf(value));
        // A name says more than a demonym that is written the same.
        if (kind < best.kind) best.kind = kind;
      } else if (!best || end >= best.end) {
        this.used = best?.from ?? this.used;
        const { used } = this;
        const seat = kind === NameKind.seat;
        best = {
          first,
          end,
          kind,
          name: nameOf(value),
          from: used,
          to: used,
          field,
          supported: false,
          within: undefined,
          unknown: false,
          seat,
          scene: false,
          currency: false,
        };
        if (kind !== NameKind.silent) this.addCandidates(best, best.name);
      }
    }
    if (best?.kind === NameKind.foreign) best.kind = NameKind.name;
    return best;
  }

  private addCandidates(mention: Mention, name: number): void {
    const { nameStarts, candidates: all } = this.gazetteer;
    const end = nameStarts[name + 1]!;
    const { from } = mention;
    for (let index = nameStarts[name]!; index < end; index++) {
      const entity = all[index]!;
      let known = from;
      while (known < mention.to && this.candidates[known] !== entity) known++;
      if (known < mention.to) continue;
      if (mention.to === this.candidates.length) {
        const larger = new Uint32Array(this.candidates.length * 2);
        larger.set(this.candidates);
        this.candidates = larger;
      }
      this.candidates[mention.to++] = entity;
    }
    this.used = mention.to;
  }

  private addContext(mention: Mention, before: Mention | undefined, analysis: TextAnalysis): void {
    const preposition = this.context.hasPreposition(mention.first, analysis);
    mention.scene = this.context.isScene(mention.first, analysis);
    mention.currency = this.context.isCurrency(mention, analysis);
    mention.supported = preposition || mention.field === Field.dateline;
    if (before?.end === mention.first && analysis.gap[mention.first] === Gap.comma) {
      if (this.isLarger(mention, before)) {
        before.within = mention;
        before.supported = true;
      } else before.unknown = mention.kind === NameKind.postal && this.likeliestKind(before) === EntityKind.place;
    }
    if (mention.kind === NameKind.name && mention.field !== Field.dateline && !preposition)
      mention.seat = this.context.isActor(mention, analysis);
  }

  private likeliestKind({ from }: Mention): number {
    return this.gazetteer.kinds[this.candidates[from]!]!;
  }

  /** Whether one mention may be the state or country that another lies in. */
  private isLarger(larger: Mention, smaller: Mention): boolean {
    const { candidates } = this;
    const { kinds, countries, admins } = this.gazetteer;
    for (let index = larger.from; index < larger.to; index++) {
      const region = candidates[index]!;
      const kind = kinds[region]!;
      if (kind !== EntityKind.country && kind !== EntityKind.subdivision) continue;
      for (let other = smaller.from; other < smaller.to; other++) {
        const place = candidates[other]!;
        if (place === region || countries[place] !== countries[region]) continue;
        if (kind === EntityKind.country ? kinds[place] !== EntityKind.country : admins[place] === admins[region])
          return true;
      }
    }
    return false;
  }
}

const FULL_STOP = 0x2e;

/**
 * An abbreviated state counts behind a comma that follows a place, and where it is written with its full stop. In another
 * language than English in capitals alone: French "à Houston, la" is no Louisiana.
 */
function isPostal(
  first: number,
  end: number,
  before: Mention | undefined,
  foreign: boolean,
  { flags, gap, text, end: ends }: TextAnalysis,
): boolean {
  const flag = flags[first]!;
  if (foreign && (flag & (TokenFlag.upper | TokenFlag.dotted)) === 0) return false;
  if (before?.end === first && gap[first] === Gap.comma) return true;
  // 100 B.C. is a year.
  if ((flag & TokenFlag.dotted) !== 0) return first === 0 || (flags[first - 1]! & TokenFlag.digit) === 0;
  return (flag & TokenFlag.upper) === 0 && text.charCodeAt(ends[end - 1]!) === FULL_STOP;
}
