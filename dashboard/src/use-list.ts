import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ArticlePage, ListedArticle } from './api';
import { appendPage, mergePage, updateInPlace } from './merge-page';

export interface LoadedList {
  items: ListedArticle[];
  state: 'loading' | 'ready' | 'failed';
  problem?: string;
  /** True when there are further articles to load. */
  more: boolean;
  /** How far back a search has looked, when it has not looked through everything. */
  searchedBackTo?: string;
  /** Articles that have come in but are not shown yet. */
  waiting: number;
  loadMore(): void;
  /** Loads the first page again, and shows what is waiting. */
  reload(): void;
}

export interface ListOptions {
  load(cursor?: string): Promise<ArticlePage>;
  /** Another key is another list. */
  key: string;
  /** Rises when something has changed. */
  version: number;
  /** Newest first; otherwise only the first page is kept fresh. */
  byTime: boolean;
  /** True while the reader is down the list, when new rows wait instead of moving what is being read. */
  reading?(): boolean;
}

/** Pages of a list, kept fresh. */
export function useList({ load, key, version, byTime, reading }: ListOptions): LoadedList {
  const [items, setItems] = useState<ListedArticle[]>([]);
  const [state, setState] = useState<LoadedList['state']>('loading');
  const [problem, setProblem] = useState<string>();
  const [last, setLast] = useState<ArticlePage>();
  const [held, setHeld] = useState<ArticlePage>();
  const shown = useRef<string | undefined>(undefined);
  const loadingMore = useRef(false);
  const wanted = useRef(key);
  wanted.current = key;

  const fetchFirst = useCallback(
    async (show: boolean) => {
      const isNew = shown.current !== key;
      if (isNew) {
        setState('loading');
        setItems([]);
      }
      try {
        const page = await load();
        if (wanted.current !== key) return;
        setProblem(undefined);
        setState('ready');
        if (isNew || !byTime) setLast(page);
        const wait = !isNew && !show && (reading?.() ?? false);
        setHeld(wait ? page : undefined);
        setItems((loaded) => {
          if (isNew || !byTime) return page.items;
          return wait ? updateInPlace(loaded, page) : mergePage(loaded, page);
        });
        shown.current = key;
      } catch (error) {
        if (wanted.current !== key) return;
        setProblem((error as Error).message);
        setState('failed');
      }
    },
    [key, load, byTime, reading],
  );
  useEffect(() => void fetchFirst(false), [key, version]);

  const loadMore = useCallback(() => {
    if (!last?.next || loadingMore.current) return;
    loadingMore.current = true;
    load(last.next)
      .then((page) => {
        if (wanted.current !== key) return;
        setLast(page);
        setItems((loaded) => appendPage(loaded, page));
      })
      .catch((error: Error) => setProblem(error.message))
      .finally(() => (loadingMore.current = false));
  }, [last, key, load]);

  const known = new Set(items.map(({ id }) => id));
  return {
    ...{ items, state, problem, loadMore },
    more: last?.next !== undefined,
    searchedBackTo: last?.searchedBackTo,
    waiting: held ? held.items.filter(({ id }) => !known.has(id)).length : 0,
    reload: () => void fetchFirst(true),
  };
}
