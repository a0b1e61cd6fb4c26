import type { TextAnalysis } from '../../text/analysis';
import { Gap, TokenFlag } from '../../text/tokens';
import type { Gazetteer } from './gazetteer';
import { EntityKind, NameKind, WordFlag } from './gazetteer';
import type { Mention } from './mentions';

/** Logarithm of the population from which a city is not taken for a person who has its name: 400,000. */
const FAMOUS = Math.log10(400_000);
const DOLLAR = 0x24;
/** Capitals of so many letters are rather an acronym (UGA) than a small place. */
const LONGEST_ACRONYM = 4;

/** Judges names by the words around them: whether they mean a person, a paper, a club, a street or a mere word. */
export class NameContext {
  private word: Uint32Array = new Uint32Array(0);
  private tokenCount = 0;
  /** By token: flags of the phrases that end with it; filled in for texts that have such phrases. */
  private ofPhrases = new Uint16Array(0);
  private hasPhrases = false;
  /** Names that are mere words in the language of the text. */
  private ordinaryWords: readonly number[] = [];
  /** Hashes of names that are a person's somewhere in the text. */
  private readonly persons = new Set<number>();

  constructor(private readonly gazetteer: Gazetteer) {}

  /** Takes the words of a text and its language; to be called before the other methods. */
  read({ tokenCount, word, matches: { persons } }: TextAnalysis, language: string | undefined): void {
    this.word = word;
    this.ordinaryWords = this.gazetteer.ordinaryWordsOf(language);
    this.tokenCount = tokenCount;
    this.persons.clear();
    this.hasPhrases = persons.count > 0;
    if (!this.hasPhrases) return;
    if (this.ofPhrases.length < tokenCount) this.ofPhrases = new Uint16Array(tokenCount * 2);
    this.ofPhrases.fill(0, 0, tokenCount);
    // A title of two words counts where it ends, which is what a name stands behind.
    for (let match = 0; match < persons.count; match++)
      this.ofPhrases[persons.end[match]! - 1]! |= persons.value[match]!;
  }

  /** What is known of a word; 0 behind the last. */
  private flagsAt(token: number): number {
    if (token >= this.tokenCount) return 0;
    const { flagsOfWord } = this.gazetteer;
    const id = this.word[token]!;
    const flags = id < flagsOfWord.length ? flagsOfWord[id]! : 0;
    return this.hasPhrases ? flags | this.ofPhrases[token]! : flags;
  }

  /** Whether a preposition of place stands before a token. */
  hasPreposition(first: number, { gap, flags }: TextAnalysis): boolean {
    return (
      first > 0 &&
      gap[first] === Gap.space &&
      (this.flagsAt(first - 1) & WordFlag.preposition) !== 0 &&
      (flags[first - 1]! & TokenFlag.capital) === 0
    );
  }

  /** Whether the words before say that force is used against it. */
  isScene(first: number, { gap }: TextAnalysis): boolean {
    return first > 0 && gap[first] === Gap.space && (this.flagsAt(first - 1) & WordFlag.scene) !== 0;
  }

  /** Whether the words around a capital make it one that acts: its government. */
  isActor({ first, end }: Mention, { gap, flags, tokenCount }: TextAnalysis): boolean {
    const after =
      end < tokenCount && gap[end] === Gap.space && (flags[end]! & TokenFlag.capital) === 0 ? this.flagsAt(end) : 0;
    const before = first > 0 && gap[first] === Gap.space ? this.flagsAt(first - 1) : 0;
    return (after & WordFlag.governmentAfter) !== 0 || (before & WordFlag.governmentBefore) !== 0;
  }

  /** Whether the word behind is that of a currency. */
  isCurrency({ end }: Mention, { gap, tokenCount }: TextAnalysis): boolean {
    return end < tokenCount && gap[end] === Gap.space && (this.flagsAt(end) & WordFlag.currency) !== 0;
  }

  /** Whether the name is here that of a person, a paper, a club or a street, an amount of money, or a mere word. */
  isOther(mention: Mention, candidates: Uint32Array, analysis: TextAnalysis): boolean {
    const { first, end, kind, supported, within } = mention;
    const { gap, flags, tokenCount, hash, word, text } = analysis;
    if (kind === NameKind.seat || kind === NameKind.postal) return false;
    if (text.charCodeAt(analysis.end[end - 1]!) === DOLLAR) return true;
    if (kind === NameKind.abbreviation || within) return false;
    const capitalBehind = end < tokenCount && gap[end] === Gap.space && (flags[end]! & TokenFlag.capital) !== 0;
    const next = capitalBehind ? this.flagsAt(end) : 0;
    const name = kind === NameKind.name;
    if (name && ((next & WordFlag.street) !== 0 || ((next & WordFlag.organisation) !== 0 && !supported))) return true;
    if (end - first !== 1) return false;

    const known = this.isKnown(mention, candidates);
    const spaceBefore = first > 0 && gap[first] === Gap.space && (flags[first - 1]! & TokenFlag.capital) !== 0;
    const previous = spaceBefore ? this.flagsAt(first - 1) : 0;
    const own = this.flagsAt(first);
    const person =
      (previous & WordFlag.firstName) !== 0 ||
      ((previous & WordFlag.title) !== 0 && !known) ||
      (name &&
        (own & WordFlag.firstName) !== 0 &&
        capitalBehind &&
        ((next & (WordFlag.surname | WordFlag.firstName)) !== 0 || word[end] === 0));
    if (person) {
      this.persons.add(hash[first]!);
      return true;
    }
    if (!name || known) return false;
    const short = analysis.end[first]! - analysis.start[first]! <= LONGEST_ACRONYM;
    if (short && (flags[first]! & TokenFlag.upper) !== 0 && !this.isFamous(mention, candidates)) return true;
    if (supported) return false;
    return (
      (own & (WordFlag.common | WordFlag.surname)) !== 0 ||
      this.ordinaryWords.includes(word[first]!) ||
      ((own & WordFlag.firstName) !== 0 && (capitalBehind || !this.isFamous(mention, candidates)))
    );
  }

  /** Elsewhere in the text the same name is a person's. */
  isPersonElsewhere({ first, end }: Mention, { hash }: TextAnalysis): boolean {
    return end - first === 1 && this.persons.has(hash[first]!);
  }

  private isKnown({ from, to }: Mention, candidates: Uint32Array): boolean {
    const { kinds } = this.gazetteer;
    for (let index = from; index < to; index++) {
      const kind = kinds[candidates[index]!];
      if (kind === EntityKind.country || kind === EntityKind.area) return true;
    }
    return false;
  }

  private isFamous({ from, to }: Mention, candidates: Uint32Array): boolean {
    const { priors } = this.gazetteer;
    for (let index = from; index < to; index++) if (priors[candidates[index]!]! > FAMOUS) return true;
    return false;
  }
}
