import type { SupplierSignal } from '../../../article/article';
import type { TextAnalyser } from '../../../text/analysis';
import type { Evidence } from '../../evidence';
import { span } from '../../evidence';
import type { Reading } from '../../reading';
import { Field } from '../../reading';
import type { ClockWords } from '../clock/clock-words';
import type { ClockContext, ReleaseTime } from '../clock/release-time';
import { embargoEnd, readReleaseTime } from '../clock/release-time';
import type { Notice } from './find-notices';
import { findNotices } from './find-notices';

/** A notice and where it stands: in the words of the item, or in one of its fields. */
export interface SourcedNotice {
  signal: SupplierSignal['signal'];
  /** Where a structured field says so, the supplier means it. */
  structured: boolean;
  release?: ReleaseTime;
  evidence: Evidence;
}

export interface NoticeReader {
  /** For fields that are no part of the text. Its buffers are its own, so the reading stays valid. */
  analyser: TextAnalyser;
  words: ClockWords;
  timeZone?: string;
}

const PUB_STATUS_SIGNAL: Record<string, SupplierSignal['signal']> = {
  canceled: 'kill',
  cancelled: 'kill',
  withheld: 'withhold',
};

/** All that an item says of its own use: in its text, its edNote and slugline, and the supplier's fields. */
export function noticesOfItem(reading: Reading, { analyser, words, timeZone }: NoticeReader): SourcedNotice[] {
  const { article, analysis, fields, receivedAt } = reading;
  const { details, supplier } = article;
  const clock: ClockContext = { words, anchor: details.versionCreated ?? receivedAt, timeZone };
  const found: SourcedNotice[] = [];
  for (const { signal, field, value } of supplier.signals)
    found.push({ signal, structured: true, evidence: { field, value, rule: `field:${signal}` } });
  for (const { field, value } of supplier.embargoes) {
    const evidence = { field, value, rule: 'field:embargo' };
    found.push({ signal: 'embargo', structured: true, release: readReleaseTime(value, clock), evidence });
  }
  if (supplier.pubStatus) {
    // `stat:canceled` and `canceled` are one status.
    const status = supplier.pubStatus.value.toLowerCase().replace(/^.*:/, '');
    const signal = PUB_STATUS_SIGNAL[status];
    const isSaid = supplier.signals.some((each) => each.field === supplier.pubStatus!.field && each.signal === signal);
    if (signal && !isSaid)
      found.push({ signal, structured: true, evidence: { ...supplier.pubStatus, rule: 'field:pub-status' } });
  }
  if (analysis.matches.editorial.count > 0) {
    const inNote = (token: number) => fields[token] === Field.note;
    for (const notice of findNotices(analysis, { clock, isNote: false, inNote }))
      found.push(sourced(notice, span(analysis.text, notice.start, notice.end, `notice:${notice.signal}`)));
  }
  for (const field of ['edNote', 'slugline', 'usageTerms'] as const) {
    const value = details[field];
    // Plain text carries its editor's note in the text itself.
    if (value === undefined || (field === 'edNote' && article.text.includes(value))) continue;
    for (const notice of findNotices(analyser.analyse(value), { clock, isNote: true }))
      found.push(sourced(notice, { field, value, rule: `notice:${notice.signal}` }));
  }
  return found;
}

function sourced({ signal, release }: Notice, evidence: Evidence): SourcedNotice {
  return { signal, structured: false, release, evidence };
}

/** When the last of several embargoes ends; undefined when none says. */
export function latestEmbargo(notices: readonly SourcedNotice[]): string | undefined {
  return notices
    .filter(({ signal, release }) => signal === 'embargo' && release?.until !== undefined)
    .map(({ release }) => release!.until!)
    .reduce<string | undefined>(
      (latest, until) => (latest === undefined || embargoEnd(until) > embargoEnd(latest) ? until : latest),
      undefined,
    );
}
