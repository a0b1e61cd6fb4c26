import type { TextAnalysis } from '../../../text/analysis';
import type { ClockContext, ReleaseTime } from '../clock/release-time';
import { readReleaseTime } from '../clock/release-time';
import type { NoticePart } from '../cues';
import type { ComposedSignal, Composition } from './compositions';
import { COMPOSITIONS, WIDEST_GAP } from './compositions';
import { isLabel, isTitled } from './lines';

/** A word of a class of which notices are composed, and where it stands. */
export interface PlacedPart {
  part: NoticePart;
  start: number;
  end: number;
  /** Whether a line or an editor's sentence begins with it. */
  opens: boolean;
  /** Whether any sentence begins with it. */
  begins: boolean;
  /** Whether it stands in an editor's note, or in brackets that open the line. */
  inNote: boolean;
}

/** A notice found by the parts it is composed of. */
export interface ComposedNotice {
  signal: ComposedSignal;
  start: number;
  end: number;
  release?: ReleaseTime;
}

/** Tests of what must stand behind a notice that is a label. */
const LABELLED = { label: isLabel, title: isTitled };
/** Parts of composed notices that are read on one line. */
export const MOST_PARTS = 40;
/** An embargo opens so, or with the words for publication themselves, and goes on with a time. */
const EMBARGO_OPENERS: ReadonlySet<NoticePart> = new Set<NoticePart>(['ask', 'item', 'bar', 'hold']);
/** The place and the right words: "in par 3 please read". */
const WIDEST_REWORDING = 40;
/** The words for publication and those before its time. */
const WIDEST_TERM = 24;
/** The time and words for publication behind it: "nicht vor Donnerstag, 10 Uhr, veröffentlichen". */
const WIDEST_TIME = 45;
/** A slug of four capitals or more, of which few names are made: BC-BEES, RAIL FARES. */
const SLUG =
  /(?<![\p{L}\d])\p{Lu}{2}[\p{Lu}\d]{0,12}(?:[-/ ]\p{Lu}{2,14}){1,4}(?![\p{L}\d])|(?<![\p{L}\d])\p{Lu}{4,14}(?![\p{L}\d])/gu;
/** The time at which copy was sent: 14.05, 14:05, 14h05; no price or share. */
const SENT_AT = /(?<![\d$€£¥.,:])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d%]|[.,:]\d)/g;
const LONGEST_LINE = 300;
/** Parts beside which a slug or time is looked for. */
const NAMING: ReadonlySet<NoticePart> = new Set<NoticePart>(['drop', 'dropped', 'hold', 'held', 'ban']);
/** Scripts in which a time stands before the word for until. */
const BEHIND_ITS_TIME = /[\u3040-\u30ff\u4e00-\u9fff]/;
/** Code units behind the last part within which the time is read. */
const LONGEST_TIME = 110;
/** "We ask all our clients", "die Redaktionen werden gebeten": whom, and that they are asked. */
const WIDEST_ADDRESS = 30;
const ADDRESS_END = new Set(':：');
/** "Until the relatives have been told", "until the speech is delivered". */
const WIDEST_CONDITION = 40;

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
function endOf({ with: needed, oneOf }: Composition, parts: readonly PlacedPart[]): number | undefined {
  const found = needed.map((part) => parts.find((each) => each.part === part)?.end);
  if (oneOf) found.push(parts.find(({ part }) => oneOf.includes(part))?.end);
  return found.includes(undefined) ? undefined : Math.max(...(found as number[]));
}

/** The time that the line goes on with. */
function timeBehind(text: string, end: number, clock: ClockContext): ReleaseTime {
  return readReleaseTime(text.slice(end, end + LONGEST_TIME).split('\n', 1)[0]!, clock);
}

/** The time of "until …", which stands before it in Chinese and Japanese. */
function timeOf(text: string, { start, end }: PlacedPart, clock: ClockContext): ReleaseTime {
  if (!BEHIND_ITS_TIME.test(text[start]!)) return timeBehind(text, end, clock);
  const before = text.slice(Math.max(0, start - WIDEST_TIME), start);
  return readReleaseTime(before.slice(before.lastIndexOf('\n') + 1), clock);
}

/** "Eds: not to be posted before 6 p.m."; what opens with the words for publication needs a day and a time to be one. */
function embargoIn(
  text: string,
  opener: PlacedPart,
  reached: readonly PlacedPart[],
  clock: ClockContext,
): ComposedNotice | undefined {
  const { inNote } = opener;
  if (!EMBARGO_OPENERS.has(opener.part) && !inNote) return undefined;
  const parts = [opener, ...reached];
  const bars = parts.filter(({ part }) => part === 'bar' || part === 'hold');
  const isBarred = opener.part === 'bar' || opener.part === 'hold';
  const widest = isBarred ? WIDEST_GAP : WIDEST_TERM;
  for (const each of parts) {
    const { part, start, end } = each;
    const barred =
      (part === 'till' || part === 'from' || part === 'occasion') &&
      bars.some((bar) =>
        bar.start <= start
          ? start - bar.end <= widest
          : (opener.part === 'ask' || inNote) && bar.start >= end && bar.start - end <= WIDEST_TIME,
      );
    if (!barred) continue;
    if (part === 'occasion') return { signal: 'embargo', start: opener.start, end, release: { named: false } };
    const release = timeOf(text, each, clock);
    if ((isBarred || opener.part === 'item') && !inNote ? release.until !== undefined : release.named)
      return { signal: 'embargo', start: opener.start, end, release };
  }
  return undefined;
}

