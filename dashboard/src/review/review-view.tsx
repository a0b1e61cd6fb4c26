import { useCallback } from 'preact/hooks';
import type { Decision } from '../../../core/tag/tags';
import { api } from '../api';
import { useDecision } from '../article/use-decision';
import { useDesk } from '../desk-context';
import { ArticleRow } from '../desk/article-row';
import { LoadFailed, LoadingRows, Message } from '../parts/message';
import { VirtualList } from '../parts/virtual-list';
import { useClaim, useClaims } from './use-claim';
import { useList } from '../use-list';
import { useRowHeight } from '../use-row-height';
import { useKeys, useListKeys } from '../use-shortcuts';

const DECISION_KEYS: Record<string, Decision> = { p: 'pass', h: 'hold', b: 'block' };

/** What waits for an editor: the most severe first, then the oldest. */
export function ReviewView() {
  const { route, navigate, version, me } = useDesk();
  const claims = useClaims();
  const load = useCallback((cursor?: string) => api.review(cursor), []);
  const { items, state, problem, reload, loadMore } = useList({ load, key: 'review', version, byTime: false });
  const decide = useDecision();
  const first = useClaim(
    me.role === 'editor' && items.some(({ id }) => id === route.article) ? route.article : undefined,
  );
  const rowHeight = useRowHeight(route.article !== undefined);
  const chosen = items.findIndex(({ id }) => id === route.article);
  const choose = useCallback(
    (index: number) => navigate((now) => ({ ...now, article: items[index]?.id }), { replace: true }),
    [items, navigate],
  );
  useListKeys({ count: items.length, chosen, loading: state === 'loading' }, choose);
  useKeys((key) => {
    const decision = DECISION_KEYS[key];
    const article = items[chosen];
    if (!decision || !article || me.role !== 'editor') return false;
    decide(article, decision, '');
    // The next one opens at once, so that a queue is worked off with one key an article.
    const next = items[chosen + 1] ?? items[chosen - 1];
    navigate((now) => ({ ...now, article: next?.id }), { replace: true });
    return true;
  });

  return (
    <section class="list-pane list-pane-alone" aria-label="Review queue">
      <p class="list-head">
        {items.length > 0 && me.role === 'editor' && (
          <>
            <kbd>j</kbd> <kbd>k</kbd> move · <kbd>p</kbd> pass · <kbd>h</kbd> hold · <kbd>b</kbd> block
          </>
        )}
      </p>
      {first && (
        <p class="claimed-first" role="status">
          <bdi>{first.by}</bdi> is looking at this one already.
        </p>
      )}
      {state === 'loading' && <LoadingRows />}
      {state === 'failed' && <LoadFailed title="The queue cannot be loaded" problem={problem} retry={reload} />}
      {state === 'ready' && items.length === 0 && (
        <Message title="Nothing waits for a decision">
          <p>Articles that should be looked at before they run come here by themselves.</p>
        </Message>
      )}
      {items.length > 0 && (
        <VirtualList
          items={items}
          rowHeight={rowHeight}
          label="Waiting for a decision, most severe first"
          keyOf={({ id }) => id}
          follow={chosen}
          onEnd={loadMore}
          render={(article) => <ArticleRow article={article} claim={claims[article.id]} />}
        />
      )}
    </section>
  );
}
