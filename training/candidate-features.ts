import type { CharacterTable } from '../core/text/characters';
import { CharacterClass, makeCharacterTable } from '../core/text/characters';
import { OPENING_FEATURE, OPENING_WORDS } from '../core/tag/topics/features';
import { tokenize, TokenBuffer, TokenFlag } from '../core/text/tokens';

/** Reads the words of texts as the tokenizer sees them, folded. */
export class WordReader {
  private readonly characters: CharacterTable = makeCharacterTable();
  private readonly tokens = new TokenBuffer();

  /**
   * @returns the words in order, whether each may go on a phrase from the one before, and a hash of each
   */
  read(text: string): { words: string[]; joined: boolean[]; hashes: Uint32Array } {
    const { tokens, characters } = this;
    tokenize(text, characters, tokens);
    const words: string[] = [];
    const joined: boolean[] = [];
    for (let token = 0; token < tokens.count; token++) {
      words.push(this.folded(text, tokens.start[token]!, tokens.end[token]!));
      joined.push((tokens.flags[token]! & TokenFlag.joined) !== 0);
    }
    return { words, joined, hashes: tokens.hash.slice(0, tokens.count) };
  }

  private folded(text: string, start: number, end: number): string {
    const { classes, folds } = this.characters;
    let word = '';
    for (let position = start; position < end; position++) {
      const unit = text.charCodeAt(position);
      const type = classes[unit]!;
      if (type < CharacterClass.space && type !== CharacterClass.ignored) word += String.fromCharCode(folds[unit]!);
    }
    return word;
  }
}

export interface FeatureLimits {
  /** A word must stand in this many articles. */
  leastArticles: number;
  /** A word must open this many labelled articles to count as an opening. */
  leastArticlesOfOpening: number;
  /** A two-word phrase must stand in this many labelled ones. */
  leastArticlesOfPhrase: number;
  most: number;
}

/**
 * Counts words and two-word phrases over articles, and picks the features to train on.
 */
export class FeatureCensus {
  private readonly ofWord = new Map<string, number>();
  private readonly ofOpening = new Map<string, number>();
  private readonly ofPhrase = new Map<string, number>();

  /** @param labelled phrases are only taken from labelled articles, since only there their weight can be learned */
  add(words: readonly string[], joined: readonly boolean[], labelled: boolean): void {
    const seen = new Set<string>();
    words.forEach((word, index) => {
      seen.add(word);
      if (labelled && index > 0 && joined[index]) seen.add(`${words[index - 1]!} ${word}`);
    });
    for (const name of seen) {
      raise(name.includes(' ') ? this.ofPhrase : this.ofWord, name);
    }
    if (labelled) for (const word of new Set(words.slice(0, OPENING_WORDS))) raise(this.ofOpening, word);
  }

  /** The features, in alphabetical order; of the phrases the commonest that there is room for. */
  pick({ leastArticles, leastArticlesOfOpening, leastArticlesOfPhrase, most }: FeatureLimits): string[] {
    const openings = [...this.ofOpening]
      .filter(([, count]) => count >= leastArticlesOfOpening)
      .map(([word]) => OPENING_FEATURE + word);
    const words = [...this.ofWord].filter(([, count]) => count >= leastArticles).map(([word]) => word);
    const phrases = [...this.ofPhrase]
      .filter(([, count]) => count >= leastArticlesOfPhrase)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, Math.max(0, most - words.length - openings.length))
      .map(([phrase]) => phrase);
    return [...words, ...openings, ...phrases].sort();
  }
}

function raise(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
