import { geoNaturalEarth1, geoPath } from 'd3-geo';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { Message } from '../parts/message';

const WIDTH = 960;
const HEIGHT = 480;
/** Steps of the shade, by the share of the busiest country. */
const SHADES = 5;

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

interface Props {
  /** Articles by ISO 3166-1 alpha-2 code. */
  counts: ReadonlyMap<string, number>;
  onCountry(code: string): void;
}

/** How dark a country is: 0 for none, else 1 to SHADES on a scale of square roots, so that small counts can be told apart. */
function shade(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil(SHADES * Math.sqrt(count / most)));
}

/** The world by country. The bars beside it say the same as a list, for those who cannot see or point. */
export default function WorldMap({ counts, onCountry }: Props) {
  const [world, setWorld] = useState<World>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    fetch('/assets/world.json')
      .then((response) => response.json() as Promise<World>)
      .then(setWorld)
      .catch(() => setFailed(true));
  }, []);
  const shapes = useMemo(() => {
    if (!world) return [];
    const countries = feature(world, world.objects.countries);
    const path = geoPath(geoNaturalEarth1().fitSize([WIDTH, HEIGHT], countries)).digits(1);
    return countries.features.map((each) => ({
      code: String(each.id ?? ''),
      name: each.properties.name,
      outline: path(each) ?? '',
    }));
  }, [world]);
  if (failed) return <Message title="The map cannot be loaded" tone="problem" />;
  const most = Math.max(1, ...counts.values());
  return (
    <svg
      class="map"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="Articles by country; the list of regions says the same"
    >
      {shapes.map(({ code, name, outline }, index) => {
        const count = counts.get(code) ?? 0;
        return (
          <path
            key={index}
            d={outline}
            class={`country country-${shade(count, most)}`}
            onClick={count > 0 ? () => onCountry(code) : undefined}
          >
            <title>{`${name}: ${count}`}</title>
          </path>
        );
      })}
    </svg>
  );
}
