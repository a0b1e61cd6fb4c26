import { DECISIONS, KINDS, PROVENANCE_STATUSES } from '../../../core/tag/tags';
import type { ListedArticle } from '../api';
import type { Facet } from '../route';
import { DECISION_WORDS, KIND_WORDS, PROVENANCE_WORDS } from '../words';

export interface FacetValue {
  value: string;
  name: string;
  count: number;
}

export const FACET_NAMES: Record<Facet, string> = {
  decision: 'Decision',
  provenance: 'Provenance',
  topic: 'Topic',
  region: 'Region',
  agency: 'Agency',
  kind: 'Kind',
};

type Named = [value: string, name: string];

const VALUES_OF: Record<Facet, (article: ListedArticle) => Named[]> = {
  topic: ({ topics }) => (topics ?? []).map(({ code, name }) => [code, name]),
  region: ({ regions }) => (regions ?? []).map(({ scheme, code, name }) => [`${scheme}:${code}`, name]),
  agency: ({ provenance }) => (provenance?.agencies ?? []).map(({ id, name }) => [id, name]),
  provenance: ({ provenance }) => (provenance ? [[provenance.status, PROVENANCE_WORDS[provenance.status].name]] : []),
  kind: ({ kind }) => (kind ? [[kind, KIND_WORDS[kind]]] : []),
  decision: ({ moderation }) => (moderation ? [[moderation.decision, DECISION_WORDS[moderation.decision].name]] : []),
};

/** Short lists keep the order of their meaning; long ones go by how many articles there are. */
const FIXED_ORDER: Partial<Record<Facet, readonly string[]>> = {
  decision: [...DECISIONS].reverse(),
  provenance: PROVENANCE_STATUSES,
  kind: KINDS,
};

/** The values of a facet among the articles, each counted once an article. */
export function facetValues(facet: Facet, articles: readonly ListedArticle[]): FacetValue[] {
  const values = new Map<string, FacetValue>();
  for (const article of articles) {
    for (const [value, name] of new Map(VALUES_OF[facet](article))) {
      const known = values.get(value);
      if (known) known.count += 1;
      else values.set(value, { value, name, count: 1 });
    }
  }
  const order = FIXED_ORDER[facet];
  return [...values.values()].sort((a, b) =>
    order ? order.indexOf(a.value) - order.indexOf(b.value) : b.count - a.count || a.name.localeCompare(b.name),
  );
}

/** The values with what the desk has counted, where it has. */
export function withExactCounts(values: FacetValue[], exact: ReadonlyMap<string, number> | undefined): FacetValue[] {
  if (!exact) return values;
  return values.map((each) => ({ ...each, count: exact.get(each.value) ?? each.count }));
}
