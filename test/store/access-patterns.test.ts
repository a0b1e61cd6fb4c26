import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FACETS } from '../../core/store/facets';

test('docs/access-patterns.md names every facet that lists can be read by', () => {
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'access-patterns.md'), 'utf8');
  const named = [...page.matchAll(/^\|[^|]+\|([^|]*\blist [^|]*)\|$/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
  );
  expect(FACETS.filter((facet) => !named.includes(facet))).toEqual([]);
});
