import { useEffect, useState } from 'preact/hooks';
import type { ArticleText, ListedArticle } from '../api';
import { api, isPlaceholder } from '../api';

export interface OpenArticle {
  article?: ListedArticle;
  text?: ArticleText;
  problem?: string;
}

/** An article and its text, read again when `version` rises; what is shown stays until the newer is there. */
export function useArticle(id: string, version: number): OpenArticle {
  const [open, setOpen] = useState<OpenArticle>({});
  useEffect(() => {
    let wanted = true;
    const show = (part: OpenArticle) => wanted && setOpen((old) => ({ ...old, ...part }));
    api
      .article(id)
      .then(async (article) => {
        show({ article, problem: undefined });
        if (article.status === 'tagged' && !isPlaceholder(article)) show({ text: await api.text(id) });
      })
      .catch((error: Error) => show({ problem: error.message }));
    return () => {
      wanted = false;
    };
  }, [id, version]);
  return open;
}
