import { articleId } from '../record/article-id';
import { mergeHuman } from '../record/merge-human';
import type { CopytasterRecord, ReusedAgency } from '../record/record';
import { utcTime } from '../store/keys';
import type { Editorial, KillTarget, ProvenanceStatus } from '../tag/tags';

/** What of an article matters to others. Two articles with the same facts are linked the same. */
export interface LinkFacts {
  id: string;
  bucket: string;
  key: string;
  /** RFC 3339, UTC, with milliseconds. */
  receivedAt: string;
  /** Ids of its supplying agencies. */
  agencies: string[];
  /** What it calls itself. */
  names: KillTarget;
  /** What it takes back, when it is a kill or withhold notice that no editor has lifted. */
  notice?: { pubStatus: Exclude<Editorial['pubStatus'], 'usable'>; target: KillTarget };
  fingerprint?: string;
  /** Its own, not what reuse of another's copy made it; with the agencies that supplied its text. */
  provenance: { status: ProvenanceStatus; agencies: ReusedAgency[] };
  /** Of the story it belongs to. */
  story: string;
}

/** The story of all that carry a supplier's guid: it keeps its name, whichever file comes first. */
export function storyOfGuid(guid: string): string {
  return articleId('story', guid);
}

/** @returns undefined for what takes no part: rejected and deleted files, and objects that hold several articles */
export function factsOf(machineRecord: CopytasterRecord | undefined): LinkFacts | undefined {
  if (machineRecord?.status !== 'tagged') return undefined;
  // With what editors did, but without what follows from others: facts of one article must not depend on the next.
  const { id, source, article, provenance, moderation, editorial } = mergeHuman({
    ...machineRecord,
    story: {},
  }) as typeof machineRecord;
  const { bucket, key, receivedAt } = source;
  const { guid, slugline, headline } = article;
  const { pubStatus, recalls } = editorial;
  const { fingerprint } = machineRecord.story;
  const suppliers = provenance.agencies.filter(({ role }) => role === 'text');
  const contractOf = (agency: string) =>
    moderation.findings.find(
      (finding) => finding.rule === 'agency-not-contracted' && finding.agency === agency && finding.role === 'text',
    );
  return {
    ...{ id, bucket, key, receivedAt: utcTime(receivedAt) },
    agencies: [...new Set(provenance.agencies.map((agency) => agency.id))],
    names: { guid, slugline, headline },
    ...(pubStatus !== 'usable' && recalls && { notice: { pubStatus, target: recalls } }),
    ...(fingerprint !== undefined && { fingerprint }),
    provenance: {
      status: provenance.status,
      agencies: suppliers.map((agency) => {
        const noContract = contractOf(agency.id)?.severity;
        return { id: agency.id, name: agency.name, ...(noContract && { noContract }) };
      }),
    },
    story: machineRecord.story.id ?? id,
  };
}

/** Which of two came first: by time received, not by when they were processed. */
export function isEarlier(a: LinkFacts, b: LinkFacts): boolean {
  return a.receivedAt === b.receivedAt ? a.id < b.id : a.receivedAt < b.receivedAt;
}
