import { useEffect, useState } from 'preact/hooks';
import { api } from '../api';
import { useDesk } from '../desk-context';
import type { Facet, Filters } from '../route';
import { FACETS } from '../route';
import { totals } from '../stats/summaries';

export type ExactCounts = ReadonlyMap<Facet, ReadonlyMap<string, number>>;

/**
 * What the desk has counted in a range of days. It counts each facet by itself, so there are exact numbers only while
 * nothing but days narrows the list; undefined otherwise.
 */
export function useExactCounts({ from, to, ...others }: Filters): ExactCounts | undefined {
  const { version } = useDesk();
  const [counts, setCounts] = useState<ExactCounts>();
  const countable = from !== undefined && to !== undefined && Object.values(others).every((value) => !value);
  useEffect(() => {
    setCounts(undefined);
    if (!countable) return;
    let wanted = true;
    const load = async (facet: Facet) => {
      const { rows } = await api.stats(facet, from, to, true);
      return [facet, new Map(totals(rows).map(({ value, count }) => [value, count]))] as const;
    };
    Promise.all(FACETS.map(load))
      .then((all) => wanted && setCounts(new Map(all)))
      // The counts of the loaded rows stay, and say that they are.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [countable, from, to, version]);
  return counts;
}
