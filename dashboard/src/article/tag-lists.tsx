import { useMemo } from 'preact/hooks';
import type { Evidence } from '../../../core/tag/evidence';
import { isSpan } from '../../../core/tag/evidence';
import type { Creator } from '../../../core/tag/tags';
import type { ListedArticle } from '../api';
import { useDesk } from '../desk-context';
import { ProvenanceBadge } from '../parts/badges';
import { namesOfTags, otherEvidence, ownerOf } from './tag-marks';
import { AddTag, ProvenanceChoice } from './tag-editing';
import type { Correct } from './use-corrections';

export interface Pointing {
  /** The tag whose words are lit. */
  lit: string | undefined;
  point(owner: string | undefined, scroll?: boolean): void;
}

interface RowProps extends Pointing {
  /** Names of the article's other tags, by code. */
  names: ReadonlyMap<string, string>;
  owner: string;
  name: string;
  detail?: string;
  confidence?: number;
  evidence: readonly Evidence[];
  creator?: Creator;
  onRemove?: () => void;
}

/** One tag: its name, how sure the desk is, and what it rests on; pointing at it lights its words. */
function TagRow({ names, owner, name, detail, confidence, evidence, creator, onRemove, lit, point }: RowProps) {
  const spans = evidence.filter(isSpan).length;
  const others = otherEvidence(evidence, names);
  return (
    <li
      class={lit === owner ? 'tag tag-lit' : 'tag'}
      onMouseEnter={() => point(owner)}
      onMouseLeave={() => point(undefined)}
    >
      <button
        type="button"
        class="tag-name"
        title="Show the words"
        onFocus={() => point(owner)}
        onBlur={() => point(undefined)}
        onClick={() => point(owner, true)}
      >
        <bdi>{name}</bdi>
      </button>
      <span class="tag-why">
        {detail && <span>{detail}</span>}
        {creator === 'editor' && <span class="badge">by an editor</span>}
        {creator === 'supplier' && <span class="badge">from the supplier</span>}
        {spans > 0 && <span>{spans === 1 ? '1 place in the text' : `${spans} places in the text`}</span>}
        {others.slice(0, 2).map((each) => (
          <bdi key={each}>{each}</bdi>
        ))}
      </span>
      {confidence !== undefined && (
        <meter
          class="tag-confidence"
          min={0}
          max={100}
          value={confidence}
          title={`${confidence} % sure`}
          aria-label={`${confidence} % sure`}
        />
      )}
      {onRemove && (
        <button type="button" class="tag-remove" aria-label={`Remove ${name}`} title="Remove" onClick={onRemove}>
          ×
        </button>
      )}
    </li>
  );
}

interface Props extends Pointing {
  article: ListedArticle;
  correct: Correct;
}

/** Every tag of an article, each with its evidence and a way to correct it. */
export function TagLists({ article, correct, lit, point }: Props) {
  const mayCorrect = useDesk().me.role === 'editor';
  const { topics = [], regions = [], provenance } = article;
  const names = useMemo(() => namesOfTags(article), [article]);
  // The areas of the world follow from the countries, and need no judging of their own.
  const areas = regions.filter(({ scheme, creator }) => scheme === 'm49' && creator === 'machine');
  const named = regions.filter((region) => !areas.includes(region));
  const shared = { names, lit, point };
  return (
    <div class="tag-lists">
      <section aria-labelledby="topics-title">
        <h3 id="topics-title">Topics</h3>
        <ul>
          {topics.map(({ code, name, implied, confidence, evidence, creator }) => (
            <TagRow
              key={code}
              {...shared}
              {...{ name, confidence, evidence, creator }}
              owner={ownerOf('topic', code)}
              detail={implied ? 'parent topic' : undefined}
              onRemove={
                mayCorrect && !implied
                  ? () => correct({ op: 'remove-topic', target: code }, `Removed ${name}`)
                  : undefined
              }
            />
          ))}
        </ul>
        {topics.length === 0 && <p class="none">No topic is sure enough.</p>}
        {mayCorrect && <AddTag kind="topic" correct={correct} taken={topics.map(({ code }) => code)} />}
      </section>
      <section aria-labelledby="regions-title">
        <h3 id="regions-title">Regions</h3>
        <ul>
          {named.map(({ scheme, code, name, role, confidence, evidence, creator }) => (
            <TagRow
              key={`${scheme}:${code}`}
              {...shared}
              {...{ name, confidence, evidence, creator }}
              owner={ownerOf('region', `${scheme}:${code}`)}
              detail={role === 'focus' ? 'the story is about it' : 'named'}
              onRemove={
                mayCorrect
                  ? () => correct({ op: 'remove-region', target: `${scheme}:${code}` }, `Removed ${name}`)
                  : undefined
              }
            />
          ))}
        </ul>
        {areas.length > 0 && <p class="areas">In {areas.map(({ name }) => name).join(', ')}</p>}
        {regions.length === 0 && <p class="none">No place is named.</p>}
        {mayCorrect && (
          <AddTag kind="region" correct={correct} taken={regions.map(({ scheme, code }) => `${scheme}:${code}`)} />
        )}
      </section>
      {provenance && (
        <section aria-labelledby="provenance-title">
          <h3 id="provenance-title">Provenance</h3>
          <p class="provenance-line">
            {mayCorrect ? (
              <ProvenanceChoice current={provenance.status} correct={correct} />
            ) : (
              <ProvenanceBadge status={provenance.status} agencies={[]} />
            )}
          </p>
          <ul>
            {provenance.evidence.length > 0 && (
              <TagRow
                {...shared}
                name="Why"
                owner={ownerOf('provenance', provenance.status)}
                confidence={provenance.confidence}
                evidence={provenance.evidence}
              />
            )}
            {provenance.agencies.map(({ id, name, role, confidence, evidence }) => (
              <TagRow
                key={`${id} ${role}`}
                {...shared}
                {...{ name, confidence, evidence }}
                owner={ownerOf('agency', `${id} ${role}`)}
                detail={role === 'text' ? 'supplied text' : 'supplied a picture'}
              />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
