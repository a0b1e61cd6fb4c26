import { countingAt, decisionOf } from '../tag/decision';
import type { Evidence } from '../tag/evidence';
import type { Finding, Moderation, Provenance, ProvenanceStatus } from '../tag/tags';
import { PROVENANCE_STATUSES } from '../tag/tags';
import type { AgencyReuse, Recall, TaggedRecord } from './record';

/** From this part of an article on, reused agency copy makes it the agency's; below, it had the agency's help. */
const WHOLLY_REUSED = 70;
/** What reuse raises; a press release stays one, whoever ran it first. */
const RAISED: ReadonlySet<ProvenanceStatus> = new Set<ProvenanceStatus>(['assisted', 'photo', 'cited', 'none']);

/** The name of the recall that an item itself carries: of this very version, so that a later one counts afresh. */
function ownRecall({ id, source }: TaggedRecord): string {
  return `${id}@${source.versionId ?? source.sequencer ?? source.eTag ?? ''}`;
}

function liftedIn({ human }: TaggedRecord): Set<string> {
  return new Set(human.filter(({ op, undone }) => op === 'lift-recall' && !undone).map(({ target = '' }) => target));
}

/** Names of all recalls by which an article may not run now: what an editor lifts who lets it pass. */
export function recallsInForce(record: TaggedRecord): string[] {
  const own = record.editorial.pubStatus === 'usable' ? [] : [ownRecall(record)];
  const lifted = liftedIn(record);
  return [...own, ...(record.story.recalls ?? []).map(({ by }) => by)].filter((name) => !lifted.has(name));
}

/** What follows for an article from the others: notices that reach it, agency copy it reuses, and embargoes known to be over. */
export function applyLinks(record: TaggedRecord): TaggedRecord {
  const { editorial, provenance, story } = record;
  const lifted = liftedIn(record);
  const inForce = (story.recalls ?? []).filter(({ by }) => !lifted.has(by));
  const own = editorial.pubStatus !== 'usable' && lifted.has(ownRecall(record)) ? 'usable' : editorial.pubStatus;
  return {
    ...record,
    provenance: story.reuse ? raised(provenance, story.reuse) : provenance,
    moderation: moderationOf(record, own !== editorial.pubStatus, inForce),
    editorial: { ...editorial, pubStatus: statusOf(own, inForce) },
    story: { ...story, id: story.id ?? record.id, ...(inForce[0] && { killedBy: inForce[0].by }) },
  };
}

function moderationOf(record: TaggedRecord, liftedOwn: boolean, inForce: readonly Recall[]): Moderation {
  const { moderation, editorial } = record;
  const own = liftedOwn ? moderation.findings.map(withoutForce) : moderation.findings;
  const added = [...inForce.map(recalled), ...namedWeakly(record)];
  if (!liftedOwn && added.length === 0 && editorial.embargoOver === undefined) return moderation;
  const findings = [...own, ...added];
  const over = Date.parse(editorial.embargoOver ?? '');
  return { findings, decision: decisionOf(Number.isNaN(over) ? findings : countingAt(findings, over)) };
}

function withoutForce(finding: Finding): Finding {
  return finding.rule === 'kill' || finding.rule === 'withhold' ? { ...finding, severity: 'note' } : finding;
}

function statusOf(own: TaggedRecord['editorial']['pubStatus'], recalls: readonly Recall[]) {
  const all = [own, ...recalls.map(({ pubStatus }) => pubStatus)];
  return all.includes('canceled') ? 'canceled' : all.includes('withheld') ? 'withheld' : 'usable';
}

function recalled({ by, pubStatus, rule }: Recall): Finding {
  return {
    rule: pubStatus === 'canceled' ? 'kill' : 'withhold',
    severity: 'block',
    confidence: 100,
    message:
      pubStatus === 'canceled'
        ? 'A notice of the supplier kills this: do not use, and take down what ran.'
        : 'A notice of the supplier withholds this until further notice.',
    evidence: [{ field: 'killedBy', value: by, rule }],
  };
}

/** A notice that names articles too weakly is itself what an editor must look at. */
function namedWeakly({ story, editorial }: TaggedRecord): Finding[] {
  if (!story.candidates?.length) return [];
  return [
    {
      rule: editorial.pubStatus === 'withheld' ? 'withhold' : 'kill',
      severity: 'review',
      confidence: 50,
      message: 'It may mean these articles, which it does not name surely: an editor must decide.',
      evidence: story.candidates.map(({ id, rule }) => ({ field: 'candidate', value: id, rule })),
    },
  ];
}

function raised(provenance: Provenance, { sameAs, share, agencies }: AgencyReuse): Provenance {
  const status: ProvenanceStatus = share >= WHOLLY_REUSED ? 'wire' : 'assisted';
  const isStronger = PROVENANCE_STATUSES.indexOf(status) < PROVENANCE_STATUSES.indexOf(provenance.status);
  if (!isStronger || !RAISED.has(provenance.status)) return provenance;
  const evidence: Evidence[] = [{ sameAs, share, rule: 'reuses-agency-copy' }];
  const known = new Set(provenance.agencies.filter(({ role }) => role === 'text').map(({ id }) => id));
  const added = agencies.filter(({ id }) => !known.has(id));
  return {
    ...provenance,
    status,
    confidence: share,
    extent: status === 'wire' ? 'whole' : 'part',
    agencies: [
      ...provenance.agencies,
      ...added.map(({ id, name }) => ({ id, name, role: 'text' as const, confidence: share, evidence })),
    ],
    evidence: [...evidence, ...provenance.evidence],
  };
}
