import type { CharacterTable } from './characters';
import { CompiledLexicon, MatchList } from './compiled-lexicon';
import type { Lexicon } from './lexicon';
import { LEXICONS } from './lexicon';
import type { TableFile } from './table-file';
import { Gap, tokenize, TokenBuffer, TokenFlag } from './tokens';

/**
 * The one pass over a text that all taggers share: its tokens, and where the phrases of every lexicon stand.
 * The arrays belong to the analyser and are overwritten by the next text.
 */
export interface TextAnalysis {
  text: string;
  /** Of `text`, UTF-16, with a 0 behind them; longer than the text. */
  units: Uint16Array;
  tokenCount: number;
  /** By token: offsets into `text` in UTF-16 code units, end exclusive. */
  start: Uint32Array;
  end: Uint32Array;
  /** By token: bits of `TokenFlag`. */
  flags: Uint16Array;
  /** By token: one of `Gap`, what stands between it and the token before. */
  gap: Uint8Array;
  /** By token: the id of the word in the lexicon, 0 when unknown. */
  word: Uint32Array;
  /** By token: a 32-bit hash of the folded word, known or not. */
  hash: Uint32Array;
  /** By lexicon: where its phrases stand, overlapping ones too. */
  matches: Record<Lexicon, MatchList>;
}

/** Reads texts. Keeps its buffers between them, so use one for each thread of work and read one text at a time. */
export class TextAnalyser {
  private readonly characters: CharacterTable;
  private readonly lexicon: CompiledLexicon;
  private readonly tokens = new TokenBuffer();
  private readonly lists = LEXICONS.map(() => new MatchList());
  private readonly matches = Object.fromEntries(LEXICONS.map((name, index) => [name, this.lists[index]])) as Record<
    Lexicon,
    MatchList
  >;

  constructor(tables: TableFile) {
    this.characters = { classes: tables.u8('text.classes'), folds: tables.u16('text.folds') };
    this.lexicon = new CompiledLexicon(tables);
  }

  /** Linear in the length of the text. The result is valid until the next call. */
  analyse(text: string): TextAnalysis {
    const { tokens, lexicon, lists } = this;
    tokenize(text, this.characters, tokens);
    lexicon.lookUp(tokens);
    this.takeBackAbbreviations();
    lexicon.match(tokens, lists);
    return {
      text,
      units: tokens.text.units,
      tokenCount: tokens.count,
      start: tokens.start,
      end: tokens.end,
      flags: tokens.flags,
      gap: tokens.gap,
      word: tokens.word,
      hash: tokens.hash,
      matches: this.matches,
    };
  }

  /** A full stop after an abbreviation (Gen.) or an initial (J.) ends no sentence. */
  private takeBackAbbreviations(): void {
    const { count, gap, word, flags, start, end } = this.tokens;
    for (let token = 1; token < count; token++) {
      if (gap[token] !== Gap.stop || (flags[token]! & TokenFlag.sentenceStart) === 0) continue;
      const before = token - 1;
      const initial = end[before]! - start[before]! === 1 && (flags[before]! & TokenFlag.capital) !== 0;
      if (initial || this.lexicon.isAbbreviation(word[before]!)) flags[token]! &= ~TokenFlag.sentenceStart;
    }
  }
}
