import type { Evidence } from '../../../core/tag/evidence';
import type { ListedArticle } from '../api';
import { useDesk } from '../desk-context';
import { formatRoute } from '../route';

/** Opens another article where this one stands. */
function ArticleLink({ id, children }: { id: string; children: string }) {
  const { route, navigate } = useDesk();
  const target = { ...route, article: id };
  return (
    <a
      href={formatRoute(target)}
      onClick={(event) => {
        event.preventDefault();
        navigate(() => target);
      }}
    >
      {children}
    </a>
  );
}

const NAMES: Record<string, string> = { killedBy: 'the notice', candidate: 'an article it may mean' };

/** The articles that a finding rests on: the notice that kills, or what a notice may mean. */
export function ArticlesOfFinding({ evidence }: { evidence: readonly Evidence[] }) {
  return (
    <>
      {evidence.map((each) =>
        'field' in each && NAMES[each.field] ? (
          <ArticleLink key={each.value} id={each.value}>
            {NAMES[each.field]!}
          </ArticleLink>
        ) : null,
      )}
    </>
  );
}

/** The earlier article that this one shares its words with. */
export function SharedWords({ article }: { article: ListedArticle }) {
  const { sameAs, similarity = 0 } = article.story ?? {};
  if (!sameAs) return null;
  return (
    <p class="shared-words">
      {similarity} % of its words stand in <ArticleLink id={sameAs}>an earlier article</ArticleLink>.
    </p>
  );
}
