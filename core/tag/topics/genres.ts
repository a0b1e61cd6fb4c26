import type { SupplierFact } from '../../article/article';
import type { DataSource } from '../../text/data-source';
import type { TableFile, TableWriter } from '../../text/table-file';
import type { Kind } from '../tags';
import { KINDS } from '../tags';

const GENRES = 'topics/genres.tsv';

interface Genre {
  kind: Kind;
  /** Whether a section of this name holds items of the kind. */
  ofSection: boolean;
}

/** @throws Error when a row names a kind there is not. */
export function compileGenres(data: DataSource, writer: TableWriter): void {
  const genres = data.rows(GENRES).map((row): [string, Genre] => {
    const kind = KINDS.find((each) => each === row.kind);
    if (kind === undefined) throw new Error(`${GENRES}: there is no kind ${row.kind}.`);
    return [row.genre!, { kind, ofSection: row.section === 'yes' }];
  });
  writer.addJson('topics.genres', genres);
}

/** Reads what a supplier says of an item as its kind; undefined when that says nothing. */
export interface GenreReader {
  /** Genre and item-type words (Obituary, Press Release, genre:Opinion). */
  ofGenres(genres: readonly SupplierFact[]): Kind | undefined;
  /** The name of a section, where that tells (Opinion, Obituaries; not News or Politics). */
  ofSection(section: string | undefined): Kind | undefined;
}

export function genreReader(tables: TableFile): GenreReader {
  let known: Map<string, Genre> | undefined;
  const find = (word: string) => {
    known ??= new Map(tables.json<[string, Genre][]>('topics.genres'));
    return known.get(word.trim().toLowerCase());
  };
  return {
    ofGenres(genres) {
      for (const { value } of genres) {
        const genre = find(value.slice(value.lastIndexOf(':') + 1));
        if (genre) return genre.kind;
      }
      return undefined;
    },
    ofSection(section) {
      const genre = section === undefined ? undefined : find(section);
      return genre?.ofSection ? genre.kind : undefined;
    },
  };
}
