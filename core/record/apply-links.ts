import { countingAt, decisionOf } from '../tag/decision';
import type { Evidence } from '../tag/evidence';
import type { Finding, Moderation, Provenance, ProvenanceStatus } from '../tag/tags';
import { PROVENANCE_STATUSES } from '../tag/tags';
import { noContract } from '../tag/moderation/rules/agency-not-contracted';
import type { AgencyReuse, Recall, ReusedAgency, TaggedRecord } from './record';

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
  const added = [...inForce.map(recalled), ...namedWeakly(record), ...withoutContract(record)];
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

/** What reuse makes of the provenance; undefined where it says nothing new. */
function raisedStatus({ status }: Provenance, { share }: AgencyReuse): 'wire' | 'assisted' | undefined {
  const reused = share >= WHOLLY_REUSED ? 'wire' : 'assisted';
  const isStronger = PROVENANCE_STATUSES.indexOf(reused) < PROVENANCE_STATUSES.indexOf(status);
  return isStronger && RAISED.has(status) ? reused : undefined;
}

/** Agencies that only the reuse tells of. */
function unsaid({ agencies }: Provenance, reuse: AgencyReuse): ReusedAgency[] {
  const said = new Set(agencies.filter(({ role }) => role === 'text').map(({ id }) => id));
  return reuse.agencies.filter(({ id }) => !said.has(id));
}

const reuseEvidence = ({ sameAs, share }: AgencyReuse): Evidence[] => [{ sameAs, share, rule: 'reuses-agency-copy' }];

function raised(provenance: Provenance, reuse: AgencyReuse): Provenance {
  const status = raisedStatus(provenance, reuse);
  if (!status) return provenance;
  const { share } = reuse;
  const evidence = reuseEvidence(reuse);
  return {
    ...provenance,
    status,
    confidence: share,
    extent: status === 'wire' ? 'whole' : 'part',
    agencies: [
      ...provenance.agencies,
      ...unsaid(provenance, reuse).map(({ id, name }) => ({
        ...{ id, name, evidence, confidence: share },
        role: 'text' as const,
      })),
    ],
    evidence: [...evidence, ...provenance.evidence],
  };
}

/** Reused copy of an agency without contract is found what the agency's own was. */
function withoutContract({ provenance, story: { reuse } }: TaggedRecord): Finding[] {
  if (!reuse || !raisedStatus(provenance, reuse)) return [];
  return unsaid(provenance, reuse).flatMap(({ id, name, noContract: severity }): Finding[] =>
    severity
      ? [
          {
            ...{ rule: 'agency-not-contracted', severity, confidence: reuse.share, message: noContract('text', name) },
            ...{ agency: id, role: 'text', evidence: reuseEvidence(reuse) },
          },
        ]
      : [],
  );
}
