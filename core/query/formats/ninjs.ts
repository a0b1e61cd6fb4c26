import { editorsDecision } from '../../record/merge-human';
import type { RecordTopic, TaggedRecord } from '../../record/record';
import { decisionOf } from '../../tag/decision';
import type { Region } from '../../tag/tags';
import { isServed } from '../effective-decision';
import type { VisibleRecord } from '../visible-record';
import { isWhole } from '../visible-record';

/** ninjs 3.0 (IPTC, News in JSON): https://iptc.org/std/ninjs/ */
const STANDARD = { name: 'ninjs', version: '3.0', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#' };
const NEWSCODES = 'http://cv.iptc.org/newscodes';

/** IPTC's code for each kind, where https://cv.iptc.org/newscodes/genre/ has one. */
const GENRES: Partial<Record<TaggedRecord['kind'], string>> = {
  analysis: 'Analysis',
  opinion: 'Opinion',
  feature: 'Feature',
  interview: 'Interview',
  obituary: 'Obituary',
  review: 'Review',
  release: 'Press_Release',
  listing: 'Results_Listings_and_Statistics',
};

/** Where each scheme's codes have an address of their own. */
const PLACE_URIS: Partial<Record<Region['scheme'], (code: string) => string>> = {
  'iso3166-1': (code) => `http://cv.iptc.org/newscodes/iso3166-1a2/${code}`,
  m49: (code) => `http://cv.iptc.org/newscodes/unm49/${code}`,
  geonames: (code) => `https://sws.geonames.org/${code}/`,
};

/** A date-time with an offset: ninjs knows no local times, and a false zone is worse than none. */
function dateTime(time: string | undefined): string | undefined {
  return time !== undefined && /T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? time : undefined;
}

function subject({ code, name, creator, relevance, confidence, implied }: RecordTopic) {
  const [scheme, local] = code.split(':');
  const known = scheme === 'medtop' ? { uri: `${NEWSCODES}/mediatopic/${local}` } : { literal: code };
  return { ...known, name, rel: implied ? 'ancestor' : 'about', creator, relevance, confidence };
}

function place({ scheme, code, name, role }: Region) {
  const uri = PLACE_URIS[scheme]?.(code);
  return { ...(uri ? { uri } : { literal: `${scheme}:${code}` }), name, rel: role === 'focus' ? 'about' : 'mentions' };
}

/**
 * What may be done with it, as ninjs says it. Held copy is withheld, whoever holds it, but for an embargo alone: that is
 * usable from the time in `embargoedUntil` on.
 */
function pubStatusOf(record: TaggedRecord): TaggedRecord['editorial']['pubStatus'] {
  const { editorial, moderation } = record;
  if (editorial.pubStatus !== 'usable' || isServed(moderation.decision)) return editorial.pubStatus;
  const others = decisionOf(moderation.findings.filter(({ rule }) => rule !== 'embargo'));
  const embargoAlone = editorsDecision(record) === undefined && isServed(others);
  return embargoAlone && dateTime(editorial.embargoedUntil) !== undefined ? 'usable' : 'withheld';
}

/**
 * A record as an item of ninjs 3.0. Whatever ninjs has no place for (evidence, moderation) is left out; held copy comes as
 * an item that is withheld and says nothing else; rejected and deleted articles have none.
 */
export function ninjsOf(record: VisibleRecord): Record<string, unknown> | undefined {
  const item = {
    uri: `urn:copytaster:${record.id}`,
    standard: STANDARD,
    type: 'text',
    version: String(record.revision),
  };
  if (record.status !== 'tagged') return undefined;
  if (!isWhole(record)) return { ...item, representationType: 'partial', pubStatus: 'withheld' };
  const { article, editorial, kind, topics, regions, provenance } = record;
  const { headline, by, located, slugline, language, urgency, edNote, usageTerms, copyrightNotice, guid } = article;
  const genre = GENRES[kind];
  const whole = {
    ...{ ...item, representationType: 'partial', pubStatus: pubStatusOf(record) },
    ...{ by, located, slugline, language, urgency, edNote, usageTerms, copyrightNotice, title: headline },
    headlines: headline === undefined ? undefined : [{ role: 'main', value: headline }],
    firstCreated: dateTime(article.firstCreated),
    versionCreated: dateTime(article.versionCreated) ?? record.source.receivedAt,
    embargoedUntil: dateTime(editorial.embargoedUntil),
    expires: dateTime(article.expires),
    altIds: guid === undefined ? undefined : [{ role: 'guid', value: guid }],
    genres: genre === undefined ? undefined : [{ name: kind, uri: `${NEWSCODES}/genre/${genre}` }],
    subjects: topics.map(subject),
    places: regions.map(place),
    infoSources: provenance.agencies.map(({ id, name, role }) => ({ name, role, literal: id })),
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined));
}
