import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(__filename);

interface Shape {
  id?: string;
  properties: { name: string };
}

interface World {
  objects: { countries: { geometries: Shape[] }; land?: unknown };
}

/** Alpha-2 codes by the three digits that world-atlas names countries with. */
function alpha2ByNumber(): Map<string, string> {
  const codes = load('i18n-iso-countries/codes.json') as [alpha2: string, alpha3: string, number: string][];
  return new Map(codes.map(([alpha2, , number]) => [number, alpha2]));
}

/** The outlines of world-atlas 50m with alpha-2 codes as ids; those without an ISO code keep only their name. */
function worldFile(): string {
  const world = load('world-atlas/countries-50m.json') as World;
  const alpha2 = alpha2ByNumber();
  const geometries = world.objects.countries.geometries
    .map((shape) => ({ ...shape, id: shape.properties.name === 'Kosovo' ? 'XK' : alpha2.get(shape.id ?? '') }))
    // Nobody lives there, and it takes a quarter of the map.
    .filter(({ id }) => id !== 'AQ');
  return JSON.stringify({ ...world, objects: { countries: { ...world.objects.countries, geometries } } });
}

/** Countries by their English names, as an editor may add them. */
function regionsFile(): string {
  const { countries } = load('i18n-iso-countries/langs/en.json') as { countries: Record<string, string | string[]> };
  const entries = Object.entries(countries).map(([code, names]) => ({
    code: `iso3166-1:${code}`,
    name: typeof names === 'string' ? names : names[0],
  }));
  return JSON.stringify(entries);
}

/** Media Topics by name, from the vocabulary the tagger works with. */
function topicsFile(root: string): string {
  const path = join(root, 'data/topics/media-topics.tsv');
  if (!existsSync(path)) return '[]';
  const [header = '', ...rows] = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const columns = header.split('\t');
  const [code, name] = [columns.indexOf('code'), columns.indexOf('name')];
  const entries = rows.map((row) => row.split('\t')).map((cells) => ({ code: cells[code], name: cells[name] }));
  return JSON.stringify(entries);
}

/** The files that the page loads on demand, by name. */
export function vocabularyFiles(root: string): [name: string, content: string][] {
  return [
    ['world.json', worldFile()],
    ['regions.json', regionsFile()],
    ['topics.json', topicsFile(root)],
  ];
}
