import type { TextAnalysis } from '../../../text/analysis';
import type { ClockContext, ReleaseTime } from '../clock/release-time';
import { readReleaseTime } from '../clock/release-time';
import type { NoticePart, NoticeSignal } from '../cues';

/** A word of a class of which notices are composed, and whether a line or an editor's sentence begins with it. */
export interface PlacedPart {
  part: NoticePart;
  start: number;
  end: number;
  opens: boolean;
}

/** A notice found by the parts it is composed of. */
export interface ComposedNotice {
  signal: NoticeSignal & ('embargo' | 'withhold' | 'kill' | 'correction');
  start: number;
  end: number;
  release?: ReleaseTime;
}

/** Parts of composed notices that are read on one line. */
export const MOST_PARTS = 40;
/** Parts of one notice lie no further apart, in code units. */
const WIDEST_GAP = 60;
/** "We have withdrawn the story", not "We have withdrawn the ban. …": the agency names its copy at once. */
const OWN_GAP = 25;

/** How a notice opens, and what must follow on the same line, in any order. */
interface Composition {
  signal: ComposedNotice['signal'];
  opens: NoticePart;
  with: readonly NoticePart[];
  /** How far apart its parts may lie, in code units; `WIDEST_GAP` when it says nothing. */
  gap?: number;
}

const COMPOSITIONS: readonly Composition[] = [
  { signal: 'withhold', opens: 'ask', with: ['hold', 'item'] },
  { signal: 'withhold', opens: 'ask', with: ['drop', 'hold'] },
  { signal: 'withhold', opens: 'own', with: ['held', 'item'], gap: OWN_GAP },
  { signal: 'withhold', opens: 'item', with: ['held', 'hold'] },
  { signal: 'kill', opens: 'ask', with: ['drop', 'item'] },
  { signal: 'kill', opens: 'drop', with: ['item'] },
  { signal: 'kill', opens: 'own', with: ['dropped', 'item'], gap: OWN_GAP },
  { signal: 'kill', opens: 'item', with: ['dropped', 'drop'] },
  { signal: 'correction', opens: 'amend', with: ['place'] },
  { signal: 'correction', opens: 'item', with: ['erred'] },
];
/** An embargo opens so, or with the words for publication themselves, and goes on with a time. */
const EMBARGO_OPENERS: ReadonlySet<NoticePart> = new Set<NoticePart>(['ask', 'item', 'bar']);
/** The place and the right words: "in par 3 please read". */
const WIDEST_REWORDING = 40;
/** The words for publication and those before its time. */
const WIDEST_TERM = 24;
/** The time and words for publication behind it: "nicht vor Donnerstag, 10 Uhr, veröffentlichen". */
const WIDEST_TIME = 45;
/** Code units behind the last part within which the time is read. */
const LONGEST_TIME = 110;

/** The parts that follow an opener, none further from the one before than notices are wide. */
function reachOf(parts: readonly PlacedPart[], opener: PlacedPart, gap: number): PlacedPart[] {
  const reached: PlacedPart[] = [];
  let end = opener.end;
  for (const each of parts) {
    if (each.start < opener.end) continue;
    if (each.start > end + gap) break;
    reached.push(each);
    end = Math.max(end, each.end);
  }
  return reached;
}

/** The end of the furthest of the parts that a composition needs; undefined when one is missing. */
function endOf(needed: readonly NoticePart[], parts: readonly PlacedPart[]): number | undefined {
  const found = needed.map((part) => parts.find((each) => each.part === part)?.end);
  return found.includes(undefined) ? undefined : Math.max(...(found as number[]));
}

/** "Eds: not to be posted before 6 p.m."; what opens with the words for publication needs a day and a time to be one. */
function embargoIn(
  text: string,
  opener: PlacedPart,
  reached: readonly PlacedPart[],
  clock: ClockContext,
): ComposedNotice | undefined {
  if (!EMBARGO_OPENERS.has(opener.part)) return undefined;
  const bars = [opener, ...reached].filter(({ part }) => part === 'bar');
  for (const { part, start, end } of reached) {
    const barred =
      part === 'till' &&
      bars.some((bar) =>
        bar.start < start
          ? start - bar.end <= WIDEST_TERM
          : opener.part === 'ask' && bar.start >= end && bar.start - end <= WIDEST_TIME,
      );
    if (!barred) continue;
    const release = readReleaseTime(text.slice(end, end + LONGEST_TIME).split('\n', 1)[0]!, clock);
    if (opener.part === 'bar' ? release.until !== undefined : release.named)
      return { signal: 'embargo', start: opener.start, end, release };
  }
  return undefined;
}

/**
 * The notice that the parts on one line make together: "Clients are asked to take down the canal story". None of them is
 * a notice alone, so their wordings need not be foreseen.
 * @param parts In the order of the text.
 */
export function composeNotice(
  { text }: TextAnalysis,
  parts: readonly PlacedPart[],
  clock: ClockContext,
): ComposedNotice | undefined {
  const openers = parts.filter(({ opens }) => opens);
  for (const opener of openers) {
    const reached = reachOf(parts, opener, WIDEST_GAP);
    const embargo = embargoIn(text, opener, reached, clock);
    if (embargo) return embargo;
    for (const { signal, opens, with: needed, gap = WIDEST_GAP } of COMPOSITIONS) {
      if (opens !== opener.part) continue;
      const end = endOf(needed, gap < WIDEST_GAP ? reachOf(parts, opener, gap) : reached);
      if (end !== undefined) return { signal, start: opener.start, end };
    }
  }
  const reworded = parts.find(
    ({ part, start, end }) =>
      part === 'reword' &&
      parts.some(
        (place) =>
          place.part === 'place' && start - place.end <= WIDEST_REWORDING && place.start - end <= WIDEST_REWORDING,
      ),
  );
  return reworded && { signal: 'correction', start: reworded.start, end: reworded.end };
}

/** Where the line of an offset ends. */
export function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
