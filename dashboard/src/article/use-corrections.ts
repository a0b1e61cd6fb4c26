import { useCallback } from 'preact/hooks';
import type { Correction, ListedArticle } from '../api';
import { api, undoAct } from '../api';
import { useDesk } from '../desk-context';

/** Makes a correction, says `done` with a way back, and shows the new revision. */
export type Correct = (correction: Omit<Correction, 'why'>, done: string) => void;

/** Corrections of one article. */
export function useCorrections(article: ListedArticle): { correct: Correct; undo(revision: number): void } {
  const { announce, refresh } = useDesk();
  const undo = useCallback(
    (revision: number) => {
      undoAct(article.id, revision)
        .then(() => {
          announce('Taken back');
          refresh();
        })
        .catch((error: Error) => announce(`Not taken back: ${error.message}`));
    },
    [article.id, announce, refresh],
  );
  const correct = useCallback<Correct>(
    (correction, done) => {
      api
        .correct(article, { ...correction, why: 'corrected on the desk' })
        .then(() => {
          announce(done, () => undo(article.revision + 1));
          refresh();
        })
        .catch((error: Error) => announce(`Not changed: ${error.message}`));
    },
    [article, announce, refresh, undo],
  );
  return { correct, undo };
}
