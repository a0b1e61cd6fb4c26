import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ArticlePage, ListedArticle } from './api';

export interface LoadedList {
  items: ListedArticle[];
  state: 'loading' | 'ready' | 'failed';
  problem?: string;
  /** True when there are older articles to load. */
  more: boolean;
  /** How far back a search has looked, when it has not looked through everything. */
  searchedBackTo?: string;
  /** Newer articles that have come in but are not shown yet. */
  waiting: number;
  loadMore(): void;
  /** Shows what is waiting. */
  showWaiting(): void;
  /** Loads from the start. */
  reload(): void;
}

type Load = (cursor?: string) => Promise<ArticlePage>;

/** The newest page laid over what is loaded: changed articles change in place, new ones go on top, gone ones go. */
function merge(loaded: readonly ListedArticle[], fresh: ArticlePage): ListedArticle[] {
  const freshIds = new Set(fresh.items.map(({ id }) => id));
  const last = fresh.items.at(-1)?.source?.receivedAt ?? '';
  const older = loaded.filter(({ id, source }) => !freshIds.has(id) && fresh.next && (source?.receivedAt ?? '') < last);
  return [...fresh.items, ...older];
}

/**
 * Pages of a list, kept fresh. `version` rises when something has changed; `reading` is true while the reader is down
 * the list, when new rows wait instead of moving what is being read.
 */
export function useList(load: Load, key: string, version: number, reading: () => boolean): LoadedList {
  const [items, setItems] = useState<ListedArticle[]>([]);
  const [state, setState] = useState<LoadedList['state']>('loading');
  const [problem, setProblem] = useState<string>();
  const [cursor, setCursor] = useState<string>();
  const [searchedBackTo, setSearchedBackTo] = useState<string>();
  const [held, setHeld] = useState<ArticlePage>();
  const current = useRef({ key, loading: false, loaded: false });

  const fetchFirst = useCallback(
    async (force: boolean) => {
      const asked = key;
      const first = current.current.key !== key || !current.current.loaded;
      current.current.key = key;
      if (first) {
        setState('loading');
        setItems([]);
      }
      try {
        const page = await load();
        if (current.current.key !== asked) return;
        current.current.loaded = true;
        setProblem(undefined);
        setState('ready');
        setSearchedBackTo(page.searchedBackTo);
        if (first) setCursor(page.next);
        if (first || force || !reading()) {
          setHeld(undefined);
          setItems((loaded) => (first ? page.items : merge(loaded, page)));
        } else {
          setHeld(page);
          setItems((loaded) => updateInPlace(loaded, page));
        }
      } catch (error) {
        if (current.current.key !== asked) return;
        setProblem((error as Error).message);
        setState('failed');
      }
    },
    [key, load, reading],
  );

  useEffect(() => {
    if (current.current.key !== key) current.current.loaded = false;
    void fetchFirst(false);
  }, [key, version]);

  const loadMore = useCallback(() => {
    if (!cursor || current.current.loading) return;
    current.current.loading = true;
    const asked = key;
    load(cursor)
      .then((page) => {
        if (current.current.key !== asked) return;
        setCursor(page.next);
        setSearchedBackTo(page.searchedBackTo);
        setItems((loaded) => {
          const known = new Set(loaded.map(({ id }) => id));
          return [...loaded, ...page.items.filter(({ id }) => !known.has(id))];
        });
      })
      .catch((error: Error) => setProblem(error.message))
      .finally(() => (current.current.loading = false));
  }, [cursor, key, load]);

  const shown = new Set(items.map(({ id }) => id));
  const waiting = held ? held.items.filter(({ id }) => !shown.has(id)).length : 0;
  return {
    ...{ items, state, problem, more: cursor !== undefined, searchedBackTo, waiting, loadMore },
    showWaiting: () => void fetchFirst(true),
    reload: () => void fetchFirst(true),
  };
}

function updateInPlace(loaded: readonly ListedArticle[], page: ArticlePage): ListedArticle[] {
  const fresh = new Map(page.items.map((item) => [item.id, item]));
  return loaded.map((item) => fresh.get(item.id) ?? item);
}
