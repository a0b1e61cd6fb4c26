import type { TableFile } from '../../text/table-file';
import type { Evidence } from '../evidence';
import { span } from '../evidence';
import type { Reading } from '../reading';
import type { Provenance, ProvenanceStatus, SupplyingAgency } from '../tags';
import type { Agency } from './agencies';
import { agencyIndex, CITED_LOOK_ALIKE, isNick, isOtherSense, isShort, LOOK_ALIKE } from './agencies';
import type { Occurrence } from './occurrence';
import { CuesBetween, longestMatches, occurrenceAt } from './occurrence';
import { areInitials, isWithinCapitals } from './not-an-agency';
import type { NamedAgency, Part, Role, StoryBounds } from './role';
import { roleOf } from './roles';
import { supplierReader } from './supplier';
import { findFeed, findSignOff, findUnnamed, mayBeUnnamed } from './unnamed';

export type ProvenanceTagger = (reading: Reading) => Provenance;

const UNNAMED: Agency = {
  id: 'unnamed',
  name: 'unnamed agencies',
  kind: 'text',
  names: [],
  shortNames: [],
  letters: [],
};
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
/** Characters around a name in which it is introduced. */
const INTRODUCED = 50;
/** The strongest first. */
const STRENGTH: readonly ProvenanceStatus[] = ['wire', 'assisted', 'release', 'photo', 'cited', 'none'];
/** Names of agencies that are looked at: a story has some dozens, and a text of nothing else is none. */
const MOST_NAMED = 5_000;
const NOTHING: Provenance = { status: 'none', confidence: 90, agencies: [], evidence: [] };

interface Finding {
  agency: Agency;
  role: Role;
  evidence: Evidence;
}

/** Makes the provenance tagger from the compiled tables. */
export function createProvenanceTagger(tables: TableFile): ProvenanceTagger {
  const agencies = tables.json<Agency[]>('provenance.agencies');
  const supplierRoles = supplierReader(agencies);
  const signOffAgency = agencies.find(({ id }) => id === SIGN_OFF_AGENCY);

  return (reading) => {
    const { analysis, article } = reading;
    const findings = supplierRoles(article);
    if (analysis.matches.agencies.count > 0 || mayBeUnnamed(analysis.matches.sourcing)) {
      findings.push(...findInText(reading, agencies, signOffAgency));
    }
    return findings.length === 0 ? NOTHING : decide(withoutDoubtful(findings), reading);
  };
}

function findInText(reading: Reading, agencies: readonly Agency[], signOffAgency: Agency | undefined): Finding[] {
  const { analysis } = reading;
  const { text } = analysis;
  const cues = new CuesBetween(analysis);
  const bounds = boundsOf(reading);
  const found = longestMatches(analysis.matches.agencies, (value) =>
    isSpoken(agencies[agencyIndex(value)], reading),
  ).slice(0, MOST_NAMED);
  const named = namedAgencies(found, reading, agencies);
  const others = new Set<string>();
  const inOtherSense = otherSenses(found, reading, agencies);
  const findings: Finding[] = [];
  const sourcedLines = new Set<number>();
  const add = (agency: Agency, role: Role, { start, end }: Occurrence) =>
    findings.push({ agency, role, evidence: span(text, start, end, role.rule) });

  const namedInFull = new Set(found.filter(({ value }) => !isShort(value)).map(({ value }) => agencyIndex(value)));
  let before: { agency: Agency; end: number } | undefined;
  for (const { first, end, value } of found) {
    if (isOtherSense(value)) continue;
    const occurrence = occurrenceAt(reading, first, end);
    const words = text.slice(occurrence.start, occurrence.end);
    if (agencyIndex(value) === LOOK_ALIKE) {
      others.add(words.slice(words.lastIndexOf(' ') + 1));
      continue;
    }
    if (agencyIndex(value) === CITED_LOOK_ALIKE) {
      add(UNNAMED, { part: 'cited', rule: 'named-as-source', confidence: 75 }, occurrence);
      continue;
    }
    const agency = agencies[agencyIndex(value)]!;
    const ownInitials = before?.agency === agency && occurrence.start - before.end < 4;
    before = { agency, end: occurrence.end };
    // "Agence France-Presse (AFP)": the name in full has been judged.
    if (ownInitials && '(（'.includes(text[occurrence.start - 1]!)) continue;
    if (isShort(value)) {
      const initials = areInitials(text, occurrence);
      if (initials) others.add(words);
      if (initials || isWithinCapitals(text, occurrence)) continue;
    }
    const short = isShort(value);
    const role = roleOf(occurrence, { reading, text, cues, kind: agency.kind, short, bounds, named });
    if (!role || (others.has(words) && role.part !== 'picture')) continue;
    if (role.part === 'cited' && short && inOtherSense.has(words)) continue;
    if (
      role.part === 'cited' &&
      isNick(value) &&
      !namedInFull.has(agencyIndex(value)) &&
      !isIntroduced(text, occurrence)
    )
      continue;
    sourcedLines.add(occurrence.lineStart);
    add(agency, role, occurrence);
  }
  const isNamed = ({ start, end, lineStart }: Occurrence) =>
    named(start, end).length > 0 || sourcedLines.has(lineStart);
  for (const { occurrence, role } of findUnnamed(reading, cues, bounds, isNamed)) add(UNNAMED, role, occurrence);
  const feed = findFeed(reading, bounds);
  if (feed && !findings.some(({ role }) => role.part === 'wire'))
    add(UNNAMED, { part: 'wire', rule: 'syndication-notice', confidence: 75 }, feed);
  const signOff = signOffAgency && findSignOff(reading, cues);
  if (signOff && !findings.some(({ role }) => role.part === 'wire'))
    add(signOffAgency, { part: 'wire', rule: 'sign-off', confidence: 80 }, signOff);
  return findings;
}

