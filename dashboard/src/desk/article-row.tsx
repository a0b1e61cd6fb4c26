import type { Claim } from '../../../core/store/claims';
import type { ListedArticle } from '../api';
import { isPlaceholder } from '../api';
import { useDesk } from '../desk-context';
import { DecisionBadge, ProvenanceBadge } from '../parts/badges';
import { formatRoute } from '../route';
import { fullTime, shortTime } from '../time';
import { KIND_WORDS } from '../words';

const TAGS_SHOWN = 3;

/** What a row calls its article: the headline, else the file and the item in it. Of held copy that a reader may not see there is neither. */
export function articleName(listed: ListedArticle): string {
  if (isPlaceholder(listed)) return 'Held copy';
  const { article, source, id } = listed;
  const file = source?.key.split('/').pop();
  return article?.headline ?? ([file, source?.itemId].filter(Boolean).join(' › ') || id);
}

/** The topics closest to the story, without those that are there only as ancestors. */
function ownTopics({ topics }: ListedArticle): string[] {
  return (topics ?? []).filter(({ implied }) => !implied).map(({ name }) => name);
}

function focusRegions({ regions }: ListedArticle): string[] {
  const focus = (regions ?? []).filter(({ role, scheme }) => role === 'focus' && scheme !== 'm49');
  return focus.map(({ name }) => name);
}

interface Props {
  article: ListedArticle;
  /** How many other versions and takes stand behind this row. */
  others?: number;
  unfolded?: boolean;
  onUnfold?: () => void;
  nested?: boolean;
  /** Who else looks at it. */
  claim?: Claim;
}

/** One article as a line of the list: what needs a decision first, then what it is about. */
export function ArticleRow({ article, others = 0, unfolded, onUnfold, nested, claim }: Props) {
  const { route, navigate } = useDesk();
  const decision = article.moderation?.decision;
  const time = article.source?.receivedAt;
  const open = route.article === article.id;
  const target = { ...route, article: article.id };
  const regions = focusRegions(article).slice(0, TAGS_SHOWN).join(' · ');
  const topics = ownTopics(article).slice(0, TAGS_SHOWN).join(' · ');
  return (
    <div class={`row ${nested ? 'row-nested' : ''} ${decision ? `row-${decision}` : ''} ${open ? 'row-open' : ''}`}>
      <time class="row-time" dateTime={time} title={fullTime(time)}>
        {shortTime(time, new Date())}
      </time>
      <div class="row-main">
        <a
          class="row-headline"
          href={formatRoute(target)}
          aria-current={open ? 'true' : undefined}
          dir="auto"
          onClick={(event) => {
            event.preventDefault();
            navigate(() => target);
          }}
        >
          {articleName(article)}
        </a>
        <p class="row-facts">
          {claim && (
            <span class="badge claimed" title={`Until ${fullTime(claim.until)}, unless they go on`}>
              <bdi>{claim.by}</bdi> is looking
            </span>
          )}
          {decision && decision !== 'pass' && <DecisionBadge decision={decision} />}
          {article.provenance && article.provenance.status !== 'none' && (
            <ProvenanceBadge
              status={article.provenance.status}
              agencies={article.provenance.agencies.filter(({ role }) => role === 'text').map(({ name }) => name)}
            />
          )}
          {article.kind && article.kind !== 'news' && <span class="badge">{KIND_WORDS[article.kind]}</span>}
          {regions && <span class="row-regions">{regions}</span>}
          {topics && <span class="row-topics">{topics}</span>}
        </p>
      </div>
      {others > 0 && (
        <button type="button" class="row-others" aria-expanded={unfolded} onClick={onUnfold}>
          {others + 1} takes
        </button>
      )}
    </div>
  );
}
