import { compileArticleVocabulary } from './article/vocabulary';
import { compileModeration } from './tag/moderation/compile';
import { compileProvenance } from './tag/provenance/compile';
import { compileRegions } from './tag/regions/compile';
import { compileSketch } from './tag/sketch/compile';
import { compileTopics } from './tag/topics/compile';
import type { DataSource } from './text/data-source';
import { LexiconBuilder } from './text/lexicon';
import { TableWriter } from './text/table-file';

/**
 * Compiles all of data/ into the one file that the hot path opens. Deterministic: the same data, the same bytes.
 * @throws Error naming the file and line of a row that is wrong.
 */
export function compileTables(data: DataSource): Uint8Array {
  const lexicon = new LexiconBuilder();
  const writer = new TableWriter();
  for (const row of data.rows('text/abbreviations.tsv')) lexicon.abbreviation(row.abbreviation!);
  compileArticleVocabulary(data, writer);
  compileTopics(data, lexicon, writer);
  compileRegions(data, lexicon, writer);
  compileProvenance(data, lexicon, writer);
  compileModeration(data, lexicon, writer);
  compileSketch(data, writer);
  lexicon.write(writer);
  return writer.toBytes();
}
