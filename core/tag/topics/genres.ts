import type { SupplierFact } from '../../article/article';
import type { DataSource } from '../../text/data-source';
import type { TableFile, TableWriter } from '../../text/table-file';
import type { Kind } from '../tags';
import { KINDS } from '../tags';

const GENRES = 'topics/genres.tsv';

/** @throws Error when a row names a kind there is not. */
export function compileGenres(data: DataSource, writer: TableWriter): void {
  const kinds = data.rows(GENRES).map((row): [string, string] => {
    if (!(KINDS as readonly string[]).includes(row.kind!)) throw new Error(`${GENRES}: there is no kind ${row.kind}.`);
    return [row.genre!, row.kind!];
  });
  writer.addJson('topics.genres', kinds);
}

/** Reads a supplier's genre or item-type words (Obituary, Press Release, genre:Opinion) as a kind. */
export function genreReader(tables: TableFile): (genres: readonly SupplierFact[]) => Kind | undefined {
  let kinds: Map<string, Kind> | undefined;
  return (genres) => {
    if (genres.length === 0) return undefined;
    kinds ??= new Map(tables.json<[string, Kind][]>('topics.genres'));
    for (const { value } of genres) {
      const word = value
        .slice(value.lastIndexOf(':') + 1)
        .trim()
        .toLowerCase();
      const kind = kinds.get(word);
      if (kind) return kind;
    }
    return undefined;
  };
}
