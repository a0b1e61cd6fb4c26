import type { Article, ArticleDetails, Segment, SegmentRole } from './article';
import { noSupplierFacts } from './article';
import type { RoledLine } from './body-block';
import { findBodyBlock, isProse, LONGEST_CAPTION, storyLines } from './body-block';
import { splitCredit } from './captions';
import type { Dateline } from './dateline';
import { findDateline } from './dateline';
import { findHeadline, kickerLength } from './headline';
import { detectLanguage } from './language';
import { countWords, joinWrapped, splitLines } from './lines';
import type { ParseContext } from './parse';
import { parsePrintedDate } from './printed-dates';
import { roleOfLine } from './vocabulary';

/** A page has furniture when so many of its lines are short; below that, every line is taken for the story. */
const PAGE_LINES = 6;
/** So many lines above the story are more than its headline, byline and date. */
const LEAST_HEAD = 4;
/** Words of the longest first line that can be a headline, where nothing else tells. */
const LONGEST_HEADLINE = 28;
const LONGEST_DATE_LINE = 12;
const LONGEST_BYLINE = 12;
const LONGEST_CREDIT_LINE = 8;
/** A dateline among so many lines says that the text is copy as an agency sends it. */
const OPENING = 2;

interface Draft {
  lines: RoledLine[];
  /** Those of the first lines. */
  datelines: readonly (Dateline | undefined)[];
  segments: Segment[];
  details: ArticleDetails;
}

/** Reads plain text, wire text, or a news page pasted as text. Never fails: a text without a story has no body. */
export function parsePlainText(text: string, { vocabulary, settings }: ParseContext): Article {
  const lines: RoledLine[] = joinWrapped(text, splitLines(text));
  for (const line of lines) {
    const found = roleOfLine(line.text, vocabulary);
    if (!found || !keepsRole(line, found.role)) continue;
    line.role = found.role;
    line.cueLength = found.length;
  }
  const datelines = lines.slice(0, OPENING).map((line) => findDateline(line.text));
  const draft: Draft = { lines, datelines, segments: [], details: { wordCount: 0, captions: [] } };
  const { details } = draft;
  const story = isPage(draft) ? pageStory(draft) : textStory(draft);

  const captions = readCaptions(draft, story);
  readHead(draft, story, captions, { vocabulary, settings });
  let lead = true;
  story.body.forEach((isBody, index) => {
    const line = lines[index]!;
    if (!isBody || captions.has(index)) return;
    if (line.role === 'note') {
      addSegment(draft, 'note', line.start, line.end);
      details.edNote ??= line.text;
      return;
    }
    const dateline = lead ? datelineOf(draft, index) : undefined;
    lead = false;
    if (dateline && dateline.length < line.text.length) {
      addSegment(draft, 'dateline', line.start, line.start + dateline.length);
      details.located = dateline.located;
    }
    addSegment(draft, 'body', line.start + (dateline?.length ?? 0), line.end);
    details.wordCount += dateline ? countWords(text, line.start + dateline.length, line.end) : line.words;
  });
  draft.segments.sort((a, b) => a.start - b.start);
  details.publisher ??= settings.publisher;
  const firstBody = draft.segments.find((segment) => segment.role === 'body');
  details.language = detectLanguage(text, firstBody?.start);
  return { text, format: 'text', segments: draft.segments, details, supplier: noSupplierFacts() };
}

/** Cues that begin ordinary sentences too ("By Monday …", "Update …") hold only for lines of the right shape. */
function keepsRole(line: RoledLine, role: string): boolean {
  switch (role) {
    case 'byline':
      return (
        line.words <= LONGEST_BYLINE &&
        !/[.!?]$/.test(line.text.replace(/\b\p{Lu}\.$/u, '')) &&
        /^\S+\s+\p{Lu}/u.test(line.text)
      );
    case 'updated':
    case 'published':
      return line.words <= LONGEST_DATE_LINE && /\d/.test(line.text);
    case 'stop':
      return !isProse(line) || line.text.startsWith('©');
    case 'caption':
      return line.words > 0;
    default:
      return true;
  }
}

function datelineOf({ lines, datelines }: Draft, index: number): Dateline | undefined {
  return index < datelines.length ? datelines[index] : findDateline(lines[index]!.text);
}

interface Story {
  /** By line. */
  body: boolean[];
  headline?: number;
  /** The first line of the body; the number of lines when there is none. */
  bodyStart: number;
}

function isPage({ lines, datelines }: Draft): boolean {
  // Copy as an agency sends it: a headline, then the dateline. Its tables are many short lines and no menus.
  if (datelines.some((dateline) => dateline)) return false;
  let short = 0;
  let furniture = 0;
  for (const line of lines) {
    if (!isProse(line)) short++;
    if (line.role === 'furniture' || line.role === 'stop') furniture++;
  }
  if (furniture > 1 || (short >= PAGE_LINES && short > lines.length / 3)) return true;
  return (findBodyBlock(lines)?.first ?? 0) >= LEAST_HEAD;
}

