import type { Decision, ProvenanceStatus } from '../../../core/tag/tags';
import { DECISION_WORDS, PROVENANCE_WORDS } from '../words';

/** Colour on this page means one thing: what the decision is. A pass needs no eye, and gets no colour. */
export function DecisionBadge({ decision }: { decision: Decision }) {
  return (
    <span class={`badge decision decision-${decision}`} title={DECISION_WORDS[decision].means}>
      {DECISION_WORDS[decision].name}
    </span>
  );
}

export function ProvenanceBadge({ status, agencies }: { status: ProvenanceStatus; agencies: readonly string[] }) {
  const { name, means } = PROVENANCE_WORDS[status];
  return (
    <span class="badge provenance" title={means}>
      {name}
      {agencies.length > 0 && <bdi class="badge-detail">{agencies.join(', ')}</bdi>}
    </span>
  );
}
