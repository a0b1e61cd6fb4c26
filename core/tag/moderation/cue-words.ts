import type { LexiconBuilder } from '../../text/lexicon';
import type { TableFile, TableWriter } from '../../text/table-file';
import type { TextAnalysis } from '../../text/analysis';

/**
 * The words that are a cue by themselves. A story has some seventy of them, most of which no rule asks for, so they are kept
 * by word instead of in the lexicon:
 * - `moderation.runOfWord`: by word id, the number of the run of its rows, 0 for none; shorter than the lexicon has words
 * - `moderation.runStarts`: by run, where its rows begin in `moderation.runRows`; one more at the end
 * - `moderation.runRows`: rows of the moderation lexicon
 */
export function compileCueWords(
  words: ReadonlyMap<number, readonly number[]>,
  lexicon: LexiconBuilder,
  writer: TableWriter,
): void {
  const runOfWord = new Uint16Array(lexicon.wordCount);
  const starts = [0, 0];
  const runRows: number[] = [];
  for (const [word, rows] of words) {
    runOfWord[word] = starts.length - 1;
    runRows.push(...rows);
    starts.push(runRows.length);
  }
  writer.add('moderation.runOfWord', runOfWord);
  writer.add('moderation.runStarts', Uint16Array.from(starts));
  writer.add('moderation.runRows', Uint16Array.from(runRows));
}

/** Finds the words of one text at a time that are a cue. Its arrays are overwritten by the next. */
export class CueWords {
  count = 0;
  /** By word found: where it stands, as a token, and its run. */
  token = new Uint32Array(1024);
  run = new Uint16Array(1024);
  readonly starts: Uint16Array;
  readonly rows: Uint16Array;
  private readonly runOfWord: Uint16Array;

  constructor(tables: TableFile) {
    this.runOfWord = tables.u16('moderation.runOfWord');
    this.starts = tables.u16('moderation.runStarts');
    this.rows = tables.u16('moderation.runRows');
  }

  find({ tokenCount, word }: TextAnalysis): void {
    if (this.token.length <= tokenCount) {
      this.token = new Uint32Array(tokenCount * 2);
      this.run = new Uint16Array(tokenCount * 2);
    }
    const { runOfWord, token: tokens, run: runs } = this;
    const known = runOfWord.length;
    let count = 0;
    for (let token = 0; token < tokenCount; token++) {
      const id = word[token]!;
      const run = id < known ? runOfWord[id]! : 0;
      if (run === 0) continue;
      tokens[count] = token;
      runs[count++] = run;
    }
    this.count = count;
  }
}
