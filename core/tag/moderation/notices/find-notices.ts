import type { TextAnalysis } from '../../../text/analysis';
import { TokenFlag } from '../../../text/tokens';
import type { ClockContext, ReleaseTime } from '../clock/release-time';
import { readReleaseTime } from '../clock/release-time';
import type { NoticePart, NoticePhrase, NoticeSignal } from '../cues';
import { unpackNotice, unpackPart } from '../cues';
import type { PlacedPart } from './composed';
import { composeNotice, lineEnd, MOST_PARTS } from './composed';
import { add, addComposed, withoutBorrowed } from './rank-notices';

/** A phrase that says what may be done with the item. Offsets into the text it was found in. */
export interface Notice {
  signal: Exclude<NoticeSignal, 'lead-in' | 'ignore'>;
  start: number;
  end: number;
  /** Of an embargo: when it ends, as far as the words tell. */
  release?: ReleaseTime;
}

export interface NoticeContext {
  clock: ClockContext;
  /** Whether the words are an editor's note as a whole, where any sentence may begin a notice. */
  isNote: boolean;
  /** By token, whether it stands in an editor's note within the text. */
  inNote?(token: number): boolean;
}

/** So many first tokens are the opening of an item: slug, headline, notes and dateline. */
const HEAD_TOKENS = 90;
/** Lead-in and notice are parted by so many code units at most: `EDS: `, `*** `. */
const LONGEST_BREAK = 6;
/** Code units behind a cue within which its time is looked for. */
const LONGEST_TIME_LINE = 240;
/** "TEST of the London wire - please ignore": so many code units at most lie between. */
const LONGEST_TEST = 60;
/** An item says no more than this of its own use; what goes on is hostile. */
const MOST_NOTICES = 40;
const OPENING_MARKS = new Set(' \t\u00a0*([{<>"“«=#-–—/_|!:.•（【〔「『《◆◇■□★☆▼▲●○＝＊［');
const LABEL_END = new Set(':-–—)]}\n\r*|：（(【】）／/=〕」』》］');
const CLAUSE_BREAK = new Set(':;–—-!?。：；，');
const SENTENCE_END = new Set('.!,;:)\n\r。！，；：）】');
/** Behind a lead-in that speaks for the rest of its line: `EDS:`, not "Editors say". */
const LEAD_END = new Set(':：-–—');
const OPENING_BRACKETS = '([（【';
const CLOSING_BRACKETS = ')]）】';
/** A line is an editor's from its opening bracket or lead-in on, for so many code units. */
const LONGEST_NOTE = 220;

function beginsLine(text: string, start: number): boolean {
  let position = start - 1;
  while (position >= 0 && OPENING_MARKS.has(text[position]!)) position--;
  if (position < 0) return true;
  return (text[position] === '\n' || text[position] === '\r') && !isWrapped(text, start, position);
}

/** Whether a line goes on with the sentence of the line above: "scheduled\nfor release April 24". */
function isWrapped(text: string, start: number, lineBreak: number): boolean {
  if (!/\p{Ll}/u.test(text[start]!)) return false;
  const above = text[lineBreak] === '\n' && text[lineBreak - 1] === '\r' ? lineBreak - 2 : lineBreak - 1;
  return /[\p{Ll},]/u.test(text[above] ?? '\n');
}

/** Whether an offset lies within brackets that open where its line begins: "(In Jan. 3 story, corrects …)". */
function isInLeadingBracket(text: string, at: number): boolean {
  const floor = Math.max(0, at - LONGEST_NOTE);
  for (let position = at - 1; position >= floor; position--) {
    const character = text[position]!;
    // Nearly all are small letters, and a comparison is cheaper than a search.
    if (character >= 'a' && character <= 'z') continue;
    if (character === '\n' || CLOSING_BRACKETS.includes(character)) return false;
    if (OPENING_BRACKETS.includes(character)) return beginsLine(text, position);
  }
  return false;
}

/** Whether a clause begins at an offset: "Advisory - withhold", "Keep in your queue; do not release". */
function followsBreak(text: string, at: number): boolean {
  return CLAUSE_BREAK.has(text[at - 1] === ' ' ? text[at - 2]! : text[at - 1]!);
}

/** Whether only blank lines stand before the line of an offset. */
function isFirstLine(text: string, at: number, firstVisibleAt: number): boolean {
  return !text.slice(firstVisibleAt, at).includes('\n');
}

function firstVisible(text: string, from: number): string {
  let position = from;
  while (text[position] === ' ' || text[position] === '\u00a0' || text[position] === '\t') position++;
  return text[position] ?? '\n';
}

/** The rest of the line behind an offset, or the next line when nothing else stands on this one. */
function restOfLine(text: string, from: number): string {
  const [rest = '', next = ''] = text.slice(from, from + LONGEST_TIME_LINE).split(/\r?\n/, 2);
  return /[\p{L}\d]/u.test(rest) ? rest : next;
}

function followerFits(
  after: Exclude<NoticePhrase['after'], 'notice'>,
  text: string,
  end: number,
  release: ReleaseTime | undefined,
): boolean {
  switch (after) {
    case 'any':
      return true;
    case 'time':
    case 'timed':
      return release?.named === true;
    case 'clock':
      return release?.until !== undefined;
    case 'end':
      return SENTENCE_END.has(firstVisible(text, end));
    case 'number':
      return /\d/.test(firstVisible(text, end));
    case 'label': {
      const next = firstVisible(text, end);
      // CORRECTED-Bank, but not "corrige-se".
      if (next === '-' && /^-\p{Ll}/u.test(text.slice(end, end + 2))) return false;
      return LABEL_END.has(next) || /[\d,]/.test(next);
    }
  }
}

