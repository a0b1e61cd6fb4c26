import { useEffect, useMemo, useState } from 'preact/hooks';
import type { HumanAct } from '../../../core/record/record';
import type { ListedArticle } from '../api';
import { api } from '../api';
import { Message } from '../parts/message';
import { useDesk } from '../desk-context';
import { fullTime } from '../time';
import { OP_WORDS } from '../words';
import { diffWords } from './word-diff';

/** What was done to the article: by editors, each with a way to take it back, and by new versions of its file. */
export function History({ article, undo }: { article: ListedArticle; undo(revision: number): void }) {
  const mayUndo = useDesk().me.role === 'editor';
  const [revisions, setRevisions] = useState<ListedArticle[]>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    api
      .history(article.id)
      .then(({ items }) => setRevisions(items))
      .catch((error: Error) => setProblem(error.message));
  }, [article.id, article.revision]);
  if (problem) return <Message title="The history cannot be loaded" tone="problem" />;
  return (
    <div class="history">
      {(article.human ?? []).length > 0 && (
        <>
          <h3>What editors did</h3>
          <ol>
            {[...(article.human ?? [])].reverse().map((act) => (
              <li key={act.revision} class={act.undone ? 'act act-undone' : 'act'}>
                <span>
                  <strong>{OP_WORDS[act.op] ?? act.op}</strong> <bdi>{objectOf(act)}</bdi>
                </span>
                <span class="tag-why">
                  <bdi>{act.by}</bdi>
                  <time dateTime={act.at}>{fullTime(act.at)}</time>
                  <bdi>{act.why}</bdi>
                  {act.undone && <span>taken back</span>}
                </span>
                {mayUndo && !act.undone && act.op !== 'undo' && (
                  <button type="button" onClick={() => undo(act.revision)}>
                    Undo
                  </button>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
      <h3>Revisions</h3>
      <ol>
        {(revisions ?? []).map(({ revision, source, article: details, status, taggedAt }) => (
          <li key={revision} class="act">
            <span>
              <strong>{revision}</strong> <bdi>{details?.headline ?? status}</bdi>
            </span>
            <span class="tag-why">
              <time>{fullTime(source?.receivedAt ?? taggedAt)}</time>
              <span>{source?.size} bytes</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What an act is about, in the words that tell most: the name where there is one, the code where there is none. */
function objectOf({ op, target, value }: HumanAct): string | undefined {
  return op === 'add-region' ? target : (value ?? target);
}

/** The words that changed since the version before. */
export function Changes({ article, text }: { article: ListedArticle; text: string }) {
  const [before, setBefore] = useState<string | null>();
  useEffect(() => {
    setBefore(undefined);
    previousText(article)
      .then((previous) => setBefore(previous ?? null))
      .catch(() => setBefore(null));
  }, [article.id, article.revision]);
  const parts = useMemo(() => (typeof before === 'string' ? diffWords(before, text) : []), [before, text]);
  if (before === undefined) return <p class="none">Loading the version before…</p>;
  if (before === null) return <p class="none">There is no earlier version of these words.</p>;
  return (
    <div class="article-text" tabIndex={0} role="region" aria-label="Changes since the version before">
      {parts.map(({ kind, text: words }, index) => {
        if (kind === 'same') return words;
        return kind === 'added' ? <ins key={index}>{words}</ins> : <del key={index}>{words}</del>;
      })}
    </div>
  );
}

/** The text of the newest earlier revision whose words were others. */
async function previousText(article: ListedArticle): Promise<string | undefined> {
  const { items } = await api.history(article.id);
  const earlier = items
    .filter(
      ({ revision, contentHash }) => revision < article.revision && contentHash && contentHash !== article.contentHash,
    )
    .sort((a, b) => b.revision - a.revision)[0];
  return earlier && (await api.text(article.id, earlier.revision)).text;
}
