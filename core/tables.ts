import { hash } from 'node:crypto';
import { compileArticleVocabulary } from './article/vocabulary';
import { compileModeration } from './tag/moderation/compile';
import { compileProvenance } from './tag/provenance/compile';
import { compileRegions } from './tag/regions/compile';
import { compileSketch } from './tag/sketch/compile';
import { compileTopics } from './tag/topics/compile';
import type { DataSource } from './text/data-source';
import { LexiconBuilder } from './text/lexicon';
import type { TableFile } from './text/table-file';
import { TableWriter } from './text/table-file';

const VERSION = 'version';
const VERSION_LENGTH = 12;

/**
 * The first 12 hex digits of the SHA-256 of all other tables: the record's `dataVersion`. Written when they are compiled,
 * since hashing them takes longer than opening them.
 */
export function versionOf(tables: TableFile): string {
  return tables.json<string>(VERSION);
}

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
  writer.addJson(VERSION, hash('sha256', writer.toBytes()).slice(0, VERSION_LENGTH));
  return writer.toBytes();
}
