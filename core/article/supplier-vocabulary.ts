import type { DataSource } from '../text/data-source';
import type { TableFile, TableWriter } from '../text/table-file';
import type { Signal, SupplierSubject } from './article';

/** What a field of a CMS article holds, by its name. See data/article/field-names.tsv. */
export type FieldRole =
  | 'headline'
  | 'body'
  | 'summary'
  | 'byline'
  | 'published'
  | 'updated'
  | 'section'
  | 'subjects'
  | 'guid'
  | 'link'
  | 'version'
  | 'language'
  | 'source'
  | 'publisher'
  | 'copyright'
  | 'usage'
  | 'note'
  | 'slugline'
  | 'urgency'
  | 'located'
  | 'places'
  | 'media'
  | 'caption'
  | 'credit'
  | 'embargo'
  | 'expires'
  | 'status'
  | 'signals'
  | 'genre';

/** The words by which fields of structured formats are understood. */
export interface SupplierVocabulary {
  /** Words of status, signal and editorial-type fields, in lower case. */
  signals: ReadonlyMap<string, Signal>;
  /** Prefixes of QCodes and names and addresses of schemes, in lower case. */
  schemes: ReadonlyMap<string, SupplierSubject['scheme']>;
  /** Names of fields in lower case without `-` and `_`. The rank says which of several is meant: the lowest. */
  fields: ReadonlyMap<string, readonly [role: FieldRole, rank: number]>;
}

interface CompiledSupplierVocabulary {
  signals: [string, Signal][];
  schemes: [string, SupplierSubject['scheme']][];
  fields: [string, [FieldRole, number]][];
}

/** Adds the supplier words of data/article to the tables. */
export function compileSupplierVocabulary(data: DataSource, writer: TableWriter): void {
  writer.addJson('article.supplier', {
    signals: data.rows('article/editorial-signals.tsv').map((row) => [row.word!, row.signal as Signal]),
    schemes: data
      .rows('article/subject-schemes.tsv')
      .map((row) => [row.alias!, row.scheme as SupplierSubject['scheme']]),
    fields: data
      .rows('article/field-names.tsv')
      .map((row) => [row.name!, [row.role as FieldRole, Number(row.rank)] as [FieldRole, number]]),
  } satisfies CompiledSupplierVocabulary);
}

/** Opens what `compileSupplierVocabulary` wrote. */
export function openSupplierVocabulary(tables: TableFile): SupplierVocabulary {
  const { signals, schemes, fields } = tables.json<CompiledSupplierVocabulary>('article.supplier');
  return { signals: new Map(signals), schemes: new Map(schemes), fields: new Map(fields) };
}
