import type { TableFile } from '../../text/table-file';
import type { Evidence } from '../evidence';
import { span } from '../evidence';
import type { Reading } from '../reading';
import type { Provenance, ProvenanceStatus, SupplyingAgency } from '../tags';
import type { Agency } from './agencies';
import { agencyIndex, CITED_LOOK_ALIKE, isShort, LOOK_ALIKE } from './agencies';
import type { Occurrence } from './occurrence';
import { CuesBetween, longestMatches, occurrenceAt } from './occurrence';
import type { Part, Role, StoryBounds } from './roles';
import { roleOf } from './roles';
import { supplierRoles } from './supplier';
import { findSignOff, findUnnamed } from './unnamed';

export type ProvenanceTagger = (reading: Reading) => Provenance;

const UNNAMED: Agency = { id: 'unnamed', name: 'unnamed agencies', kind: 'text' };
/** Whose sign-off "(Reporting by …; Editing by …)" is. */
const SIGN_OFF_AGENCY = 'Reuters';
const STATUS_OF_PART: Record<Part, ProvenanceStatus> = {
  wire: 'wire',
  writers: 'wire',
  assisted: 'assisted',
  release: 'release',
  picture: 'photo',
  cited: 'cited',
};
/** The strongest first. */
const STRENGTH: readonly ProvenanceStatus[] = ['wire', 'assisted', 'release', 'photo', 'cited', 'none'];
const NOTHING: Provenance = { status: 'none', confidence: 90, agencies: [], evidence: [] };

interface Finding {
  agency: Agency;
  role: Role;
  evidence: Evidence;
}

/** Makes the provenance tagger from the compiled tables. */
export function createProvenanceTagger(tables: TableFile): ProvenanceTagger {
  const agencies = tables.json<Agency[]>('provenance.agencies');
  const signOffAgency = agencies.find(({ id }) => id === SIGN_OFF_AGENCY);

  return (reading) => {
    const { analysis, article } = reading;
    const findings = supplierRoles(article, agencies);
    if (analysis.matches.agencies.count + analysis.matches.sourcing.count > 0) {
      findings.push(...findInText(reading, agencies, signOffAgency));
    }
    return findings.length === 0 ? NOTHING : decide(findings, reading);
  };
}

function findInText(reading: Reading, agencies: readonly Agency[], signOffAgency: Agency | undefined): Finding[] {
  const { analysis } = reading;
  const { text } = analysis;
  const cues = new CuesBetween(analysis);
  const bounds = boundsOf(reading);
  const findings: Finding[] = [];
  const named: Occurrence[] = [];
  const add = (agency: Agency, role: Role, { start, end }: Occurrence) =>
    findings.push({ agency, role, evidence: span(text, start, end, role.rule) });

  for (const { first, end, value } of longestMatches(analysis.matches.agencies)) {
    if (agencyIndex(value) === LOOK_ALIKE) continue;
    const occurrence = occurrenceAt(reading, first, end);
    if (agencyIndex(value) === CITED_LOOK_ALIKE) {
      add(UNNAMED, { part: 'cited', rule: 'named-as-source', confidence: 75 }, occurrence);
      continue;
    }
    const agency = agencies[agencyIndex(value)]!;
    const role = roleOf(occurrence, { reading, text, cues, kind: agency.kind, short: isShort(value), bounds });
    if (!role) continue;
    named.push(occurrence);
    add(agency, role, occurrence);
  }
  for (const { occurrence, role } of findUnnamed(reading, cues, ({ lineStart }) =>
    named.some((each) => each.lineStart === lineStart),
  ))
    add(UNNAMED, role, occurrence);
  const signOff = signOffAgency && findSignOff(reading, cues);
  if (signOff && !findings.some(({ role }) => role.part === 'wire'))
    add(signOffAgency, { part: 'wire', rule: 'sign-off', confidence: 80 }, signOff);
  return findings;
}

function boundsOf({ article }: Reading): StoryBounds {
  const bodies = article.segments.filter(({ role }) => role === 'body' || role === 'dateline');
  const headline = article.segments.find(({ role }) => role === 'headline');
  return { bodyStart: bodies[0]?.start ?? 0, bodyEnd: bodies.at(-1)?.end ?? 0, headlineEnd: headline?.end ?? 0 };
}

function decide(findings: readonly Finding[], { article }: Reading): Provenance {
  const staff = article.details.by !== undefined && !findings.some(({ role }) => role.rule === 'byline');
  const statusOf = ({ role }: Finding): ProvenanceStatus =>
    role.part === 'writers' && staff ? 'assisted' : STATUS_OF_PART[role.part];
  const status = STRENGTH.find((each) => findings.some((finding) => statusOf(finding) === each)) ?? 'none';
  const deciding = findings.filter((finding) => statusOf(finding) === status);

  const suppliers = new Map<string, SupplyingAgency>();
  for (const { agency, role, evidence } of findings) {
    if (role.part === 'cited') continue;
    const part = role.part === 'picture' ? 'picture' : 'text';
    const key = `${agency.id} ${part}`;
    const known = suppliers.get(key);
    if (known) {
      known.evidence.push(evidence);
      known.confidence = Math.max(known.confidence, role.confidence);
    } else
      suppliers.set(key, {
        id: agency.id,
        name: agency.name,
        role: part,
        confidence: role.confidence,
        evidence: [evidence],
      });
  }
  return {
    status,
    confidence: Math.max(...deciding.map(({ role }) => role.confidence)),
    ...(status === 'wire' && { extent: 'whole' as const }),
    ...(status === 'assisted' && { extent: 'part' as const }),
    agencies: [...suppliers.values()].sort((a, b) => b.confidence - a.confidence),
    evidence: deciding.map(({ evidence }) => evidence),
  };
}
