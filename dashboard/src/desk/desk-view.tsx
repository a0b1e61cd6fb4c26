import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { ListedArticle } from '../api';
import { api } from '../api';
import { useDesk } from '../desk-context';
import { LoadFailed, LoadingRows, Message } from '../parts/message';
import { VirtualList } from '../parts/virtual-list';
import { useList } from '../use-list';
import { useRowHeight } from '../use-row-height';
import { useListKeys } from '../use-shortcuts';
import { fullTime } from '../time';
import { ArticleRow } from './article-row';
import { ActiveFilters, Facets } from './facets';
import { foldStories } from './fold-stories';

interface Line {
  article: ListedArticle;
  others: number;
  nested: boolean;
}

/** The live list: newest first, one row a story, with the facets beside it. */
export function DeskView() {
  const { route, navigate, version } = useDesk();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const away = useRef(false);
  const key = JSON.stringify(route.filters);
  const load = useCallback((cursor?: string) => api.list(route.filters, cursor), [key]);
  const reading = useCallback(() => away.current, []);
  const list = useList({ load, key, version, reading, byTime: true });
  const rowHeight = useRowHeight(route.article !== undefined);

  const lines = useMemo<Line[]>(
    () =>
      foldStories(list.items).flatMap(({ lead, others }) => [
        { article: lead, others: others.length, nested: false },
        ...(unfolded.has(lead.id) ? others.map((article) => ({ article, others: 0, nested: true })) : []),
      ]),
    [list.items, unfolded],
  );
  const chosen = lines.findIndex(({ article }) => article.id === route.article);
  const choose = useCallback(
    (index: number) => navigate((now) => ({ ...now, article: lines[index]?.article.id }), { replace: chosen >= 0 }),
    [lines, navigate, chosen],
  );
  useListKeys({ count: lines.length, chosen, loading: list.state === 'loading' }, choose);
  const scrolled = useCallback((now: boolean) => (away.current = now), []);
  const toggle = (id: string) =>
    setUnfolded((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  return (
    <>
      <Facets items={list.items} />
      <section class="list-pane" aria-label="Articles">
        <ActiveFilters />
        {list.waiting > 0 && (
          <button type="button" class="waiting" onClick={list.reload}>
            {list.waiting} new
          </button>
        )}
        {list.state === 'loading' && <LoadingRows />}
        {list.state === 'failed' && (
          <LoadFailed title="The list cannot be loaded" problem={list.problem} retry={list.reload} />
        )}
        {list.state === 'ready' && lines.length === 0 && <NothingHere filtered={key !== '{}'} />}
        {lines.length > 0 && (
          <VirtualList
            items={lines}
            rowHeight={rowHeight}
            label="Articles, newest first"
            keyOf={({ article, nested }) => `${article.id}${nested ? '+' : ''}`}
            follow={chosen}
            onScrolled={scrolled}
            onEnd={list.loadMore}
            render={({ article, others, nested }) => (
              <ArticleRow
                article={article}
                others={others}
                nested={nested}
                unfolded={unfolded.has(article.id)}
                onUnfold={() => toggle(article.id)}
              />
            )}
          />
        )}
        {list.searchedBackTo && list.more && (
          <p class="list-foot">Searched back to {fullTime(list.searchedBackTo)}. Scroll on to search further.</p>
        )}
      </section>
    </>
  );
}

function NothingHere({ filtered }: { filtered: boolean }) {
  const { navigate } = useDesk();
  if (filtered) {
    return (
      <Message title="No article matches">
        <button type="button" onClick={() => navigate(() => ({ view: 'desk', filters: {} }))}>
          Clear the filters
        </button>
      </Message>
    );
  }
  return (
    <Message title="The desk is empty">
      <p>Drop an article anywhere on this page, or put a file in the drop folder. It shows up here within a second.</p>
    </Message>
  );
}
