import type { TextAnalysis } from '../../text/analysis';
import { Gap, TokenFlag } from '../../text/tokens';
import type { Reading } from '../reading';
import { Field } from '../reading';
import type { Gazetteer } from './gazetteer';
import { EntityKind, entityOf, NameKind, nameKindOf, WordFlag } from './gazetteer';

/** A name in the text that may mean one of several entities. */
export interface Mention {
  /** Tokens, end exclusive. */
  first: number;
  end: number;
  kind: number;
  candidates: number[];
  field: number;
  /** A preposition of place, or a comma and a larger region, says that it is a place. */
  supported: boolean;
  /** The larger region that stands behind a comma, as its candidates. */
  within?: number[];
  /** Stands for the government. */
  seat: boolean;
}

/** What the words around names say, by token. */
export class WordFlags {
  private flags = new Uint8Array(1024);

  read({ tokenCount, matches }: TextAnalysis): Uint8Array {
    if (this.flags.length < tokenCount + 1) this.flags = new Uint8Array(tokenCount * 2);
    this.flags.fill(0, 0, tokenCount + 1);
    const { persons } = matches;
    for (let match = 0; match < persons.count; match++) {
      // A title of two words counts where it ends, which is what a name stands behind.
      this.flags[persons.end[match]! - 1]! |= persons.value[match]!;
    }
    return this.flags;
  }
}

/** Logarithm of the population from which a city is not taken for a person who has its name: 400,000. */
const FAMOUS = Math.log10(400_000);

/** Finds the names of regions, without those that in their place mean a person, a paper, a club or a word. */
export class MentionFinder {
  private readonly words = new WordFlags();

  constructor(private readonly gazetteer: Gazetteer) {}

  find(reading: Reading): Mention[] {
    const { analysis, fields } = reading;
    const words = this.words.read(analysis);
    const mentions: Mention[] = [];
    const persons = new Set<number>();
    const list = analysis.matches.regions;
    let covered = 0;
    for (let match = 0; match < list.count;) {
      const first = list.first[match]!;
      let next = match;
      while (next < list.count && list.first[next] === first) next++;
      const field = fields[first]!;
      if (first >= covered && field !== Field.furniture && field !== Field.byline && field !== Field.note) {
        const mention = this.longest(list.end, list.value, match, next, first, field, analysis, mentions.at(-1));
        if (mention) {
          covered = mention.end;
          this.addContext(mention, mentions.at(-1), analysis, words);
          if (mention.kind === NameKind.silent || this.isOther(mention, analysis, words, persons)) {
            match = next;
            continue;
          }
          mentions.push(mention);
        }
      }
      match = next;
    }
    return mentions.filter((mention) => mention.supported || !this.isPersonElsewhere(mention, analysis, persons));
  }

  /** The longest of the names that begin at one token. */
  private longest(
    ends: Uint32Array,
    values: Uint32Array,
    from: number,
    to: number,
    first: number,
    field: number,
    analysis: TextAnalysis,
    before: Mention | undefined,
  ): Mention | undefined {
    const behindComma = before !== undefined && before.end === first && analysis.gap[first] === Gap.comma;
    let best: Mention | undefined;
    for (let match = from; match < to; match++) {
      const kind = nameKindOf(values[match]!);
      if (kind === NameKind.postal && !behindComma) continue;
      const end = ends[match]!;
      const entity = entityOf(values[match]!);
      if (best && end === best.end && kind !== NameKind.silent) {
        if (best.kind === NameKind.silent) continue;
        if (!best.candidates.includes(entity)) best.candidates.push(entity);
        // A name says more than a demonym that is written the same.
        if (kind < best.kind) best.kind = kind;
      } else if (!best || end >= best.end) {
        best = { first, end, kind, candidates: [entity], field, supported: false, seat: kind === NameKind.seat };
      }
    }
    return best;
  }

  private addContext(
    mention: Mention,
    before: Mention | undefined,
    { gap, flags }: TextAnalysis,
    words: Uint8Array,
  ): void {
    const { first, end } = mention;
    const previous = first > 0 && gap[first] === Gap.space ? words[first - 1]! : 0;
    const preposition = (previous & WordFlag.preposition) !== 0 && (flags[first - 1]! & TokenFlag.capital) === 0;
    mention.supported = preposition || mention.field === Field.dateline;
    if (before && before.end === first && gap[first] === Gap.comma && this.isLarger(mention, before)) {
      before.within = mention.candidates;
      before.supported = true;
    }
    if (mention.kind === NameKind.name && mention.field !== Field.dateline && !preposition) {
      const after = gap[end] === Gap.space && (flags[end]! & TokenFlag.capital) === 0 ? words[end]! : 0;
      mention.seat = (after & WordFlag.governmentAfter) !== 0 || (previous & WordFlag.governmentBefore) !== 0;
    }
  }

  /** Whether one mention may be the state or country that another lies in. */
  private isLarger(larger: Mention, smaller: Mention): boolean {
    const { kinds, countries, admins } = this.gazetteer;
    return larger.candidates.some(
      (region) =>
        kinds[region] !== EntityKind.place &&
        kinds[region] !== EntityKind.area &&
        smaller.candidates.some(
          (place) =>
            place !== region &&
            countries[place] === countries[region] &&
            (kinds[region] === EntityKind.country || admins[place] === admins[region]),
        ),
    );
  }

  /** Whether the name is here that of a person, a paper or a club, or a mere word. */
  private isOther(
    mention: Mention,
    { gap, flags, tokenCount, hash }: TextAnalysis,
    words: Uint8Array,
    persons: Set<number>,
  ): boolean {
    const { first, end, kind, candidates, supported, within } = mention;
    if (kind !== NameKind.name) return false;
    const { kinds, priors } = this.gazetteer;
    const single = end - first === 1;
    const known = candidates.some(
      (entity) => kinds[entity] === EntityKind.country || kinds[entity] === EntityKind.area,
    );
    const spaceBefore = first > 0 && gap[first] === Gap.space && (flags[first - 1]! & TokenFlag.capital) !== 0;
    const previous = spaceBefore ? words[first - 1]! : 0;
    const capitalBehind = end < tokenCount && gap[end] === Gap.space && (flags[end]! & TokenFlag.capital) !== 0;
    const next = capitalBehind ? words[end]! : 0;
    if (within) return false;
    if ((next & WordFlag.organisation) !== 0 && !supported) return true;
    if (!single) return false;
    const own = words[first]!;
    if ((previous & WordFlag.firstName) !== 0 || ((previous & WordFlag.title) !== 0 && !known)) {
      persons.add(hash[first]!);
      return true;
    }
    if (capitalBehind && (own & WordFlag.firstName) !== 0 && (next & (WordFlag.surname | WordFlag.firstName)) !== 0) {
      persons.add(hash[first]!);
      return true;
    }
    if (known || supported) return false;
    const famous = candidates.some((entity) => priors[entity]! > FAMOUS);
    return (
      (own & (WordFlag.common | WordFlag.surname)) !== 0 ||
      ((own & WordFlag.firstName) !== 0 && (capitalBehind || !famous))
    );
  }

  /** Elsewhere in the text the same name is a person's, and nothing here says that it is a place. */
  private isPersonElsewhere({ first, end }: Mention, { hash }: TextAnalysis, persons: Set<number>): boolean {
    return end - first === 1 && persons.has(hash[first]!);
  }
}
