import { useState } from 'preact/hooks';
import type { Decision } from '../../../core/tag/tags';
import type { ListedArticle } from '../api';
import { isSpan } from '../../../core/tag/evidence';
import { useDesk } from '../desk-context';
import { DecisionBadge } from '../parts/badges';
import { fullTime } from '../time';
import { DECISION_WORDS } from '../words';
import { ArticlesOfFinding } from './other-articles';
import { ownerOf } from './tag-marks';
import type { Pointing } from './tag-lists';
import { useDecision } from './use-decision';

const CHOICES: Decision[] = ['pass', 'hold', 'block'];

/** Whether the article may run, why, and the buttons to decide it. */
export function DecisionPanel({ article, lit, point }: { article: ListedArticle } & Pointing) {
  const decide = useDecision();
  const { me } = useDesk();
  const [why, setWhy] = useState('');
  const moderation = article.moderation;
  if (!moderation) return null;
  const { decision: standing, findings = [], reasons = [] } = moderation;
  return (
    <section class={`decision-panel decision-panel-${standing}`} aria-labelledby="decision-title">
      <h3 id="decision-title" class="visually-hidden">
        Decision
      </h3>
      <p class="decision-line">
        <DecisionBadge decision={standing} />
        <span>{DECISION_WORDS[standing].means}</span>
        {article.editorial && article.editorial.pubStatus !== 'usable' && (
          <span class="badge">{article.editorial.pubStatus} by its supplier</span>
        )}
      </p>
      {reasons.length > 0 && <p>{reasons.join(', ')}</p>}
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map(({ rule, severity, message, until, reported, evidence }, index) => {
            const owner = ownerOf('finding', `${rule} ${index}`);
            return (
              <li
                key={owner}
                class={lit === owner ? 'finding tag-lit' : 'finding'}
                onMouseEnter={() => point(owner)}
                onMouseLeave={() => point(undefined)}
              >
                <button
                  type="button"
                  class="tag-name"
                  disabled={!evidence.some(isSpan)}
                  onFocus={() => point(owner)}
                  onBlur={() => point(undefined)}
                  onClick={() => point(owner, true)}
                >
                  <span class={severity === 'note' ? 'severity' : `severity decision-${severity}`}>{severity}</span>
                  <span>{message || rule}</span>
                </button>
                <span class="tag-why">
                  {rule}
                  {until && <span>until {fullTime(until)}</span>}
                  {reported && <span>reported speech</span>}
                  <ArticlesOfFinding evidence={evidence} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {findings.length === 0 && standing === 'pass' && <p class="none">Nothing was found against it.</p>}
      {me.role === 'editor' && (
        <form class="decide" onSubmit={(event) => event.preventDefault()}>
          <input
            value={why}
            placeholder="Why (optional)"
            aria-label="Why you decide so"
            maxLength={300}
            onInput={(event) => setWhy(event.currentTarget.value)}
          />
          {CHOICES.map((decision) => (
            <button
              key={decision}
              type="button"
              class={`decide-${decision}`}
              aria-pressed={standing === decision}
              onClick={() => {
                decide(article, decision, why);
                setWhy('');
              }}
            >
              {DECISION_WORDS[decision].name}
            </button>
          ))}
        </form>
      )}
    </section>
  );
}
