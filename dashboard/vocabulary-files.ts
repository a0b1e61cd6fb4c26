import { dataFolder } from '../adapters/node/data-folder';
import type { DataSource } from '../core/text/data-source';

interface Shape {
  id?: string;
  properties: { name: string };
}

interface World {
  objects: { countries: { geometries: Shape[] }; land?: unknown };
}

/** Alpha-2 codes by the three digits that world-atlas names countries with. */
function alpha2ByNumber(data: DataSource): Map<string, string> {
  const codes = JSON.parse(data.packageFile('i18n-iso-countries/codes.json')) as [
    alpha2: string,
    alpha3: string,
    number: string,
  ][];
  return new Map(codes.map(([alpha2, , number]) => [number, alpha2]));
}

/** The outlines of world-atlas 50m with alpha-2 codes as ids; those without an ISO code keep only their name. */
function worldFile(data: DataSource): string {
  const world = JSON.parse(data.packageFile('world-atlas/countries-50m.json')) as World;
  const alpha2 = alpha2ByNumber(data);
  const geometries = world.objects.countries.geometries
    .map((shape) => ({ ...shape, id: shape.properties.name === 'Kosovo' ? 'XK' : alpha2.get(shape.id ?? '') }))
    // Nobody lives there, and it takes a quarter of the map.
    .filter(({ id }) => id !== 'AQ');
  return JSON.stringify({ ...world, objects: { countries: { ...world.objects.countries, geometries } } });
}

/** Countries by their English names, as an editor may add them. */
function regionsFile(data: DataSource): string {
  const { countries } = JSON.parse(data.packageFile('i18n-iso-countries/langs/en.json')) as {
    countries: Record<string, string | string[]>;
  };
  const entries = Object.entries(countries).map(([code, names]) => ({
    code: `iso3166-1:${code}`,
    // The first is the one the tagger gives.
    name: typeof names === 'string' ? names : names[0],
  }));
  return JSON.stringify(entries);
}

/** Media Topics in use and the newsroom's own topics, by name, as the tagger knows them. */
function topicsFile(data: DataSource): string {
  const mediaTopics = data
    .rows('topics/media-topics.tsv')
    .filter(({ retired }) => retired === '')
    .map(({ code, name }) => ({ code: `medtop:${code}`, name }));
  const own = data.rows('topics/custom/topics.tsv').map(({ code, name }) => ({ code, name }));
  return JSON.stringify([...own, ...mediaTopics]);
}

/** The files that the page loads on demand, by name. */
export function vocabularyFiles(root: string): [name: string, content: string][] {
  const data = dataFolder(root);
  return [
    ['world.json', worldFile(data)],
    ['regions.json', regionsFile(data)],
    ['topics.json', topicsFile(data)],
  ];
}