/** "SPA, Saudi Arabia’s state news agency, said" */
function isIntroduced(text: string, { start, end, lineStart, lineEnd }: Occurrence): boolean {
  return /\b(?:news agency|newswire|nachrichtenagentur)\b/i.test(
    text.slice(Math.max(lineStart, start - INTRODUCED), Math.min(lineEnd, end + INTRODUCED)),
  );
}

/** Letters that agencies of several languages share are those of the text's language: KNA in German. */
function isSpoken(agency: Agency | undefined, { article }: Reading): boolean {
  const { language } = article.details;
  return agency?.language === undefined || language === undefined || agency.language === language;
}

/** Letters that mean something else in this article: those of "AAP MLA", and of an agency whose name is shared by what is spoken of. */
function otherSenses(
  found: readonly { first: number; value: number }[],
  { analysis }: Reading,
  agencies: readonly Agency[],
): Set<string> {
  const letters = new Set<string>();
  for (const { first, value } of found) {
    const index = agencyIndex(value);
    if (isOtherSense(value)) for (const name of agencies[index]!.letters) letters.add(name);
    if (index === LOOK_ALIKE) letters.add(analysis.text.slice(analysis.start[first], analysis.end[first]));
  }
  return letters;
}

/** Looks up which agencies are named between two offsets. */
function namedAgencies(
  found: readonly { first: number; end: number; value: number }[],
  { analysis }: Reading,
  agencies: readonly Agency[],
): (from: number, to: number) => NamedAgency[] {
  const named = found.flatMap(({ first, end, value }): NamedAgency[] => {
    const agency = isOtherSense(value) ? undefined : agencies[agencyIndex(value)];
    return agency
      ? [{ start: analysis.start[first]!, end: analysis.end[end - 1]!, id: agency.id, kind: agency.kind }]
      : [];
  });
  return (from, to) => {
    let first = 0;
    for (let low = 0, high = named.length; low < high;) {
      const middle = (low + high) >> 1;
      if (named[middle]!.end <= from) low = first = middle + 1;
      else high = middle;
    }
    let behind = first;
    while (behind < named.length && named[behind]!.start < to) behind++;
    return named.slice(first, behind);
  };
}

/** A first paragraph shorter than this is a number or a button that stands above the story. */
const PARAGRAPH = 60;

function boundsOf({ article }: Reading): StoryBounds {
  const bodies = article.segments.filter(({ role }) => role === 'body' || role === 'dateline');
  const first = bodies.find(({ start, end }) => end - start >= PARAGRAPH) ?? bodies[0];
  const headline = article.segments.find(({ role }) => role === 'headline');
  return { bodyStart: first?.start ?? 0, bodyEnd: bodies.at(-1)?.end ?? 0, headlineEnd: headline?.end ?? 0 };
}

/** As many lines of agencies' names within the story are a gallery's. */
const GALLERY = 3;

/** Where a notice says that an agency helped, and in a gallery, a line of its name alone is a picture's credit. */
function withoutDoubtful(findings: readonly Finding[]): readonly Finding[] {
  const helped = new Set(findings.filter(({ role }) => role.rule === 'assist-notice').map(({ agency }) => agency));
  const lines = findings.filter(({ role }) => role.rule === 'credit-line' && role.part === 'picture');
  const gallery = lines.length >= GALLERY;
  return findings.map((finding) =>
    finding.role.rule === 'credit-line' && finding.role.part === 'wire' && (gallery || helped.has(finding.agency))
      ? { ...finding, role: { ...finding.role, part: 'picture' } }
      : finding,
  );
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
