/** Where the reader is, and everything that is needed to come back there: all of it stands in the URL. */

export const VIEWS = ['desk', 'review', 'rejected', 'stats'] as const;
export type View = (typeof VIEWS)[number];

export const FACETS = ['topic', 'region', 'agency', 'provenance', 'kind', 'decision'] as const;
export type Facet = (typeof FACETS)[number];

/** At most one value a facet; `from` and `to` are days such as 2026-03-01, `q` words of the headline. */
export type Filters = Partial<Record<Facet | 'from' | 'to' | 'q', string>>;

export interface Route {
  view: View;
  filters: Filters;
  /** Id of the article that is open. */
  article?: string;
}

const FILTER_NAMES = [...FACETS, 'from', 'to', 'q'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the query of a URL. What it does not know, it leaves out. */
export function parseRoute(search: string): Route {
  const query = new URLSearchParams(search);
  const filters: Filters = {};
  for (const name of FILTER_NAMES) {
    const value = query.get(name)?.trim();
    if (value && (!(name === 'from' || name === 'to') || DAY.test(value))) filters[name] = value;
  }
  const view = VIEWS.find((each) => each === query.get('view')) ?? 'desk';
  const article = query.get('article') ?? undefined;
  return { view, filters, ...(article && { article }) };
}

/** The query of a route, `?…` or the path alone; parseRoute's opposite. */
export function formatRoute({ view, filters, article }: Route): string {
  const query = new URLSearchParams();
  if (view !== 'desk') query.set('view', view);
  for (const name of FILTER_NAMES) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (article) query.set('article', article);
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}
