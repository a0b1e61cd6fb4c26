import { useCallback } from 'preact/hooks';
import { api } from '../api';
import { useDesk } from '../desk-context';
import { articleName } from '../desk/article-row';
import { LoadFailed, LoadingRows, Message } from '../parts/message';
import { fullTime, shortTime } from '../time';
import { useList } from '../use-list';
import { REJECTION_ADVICE } from '../words';

/** Files that could not become articles: why, and what to do about it. */
export function RejectedView() {
  const { version } = useDesk();
  const load = useCallback((cursor?: string) => api.rejected(cursor), []);
  const { items, state, problem, reload, more, loadMore } = useList({
    ...{ load, version, key: 'rejected', byTime: true },
  });
  return (
    <section class="page" aria-label="Rejected files">
      {state === 'loading' && <LoadingRows />}
      {state === 'failed' && <LoadFailed title="The list cannot be loaded" problem={problem} retry={reload} />}
      {state === 'ready' && items.length === 0 && (
        <Message title="No file was rejected">
          <p>A file that cannot be read as an article is listed here, with the reason and what to do.</p>
        </Message>
      )}
      <ul class="rejections">
        {items.map((article) => (
          <li key={article.id}>
            <time dateTime={article.source?.receivedAt} title={fullTime(article.source?.receivedAt)}>
              {shortTime(article.source?.receivedAt, new Date())}
            </time>
            <div>
              <h2 dir="auto">{articleName(article)}</h2>
              <p>{article.error?.message}</p>
              {article.error && <p class="advice">{REJECTION_ADVICE[article.error.code]}</p>}
            </div>
            <code>{article.error?.code}</code>
          </li>
        ))}
      </ul>
      {more && (
        <button type="button" onClick={loadMore}>
          Older ones
        </button>
      )}
    </section>
  );
}
