import type { NoticeSignal } from '../cues';
import type { ComposedNotice } from './composed';
import type { Notice } from './find-notices';

/** Notices that a near-certain test message borrows: "TEST, please disregard". */
const TEST_WORDS: ReadonlySet<NoticeSignal> = new Set<NoticeSignal>([
  'kill',
  'withhold',
  'update',
  'correction',
  'advisory',
]);

/** Signals of words such as "do not use", which say less than what they are composed with: "until 6 p.m.", "for now". */
const OUTRANKED: Partial<Record<NoticeSignal, ReadonlySet<NoticeSignal>>> = {
  embargo: new Set<NoticeSignal>(['kill', 'not-for-publication', 'withhold', 'correction', 'advisory', 'test']),
  withhold: new Set<NoticeSignal>(['kill', 'not-for-publication']),
  correction: new Set<NoticeSignal>(['kill']),
  test: new Set<NoticeSignal>(['kill', 'withhold', 'not-for-publication']),
};
/** "Not for publication until further notice" names no time, so it is no embargo. */
function isOutranked({ signal, release }: Notice, composed: ComposedNotice): boolean {
  if (composed.signal === 'withhold' && signal === 'embargo') return release?.named !== true;
  return OUTRANKED[composed.signal]?.has(signal) === true;
}

/** Signals that say nothing against others. */
const LESSER: ReadonlySet<NoticeSignal> = new Set<NoticeSignal>(['advisory', 'update']);

/** A phrase that says it knows better than words that compose the same or overlap it, unless these say more. */
export function addComposed(notices: Notice[], composed: ComposedNotice): void {
  const overlaps = (notice: Notice) => notice.start < composed.end && composed.start < notice.end;
  const knowsBetter = (notice: Notice) => !LESSER.has(notice.signal) && !isOutranked(notice, composed);
  if (notices.some((each) => each.signal === composed.signal || (overlaps(each) && knowsBetter(each)))) return;
  if (composed.signal === 'withhold' || composed.signal === 'correction')
    for (let at = notices.length - 1; at >= 0; at--)
      if (overlaps(notices[at]!) && isOutranked(notices[at]!, composed)) notices.splice(at, 1);
  notices.push(composed);
}

/** Keeps the longest of the phrases of a signal that overlap. */
export function add(notices: Notice[], notice: Notice): void {
  const last = notices.findLastIndex((each) => each.signal === notice.signal && each.end > notice.start);
  if (last < 0) notices.push(notice);
  else if (notice.end - notice.start > notices[last]!.end - notices[last]!.start) notices[last] = notice;
}

/**
 * "Not for publication before …" is an embargo only, and a test message that says to disregard it kills nothing.
 * @param ordinary Phrases of ordinary news, which take back the notice that they begin with.
 */
export function withoutBorrowed(notices: Notice[], ordinary: readonly Pick<Notice, 'start' | 'end'>[]): Notice[] {
  const isTest = notices.some(({ signal }) => signal === 'test');
  const own = notices.filter(
    ({ signal, start, end }) =>
      !(isTest && TEST_WORDS.has(signal)) && !ordinary.some((each) => each.start <= start && end <= each.end),
  );
  return own.filter(
    (notice) =>
      !own.some(
        (other) =>
          other.end - other.start > notice.end - notice.start && notice.start < other.end && other.start < notice.end,
      ),
  );
}