/** Two parts near each other as one of another class, such as whom and "are asked" for a request. */
function joined(
  parts: readonly PlacedPart[],
  first: NoticePart,
  second: NoticePart,
  gap: number,
  part: NoticePart,
  eitherOrder: boolean,
): PlacedPart[] {
  const made: PlacedPart[] = [];
  for (const a of parts) {
    if (a.part !== first) continue;
    const b = parts.find(
      (each) =>
        each.part === second &&
        (each.start >= a.end
          ? each.start - a.end <= gap
          : eitherOrder && a.start >= each.end && a.start - each.end <= gap),
    );
    if (!b) continue;
    const [start, end] = [Math.min(a.start, b.start), Math.max(a.end, b.end)];
    made.push({ part, start, end, opens: a.opens || b.opens, begins: true, inNote: a.inNote });
  }
  return made;
}

/** "Editors: …": whom, and a colon behind. */
function addressed(text: string, parts: readonly PlacedPart[]): PlacedPart[] {
  return parts
    .filter(({ part, end }) => part === 'desk' && ADDRESS_END.has(text[end] ?? ''))
    .map((each) => ({ ...each, part: 'ask', opens: true, begins: true }));
}

/** What names a piece of copy on the line: the time it was sent, where something is asked of it, or its slug (BC-BEES, RAIL FARES), which no line all in capitals shows. */
function namesOfCopy(text: string, parts: readonly PlacedPart[]): PlacedPart[] {
  const [first] = parts;
  const lineStart = text.lastIndexOf('\n', first!.start) + 1;
  const line = text.slice(lineStart, Math.min(lineEnd(text, first!.start), lineStart + LONGEST_LINE));
  const isAsked = parts.some(({ part }) => part === 'drop' || part === 'hold');
  const names = [...(isAsked ? line.matchAll(SENT_AT) : []), ...(/\p{Ll}/u.test(line) ? line.matchAll(SLUG) : [])];
  return names.map(({ index, 0: name }) => ({
    part: 'copy' as const,
    start: lineStart + index,
    end: lineStart + index + name.length,
    opens: false,
    begins: false,
    inNote: false,
  }));
}

/** The parts of a line in order, with those that they make together. */
function withJoined(text: string, parts: readonly PlacedPart[]): PlacedPart[] {
  const made = [
    ...(parts.some(({ part }) => NAMING.has(part)) ? namesOfCopy(text, parts) : []),
    ...addressed(text, parts),
    ...joined(parts, 'desk', 'urge', WIDEST_ADDRESS, 'ask', true),
    ...joined(parts, 'till', 'clearance', WIDEST_CONDITION, 'wait', false),
    ...joined(parts, 'till', 'event', WIDEST_CONDITION, 'occasion', false),
  ];
  return made.length === 0 ? [...parts] : [...parts, ...made].sort((a, b) => a.start - b.start);
}

/** "Journalists are invited to … at 10.30 on Friday": whom, how and when. */
function invitationIn(text: string, parts: readonly PlacedPart[], clock: ClockContext): ComposedNotice | undefined {
  const invite = parts.find(({ part }) => part === 'invite');
  const press = parts.find(({ part }) => part === 'press');
  if (!invite || !press) return undefined;
  const [start, end] = [Math.min(invite.start, press.start), Math.max(invite.end, press.end)];
  if (end - start > LONGEST_TIME) return undefined;
  const { named } = timeBehind(text, end, clock);
  return named ? { signal: 'advisory', start, end } : undefined;
}

function mayOpen({ inSentence, anywhere }: Composition, { opens, begins, inNote }: PlacedPart): boolean {
  return opens || inNote || anywhere === true || (inSentence === true && begins);
}

/**
 * The notice that the parts on one line make together: "Clients are asked to take down the canal story". None of them is
 * a notice alone, so their wordings need not be foreseen.
 * @param found In the order of the text.
 */
export function composeNotice(
  { text }: TextAnalysis,
  found: readonly PlacedPart[],
  clock: ClockContext,
): ComposedNotice | undefined {
  const parts = withJoined(text, found);
  for (const opener of parts) {
    if (!opener.opens && !opener.inNote && !(opener.begins && opener.part !== 'item')) continue;
    const reached = reachOf(parts, opener, WIDEST_GAP);
    const embargo = embargoIn(text, opener, reached, clock);
    if (embargo) return embargo;
  }
  for (const composition of COMPOSITIONS) {
    const { signal, opens, inNote, labelled, gap = WIDEST_GAP } = composition;
    for (const opener of parts) {
      if (opener.part !== opens || !mayOpen(composition, opener) || (inNote && !opener.inNote)) continue;
      const end = endOf(composition, reachOf(parts, opener, gap));
      if (end !== undefined && (!labelled || LABELLED[labelled](text, end)))
        return { signal, start: opener.start, end };
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
  if (reworded) return { signal: 'correction', start: reworded.start, end: reworded.end };
  return invitationIn(text, parts, clock);
}

/** Where the line of an offset ends. */
export function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at < 0 ? text.length : at;
}