/** A text without furniture: a headline when the first line looks like one, and then the body. */
function textStory(draft: Draft): Story {
  const { lines } = draft;
  // What a release says above its headline is none.
  const top = Math.max(
    0,
    lines.slice(0, LEAST_HEAD).findIndex(({ role }) => role !== 'furniture'),
  );
  const headline = looksLikeHeadline(draft, top) ? top : undefined;
  let hidden = false;
  const body = lines.map((line, index) => {
    hidden ||= line.role === 'private' || line.role === 'stop';
    return index !== headline && !hidden && (line.role === undefined || line.role === 'note');
  });
  const bodyStart = body.indexOf(true);
  return { body, headline, bodyStart: bodyStart < 0 ? lines.length : bodyStart };
}

function looksLikeHeadline(draft: Draft, top = 0): boolean {
  const first = draft.lines[top];
  const second = draft.lines[top + 1];
  if (!first || first.words > LONGEST_HEADLINE || first.role === 'note' || datelineOf(draft, top)) return false;
  if (!second) return !first.sentence;
  return !first.sentence || (second.paragraph && first.words < second.words) || first.words <= 8;
}

function pageStory(draft: Draft): Story {
  const { lines } = draft;
  const block = findBodyBlock(lines);
  // A table or a list has no prose: all of it is the story.
  if (!block) return textStory(draft);
  const body = storyLines(lines, block);
  const hiddenFrom = lines.findIndex((line) => line.role === 'private');
  if (hiddenFrom >= 0) body.fill(false, hiddenFrom);
  const headline = findHeadline(lines, block) ?? (block.first === 0 && looksLikeHeadline(draft) ? 0 : undefined);
  if (headline !== undefined) body[headline] = false;
  const bodyStart = body.indexOf(true);
  return { body, headline, bodyStart: bodyStart < 0 ? lines.length : bodyStart };
}

/** Lines that are captions, with their segments and the record's captions added. Repeated ones count once. */
function readCaptions(draft: Draft, story: Story): Set<number> {
  const found = new Set<number>();
  const seen = new Set<string>();
  const lastOfBody = story.body.lastIndexOf(true);
  draft.lines.forEach((line, index) => {
    if (index === story.headline || (line.role !== undefined && line.role !== 'caption')) return;
    if (found.has(index)) return;
    const next = draft.lines[index + 1];
    const creditBelow = line.role === undefined && next !== undefined && isCreditLine(next) && isProse(line);
    const credited = creditBelow ? undefined : splitCredit(line.text);
    const repeated = draft.lines[index - 1]?.text === line.text || next?.text === line.text;
    const inReach = index + 1 >= (story.headline ?? 0) && (index < story.bodyStart || index <= lastOfBody);
    if (!inReach || !(line.role === 'caption' || creditBelow || credited || (repeated && isProse(line)))) return;
    if (!line.role && (credited || creditBelow) && (line.words > LONGEST_CAPTION || index === lastOfBody)) return;
    found.add(index);
    if (creditBelow) found.add(index + 1);
    if (seen.has(line.text)) return;
    seen.add(line.text);
    const credit = creditBelow
      ? {
          words: next.text.slice(next.cueLength).trim(),
          start: next.end - next.text.slice(next.cueLength).trim().length,
        }
      : credited && { words: credited.credit, start: line.start + credited.creditStart };
    draft.details.captions.push({ text: credited?.text ?? line.text, ...(credit && { credit: credit.words }) });
    addSegment(draft, 'caption', line.start, credited ? credit!.start : line.end);
    if (credit) addSegment(draft, 'credit', credit.start, credit.start + credit.words.length);
  });
  return found;
}

/** Whether a line is the credit of the picture whose caption stands above it, as "Photo: Ann Lee" is. */
function isCreditLine(line: RoledLine): boolean {
  return line.role === 'caption' && line.words <= LONGEST_CREDIT_LINE && line.text.length > line.cueLength!;
}

/** What stands between headline and body: byline, dates, outlet. */
function readHead(draft: Draft, story: Story, captions: Set<number>, { vocabulary, settings }: ParseContext): void {
  const { lines, details } = draft;
  if (story.headline !== undefined) {
    const line = lines[story.headline]!;
    const kicker = kickerLength(line.text);
    addSegment(draft, 'headline', line.start + kicker, line.end);
    details.headline = line.text.slice(kicker);
  }
  const zone = settings.defaultTimeZone;
  lines.forEach((line, index) => {
    if (index === story.headline || captions.has(index)) return;
    const nearHead = index <= story.bodyStart + 1 && index + 4 >= (story.headline ?? 0);
    if (line.role === 'byline' && nearHead) {
      const name = line.text.slice(line.cueLength).trim();
      details.by ??= name;
      addSegment(draft, 'byline', line.start, line.end);
      story.body[index] = false;
    } else if (
      line.words <= LONGEST_DATE_LINE &&
      !line.sentence &&
      (nearHead || line.role === 'updated' || line.role === 'published')
    ) {
      if (vocabulary.publishers.has(line.text)) {
        details.publisher ??= line.text;
        story.body[index] = false;
        return;
      }
      const date = /\d/.test(line.text) ? parsePrintedDate(line.text, zone) : undefined;
      if (!date) return;
      story.body[index] = false;
      if (line.role === 'published') details.firstCreated ??= date;
      else if (line.role === 'updated' || !details.versionCreated) details.versionCreated = date;
    }
  });
  details.versionCreated ??= details.firstCreated;
}

function addSegment(draft: Draft, role: SegmentRole, start: number, end: number): void {
  if (end > start) draft.segments.push({ role, start, end });
}
