import { useCallback } from 'preact/hooks';
import type { Decision } from '../../../core/tag/tags';
import type { ListedArticle } from '../api';
import { api, undoAct } from '../api';
import { useDesk } from '../desk-context';
import { articleName } from '../desk/article-row';
import { DECISION_WORDS } from '../words';

export type Decide = (article: ListedArticle, decision: Decision, why: string) => void;

/** Decides a review, says so with a way back, and shows what became of it. */
export function useDecision(): Decide {
  const { announce, refresh } = useDesk();
  return useCallback<Decide>(
    (article, decision, why) => {
      api
        .decide(article, decision, why || `decided ${decision} on the desk`)
        .then(() => {
          announce(`${DECISION_WORDS[decision].name}: ${articleName(article)}`, () => {
            undoAct(article.id, article.revision + 1)
              .then(refresh)
              .catch((error: Error) => announce(`Not taken back: ${error.message}`));
          });
          refresh();
        })
        .catch((error: Error) => announce(`Not decided: ${error.message}`));
    },
    [announce, refresh],
  );
}