/**
 * Finds the notices of a text among its `editorial` matches, in order. Words of ordinary news ("trade embargo until
 * 2030", "troops withdrawn", "market correction") are none: most phrases count only where a line begins, behind a
 * lead-in such as `EDS:`, or in an editor's note, and many only before a time or a colon.
 */
export function findNotices(analysis: TextAnalysis, { clock, isNote, inNote }: NoticeContext): Notice[] {
  const { text, start, end, flags } = analysis;
  const matches = analysis.matches.editorial;
  const notices: Notice[] = [];
  // End of the last lead-in or notice that begins its line: what follows at once counts as beginning it too.
  let ledTo = -1;
  // Whether a lead-in such as `EDS:` stands before an offset on its line.
  let leadAt = -1;
  const isLed = (at: number) =>
    leadAt >= 0 && at >= leadAt && at - leadAt <= LONGEST_NOTE && !text.slice(leadAt, at).includes('\n');
  const isToBeIgnored = (match: number): boolean => {
    const floor = end[matches.end[match]! - 1]!;
    for (let later = match + 1; later < matches.count; later++) {
      if (start[matches.first[later]!]! > floor + LONGEST_TEST) return false;
      if (unpackPart(matches.value[later]!) !== undefined) continue;
      if (unpackNotice(matches.value[later]!).signal === 'ignore') return true;
    }
    return false;
  };
  // WHAT:, WHEN: and WHERE: of a media advisory, and where each stands.
  const asked = new Map<NoticePart, number>();
  let parts: PlacedPart[] = [];
  let partsEnd = -1;
  const compose = () => {
    const composed = parts.length > 1 ? composeNotice(analysis, parts, clock) : undefined;
    parts = [];
    if (composed) addComposed(notices, composed);
  };
  // Where the last phrase that begins its line stands: a longer phrase from the same word begins it as well.
  let openedAt = -1;
  for (let match = 0; match < matches.count && notices.length < MOST_NOTICES; match++) {
    const first = matches.first[match]!;
    const part = unpackPart(matches.value[match]!);
    if (part !== undefined && first >= HEAD_TOKENS && !isNote && !inNote?.(first)) continue;
    const from = start[first]!;
    const to = end[matches.end[match]! - 1]!;
    const led = ledTo >= 0 && from >= ledTo && from - ledTo <= LONGEST_BREAK && !text.slice(ledTo, from).includes('\n');
    const isEdited = isNote || inNote?.(first) === true;
    const begins =
      (flags[first]! & (TokenFlag.sentenceStart | TokenFlag.paragraphStart)) !== 0 || followsBreak(text, from);
    const opens = led || from === openedAt || beginsLine(text, from) || (isEdited && begins);
    if (opens) openedAt = from;
    if (part === 'what' || part === 'when' || part === 'where') {
      if (opens && LABEL_END.has(firstVisible(text, to))) asked.set(part, asked.get(part) ?? from);
      if (asked.size === 3 && !notices.some(({ signal }) => signal === 'advisory'))
        notices.push({ signal: 'advisory', start: Math.min(...asked.values()), end: to });
      continue;
    }
    if (part !== undefined) {
      if (from > partsEnd) {
        compose();
        partsEnd = lineEnd(text, from);
      }
      if (parts.length < MOST_PARTS)
        parts.push({
          part,
          start: from,
          end: to,
          opens,
          begins: begins || isLed(from),
          inNote: isEdited || isLed(from) || isInLeadingBracket(text, from),
        });
      continue;
    }
    const phrase = unpackNotice(matches.value[match]!);
    const isPlaced = (place: NoticePhrase['place']): boolean => {
      switch (place) {
        case 'anywhere':
          return true;
        case 'head':
          return isNote || first < HEAD_TOKENS || inNote?.(first) === true;
        case 'first':
          return isNote || (first < HEAD_TOKENS && isFirstLine(text, from, start[0]!));
        case 'note':
          return isNote || inNote?.(first) === true || isLed(from) || isInLeadingBracket(text, from);
        case 'line':
          return opens;
      }
    };
    if (phrase.signal === 'lead-in') {
      if (opens) {
        ledTo = Math.max(ledTo, to);
        if (LEAD_END.has(firstVisible(text, to))) leadAt = to;
      }
      continue;
    }
    if (phrase.signal === 'ignore' || !isPlaced(phrase.place)) continue;
    const release = releaseOf(phrase, text, from, to, clock);
    if (phrase.after === 'notice' ? !isToBeIgnored(match) : !followerFits(phrase.after, text, to, release)) continue;
    if (opens) ledTo = Math.max(ledTo, to);
    add(notices, { signal: phrase.signal, start: from, end: to, ...(phrase.signal === 'embargo' && { release }) });
  }
  compose();
  return withoutBorrowed(notices);
}

/** The time of an embargo, or the time that a phrase needs beside it; `timed` phrases stand behind theirs. */
function releaseOf(
  { signal, after }: NoticePhrase,
  text: string,
  from: number,
  to: number,
  clock: ClockContext,
): ReleaseTime | undefined {
  if (after === 'timed') {
    const before = text.slice(Math.max(0, from - LONGEST_TIME_LINE), from);
    return readReleaseTime(before.slice(before.lastIndexOf('\n') + 1), clock);
  }
  return signal === 'embargo' || after === 'time' || after === 'clock'
    ? readReleaseTime(restOfLine(text, to), clock)
    : undefined;
}
