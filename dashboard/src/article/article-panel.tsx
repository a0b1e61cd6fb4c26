import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ListedArticle } from '../api';
import { isPlaceholder } from '../api';
import { useDesk } from '../desk-context';
import { articleName } from '../desk/article-row';
import { Message } from '../parts/message';
import { fullTime } from '../time';
import { KIND_WORDS, REJECTION_ADVICE } from '../words';
import { ArticleText } from './article-text';
import { DecisionPanel } from './decision-panel';
import { Changes, History } from './history';
import { SharedWords } from './other-articles';
import { TagLists } from './tag-lists';
import { articleMarks } from './tag-marks';
import { closeArticle } from './close-article';
import type { OpenArticle } from './use-article';
import { useArticle } from './use-article';
import { useCorrections } from './use-corrections';

/** The open article beside the list: what was decided, the text, and every tag with its words. */
export function ArticlePanel({ id }: { id: string }) {
  const { navigate, version } = useDesk();
  const open = useArticle(id, version);
  const panel = useRef<HTMLElement>(null);
  // Whoever opens an article goes on in it: the next Tab is its first button, not the rest of the list.
  useEffect(() => panel.current!.focus({ preventScroll: true }), []);
  return (
    <article class="article-panel" aria-label="Article" ref={panel} tabIndex={-1}>
      <button type="button" class="close" aria-label="Close the article" onClick={() => closeArticle(navigate)}>
        ×
      </button>
      {open.problem && <Message title={open.problem} tone="problem" />}
      {!open.article && !open.problem && <p role="status">Loading…</p>}
      {open.article?.status === 'rejected' && <Rejected article={open.article} />}
      {open.article?.status === 'deleted' && <Message title="The file of this article was deleted" />}
      {open.article?.status === 'tagged' && !isPlaceholder(open.article) && <Tagged {...open} article={open.article} />}
      {open.article && isPlaceholder(open.article) && <Held article={open.article} />}
    </article>
  );
}

function Rejected({ article }: { article: ListedArticle }) {
  return (
    <>
      <h2 dir="auto">{articleName(article)}</h2>
      <Message title={article.error!.message} tone="problem">
        <p>{REJECTION_ADVICE[article.error!.code]}</p>
        <code>{article.error!.code}</code>
      </Message>
    </>
  );
}

function Held({ article }: { article: ListedArticle }) {
  return (
    <Message title="This article is held">
      <p>Only editors may read it. Reasons: {article.moderation?.reasons?.join(', ')}.</p>
    </Message>
  );
}

const TABS = ['Text', 'Changes', 'History'] as const;

function Tagged({ article, text }: OpenArticle & { article: ListedArticle }) {
  const [lit, setLit] = useState<{ owner?: string; scroll: boolean }>({ scroll: false });
  const [tab, setTab] = useState<(typeof TABS)[number]>('Text');
  const marks = useMemo(() => articleMarks(article), [article]);
  const { correct, undo } = useCorrections(article);
  const point = useCallback((owner: string | undefined, scroll = false) => setLit({ owner, scroll }), []);
  return (
    <>
      <h2 dir="auto">{articleName(article)}</h2>
      <Facts article={article} />
      <SharedWords article={article} />
      <DecisionPanel article={article} lit={lit.owner} point={point} />
      <div class="article-columns">
        <div class="article-words">
          <div class="tabs" role="group" aria-label="What to read">
            {TABS.map((name) => (
              <button key={name} type="button" aria-pressed={tab === name} onClick={() => setTab(name)}>
                {name}
              </button>
            ))}
          </div>
          {tab === 'Text' && text?.evidenceStale && (
            <p class="none">The file has changed since it was tagged; the marks may be off until it is tagged again.</p>
          )}
          {tab === 'Text' && text && (
            <ArticleText text={text.text} marks={marks} lit={lit.owner} scroll={lit.scroll} onPoint={point} />
          )}
          {tab === 'Changes' && text && <Changes article={article} text={text.text} />}
          {tab === 'History' && <History article={article} undo={undo} />}
        </div>
        <TagLists article={article} correct={correct} lit={lit.owner} point={point} />
      </div>
    </>
  );
}

function Facts({ article }: { article: ListedArticle }) {
  const details = article.article;
  const facts: [string, string | undefined][] = [
    ['Publisher', details?.publisher],
    ['By', details?.by],
    ['Located', details?.located],
    ['Dated', fullTime(details?.versionCreated) || undefined],
    ['Received', fullTime(article.source?.receivedAt)],
    ['Kind', article.kind && KIND_WORDS[article.kind]],
    ['Words', details?.wordCount.toString()],
    ['Language', details?.language],
    ['Slugline', details?.slugline],
    ['Note to editors', details?.edNote],
    ['Usage', details?.usageTerms],
    ['File', article.source?.key],
  ];
  return (
    <dl class="facts">
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
