import { useMemo, useState } from 'preact/hooks';
import type { ListedArticle } from '../api';
import { useDesk } from '../desk-context';
import type { Facet, Filters } from '../route';
import type { FacetValue } from './facet-values';
import { FACET_NAMES, facetValues, withExactCounts } from './facet-values';
import { useExactCounts } from './use-exact-counts';

const SHOWN = 8;
const ORDER = Object.keys(FACET_NAMES) as Facet[];

/** Names of the values that were ever seen, so that a filter from the URL reads well with no rows loaded. */
const seenNames = new Map<string, string>();

/** The facets of the loaded rows, each value a way to narrow the list. */
export function Facets({ items }: { items: readonly ListedArticle[] }) {
  const { route, navigate } = useDesk();
  const exact = useExactCounts(route.filters);
  const lists = useMemo(
    () => ORDER.map((facet) => [facet, withExactCounts(facetValues(facet, items), exact?.get(facet))] as const),
    [items, exact],
  );
  for (const [facet, values] of lists) for (const { value, name } of values) seenNames.set(`${facet}=${value}`, name);
  const set = (name: keyof Filters, value: string | undefined) =>
    navigate(({ filters }) => ({ view: 'desk', filters: { ...filters, [name]: value } }));
  return (
    <details class="facets" open={innerWidth > 1000}>
      <summary>Filter</summary>
      {items.length > 0 && (
        <p class="facets-note">
          {exact ? 'Counts are of all articles of these days.' : `Counts are of the ${items.length} articles loaded.`}
        </p>
      )}
      {lists.map(([facet, values]) => (
        <FacetList
          key={facet}
          facet={facet}
          values={values}
          chosen={route.filters[facet]}
          choose={(value) => set(facet, value)}
        />
      ))}
      <fieldset class="facet">
        <legend>Received</legend>
        {(['from', 'to'] as const).map((name) => (
          <label key={name} class="facet-day">
            {name === 'from' ? 'From' : 'To'}
            <input
              type="date"
              value={route.filters[name] ?? ''}
              onChange={(event) => set(name, event.currentTarget.value || undefined)}
            />
          </label>
        ))}
      </fieldset>
    </details>
  );
}

interface ListProps {
  facet: Facet;
  values: FacetValue[];
  chosen: string | undefined;
  choose(value: string | undefined): void;
}

function FacetList({ facet, values, chosen, choose }: ListProps) {
  const [all, setAll] = useState(false);
  if (values.length === 0) return null;
  return (
    <fieldset class="facet">
      <legend>{FACET_NAMES[facet]}</legend>
      <ul>
        {(all ? values : values.slice(0, SHOWN)).map(({ value, name, count }) => (
          <li key={value}>
            <button
              type="button"
              class={facet === 'decision' ? `facet-value decision-${value}` : 'facet-value'}
              aria-pressed={chosen === value}
              onClick={() => choose(chosen === value ? undefined : value)}
            >
              <bdi class="facet-name">{name}</bdi>
              <span class="facet-count">{count}</span>
            </button>
          </li>
        ))}
      </ul>
      {values.length > SHOWN && (
        <button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `All ${values.length}`}
        </button>
      )}
    </fieldset>
  );
}

/** What the list is narrowed to, each with a way to take it off. */
export function ActiveFilters() {
  const { route, navigate } = useDesk();
  const active = Object.entries(route.filters).filter(([, value]) => value) as [keyof Filters, string][];
  if (active.length === 0) return null;
  return (
    <ul class="active-filters" aria-label="Filters in force">
      {active.map(([name, value]) => {
        const label = name === 'q' ? `“${value}”` : (seenNames.get(`${name}=${value}`) ?? value);
        return (
          <li key={name}>
            <button
              type="button"
              onClick={() => navigate((now) => ({ view: 'desk', filters: { ...now.filters, [name]: undefined } }))}
            >
              <span class="visually-hidden">Remove the filter </span>
              {name in FACET_NAMES
                ? FACET_NAMES[name as Facet]
                : { q: 'Search', from: 'From', to: 'To' }[name as 'q']}: <bdi>{label}</bdi>{' '}
              <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
