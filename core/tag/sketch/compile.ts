import { makeCharacterTable } from '../../text/characters';
import type { DataSource } from '../../text/data-source';
import type { TableWriter } from '../../text/table-file';
import { tokenize, TokenBuffer } from '../../text/tokens';
import { SHINGLE_CHARACTERS, SHINGLE_WORDS, shinglesOf } from './shingles';

/** Adds the shingles of stock sentences, which say nothing of whose copy an article is, to the tables. */
export function compileSketch(data: DataSource, writer: TableWriter): void {
  const characters = makeCharacterTable();
  const tokens = new TokenBuffer();
  const shingles = new Set<number>();
  for (const { phrase } of data.rows('story/boilerplate.tsv')) {
    tokenize(phrase!, characters, tokens);
    const words = [...tokens.hash.subarray(0, tokens.count)];
    const found = [SHINGLE_WORDS, SHINGLE_CHARACTERS].flatMap((width) => shinglesOf(words, width));
    if (found.length === 0) throw new Error(`story/boilerplate.tsv: "${phrase}" is too short to be looked for.`);
    for (const shingle of found) shingles.add(shingle);
  }
  writer.add('sketch.boilerplate', Uint32Array.from(shingles).sort());
}
