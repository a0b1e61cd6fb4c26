import type { TextAnalysis } from '../../../text/analysis';
import { TokenFlag } from '../../../text/tokens';
import type { ClockContext, ReleaseTime } from '../clock/release-time';
import { readReleaseTime } from '../clock/release-time';
import type { NoticeHelper, NoticePart, NoticePhrase, NoticeSignal } from '../cues';
import { unpackNotice, unpackPart } from '../cues';
import type { PlacedPart } from './composed';
import { composeNotice, lineEnd, MOST_PARTS } from './composed';
import { canCompose } from './compositions';
import {
  beginsLine,
  endsSentence,
  firstVisible,
  followsBreak,
  isBracketed,
  isFirstLine,
  isInLeadingBracket,
  isLabel,
  isTitled,
  leadsLine,
  LONGEST_NOTE,
  LONGEST_TIME_LINE,
  opensLastBracket,
  restOfLine,
} from './lines';
import { add, addComposed, withoutBorrowed } from './rank-notices';

/** A phrase that says what may be done with the item. Offsets into the text it was found in. */
export interface Notice {
  signal: Exclude<NoticeSignal, NoticeHelper>;
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
/** "TEST of the London wire - please ignore": so many code units at most lie between. */
const LONGEST_TEST = 60;
/** Code units behind `AGENDA` within which its day must stand. */
const NEAREST_DAY = 24;
/** Tokens of an editor's note within the text that are read as one. */
const LONGEST_NOTE_TOKENS = 60;
/** Code units behind `EMBARGO:` within which a time must begin. */
const NEAREST_TIME = 18;
/** An item says no more than this of its own use; what goes on is hostile. */
const MOST_NOTICES = 40;
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
      return endsSentence(text, end);
    case 'number':
      return /\d/.test(firstVisible(text, end));
    case 'label':
      return isLabel(text, end);
    case 'title':
      return isTitled(text, end);
    case 'dated':
      return isLabel(text, end) && release?.named === true;
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
  // "Correction: why …" and other phrases of ordinary news that begin like a notice.
  const ordinary: Pick<Notice, 'start' | 'end'>[] = [];
  // End of the last lead-in or notice that begins its line: what follows at once counts as beginning it too.
  let ledTo = -1;
  let ledFrom = -1;
  // Whether a lead-in such as `EDS:` stands before an offset on its line.
  let leadAt = -1;
  const isLed = (at: number) =>
    leadAt >= 0 && at >= leadAt && at - leadAt <= LONGEST_NOTE && !text.slice(leadAt, at).includes('\n');
  // A page whose text runs on behind its editor's note as one paragraph is no note throughout.
  const isOfEditor = (token: number) =>
    isNote || (inNote?.(token) === true && (token < LONGEST_NOTE_TOKENS || !inNote(token - LONGEST_NOTE_TOKENS)));
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
    if (parts.length > 1 && canCompose(parts.map(({ part }) => part))) {
      // Looked for here, since the parts of most lines make no notice.
      for (const part of parts) part.inNote ||= isInLeadingBracket(text, part.start);
      const composed = composeNotice(analysis, parts, clock);
      if (composed) addComposed(notices, composed);
    }
    parts = [];
  };
  // Where the last phrase that begins its line stands: a longer phrase from the same word begins it as well.
  let openedAt = -1;
  for (let match = 0; match < matches.count && notices.length < MOST_NOTICES; match++) {
    const first = matches.first[match]!;
    const part = unpackPart(matches.value[match]!);
    if (part !== undefined && first >= HEAD_TOKENS && !isOfEditor(first)) continue;
    const from = start[first]!;
    const to = end[matches.end[match]! - 1]!;
    const led = ledTo >= 0 && from >= ledTo && from - ledTo <= LONGEST_BREAK && !text.slice(ledTo, from).includes('\n');
    const isEdited = isOfEditor(first);
    const begins =
      (flags[first]! & (TokenFlag.sentenceStart | TokenFlag.paragraphStart)) !== 0 || followsBreak(text, from);
    const opens = led || from === openedAt || beginsLine(text, from) || (isEdited && begins);
    if (opens) openedAt = from;
    if (part === 'what' || part === 'when' || part === 'where') {
      if (opens && isLabel(text, to)) asked.set(part, asked.get(part) ?? from);
      if (asked.size === 3 && !notices.some(({ signal }) => signal === 'advisory'))
        notices.push({ signal: 'advisory', start: Math.min(...asked.values()), end: to });
      continue;
    }
    if (part !== undefined) {
      if (from > partsEnd) {
        compose();
        partsEnd = lineEnd(text, from);
      }
      if (parts.length < MOST_PARTS) {
        const tags = opensLastBracket(text, from);
        parts.push({
          part,
          start: from,
          end: to,
          opens: opens || tags,
          // Chinese and Japanese ask within a sentence: 稿件请先不要使用.
          begins:
            begins ||
            isLed(from) ||
            ((part === 'ask' || part === 'item') && (flags[first]! & TokenFlag.caseless) !== 0),
          inNote: isEdited || isLed(from) || tags,
        });
      }
      continue;
    }
    const phrase = unpackNotice(matches.value[match]!);
    const isPlaced = (place: NoticePhrase['place']): boolean => {
      switch (place) {
        case 'anywhere':
          return true;
        case 'head':
          return isEdited || first < HEAD_TOKENS;
        case 'first':
          return isNote || (first < HEAD_TOKENS && isFirstLine(text, from, start[0]!));
        case 'note':
          return isEdited || isLed(from) || isInLeadingBracket(text, from) || opensLastBracket(text, from);
        case 'line':
          return opens;
        case 'tag':
          return (isNote || first < HEAD_TOKENS) && isBracketed(text, from, to);
      }
    };
    if (phrase.signal === 'lead-in') {
      if (opens) {
        if (to > ledTo) [ledFrom, ledTo] = [from, to];
        if (phrase.place === 'note' && leadsLine(text, to)) leadAt = to;
      }
      continue;
    }
    if (phrase.signal === 'ignore' || !isPlaced(phrase.place)) continue;
    if (phrase.signal === 'none') {
      const takesBack = led && leadsLine(text, ledTo) && /\p{Ll}/u.test(text.slice(ledFrom, ledTo));
      ordinary.push({ start: takesBack ? ledFrom : from, end: to });
      continue;
    }
    const release = releaseOf(phrase, text, from, to, clock);
    if (phrase.after === 'notice' ? !isToBeIgnored(match) : !followerFits(phrase.after, text, to, release)) continue;
    if (opens && to > ledTo) [ledFrom, ledTo] = [from, to];
    add(notices, { signal: phrase.signal, start: from, end: to, ...(phrase.signal === 'embargo' && { release }) });
  }
  compose();
  return withoutBorrowed(notices, ordinary);
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
  // "Embargo: 20 March", not "Embargo: China votes on Wednesday".
  if (after === 'dated') {
    const near = readReleaseTime(text.slice(to, to + NEAREST_TIME).split('\n', 1)[0]!, clock);
    return near.named ? readReleaseTime(restOfLine(text, to), clock) : near;
  }
  if (signal !== 'embargo' && after !== 'time' && after !== 'clock') return undefined;
  const rest = restOfLine(text, to);
  return readReleaseTime(signal === 'advisory' ? rest.slice(0, NEAREST_DAY) : rest, clock);
}
