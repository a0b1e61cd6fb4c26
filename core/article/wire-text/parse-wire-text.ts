import type { Article, ArticleDetails, Segment, SupplierFacts } from '../article';
import { noSupplierFacts } from '../article';
import { findDateline } from '../dateline';
import { detectLanguage } from '../language';
import { countWords } from '../lines';
import type { ParseContext } from '../parse';
import { signalOfTag } from '../structured/editorial-signal';
import { fieldTime } from '../structured/field-time';
import { roleOfLine } from '../vocabulary';
import { splitMessages, wireFrame } from './frame';
import { readZczcFields } from './wire-fields';
import type { WireHead } from './wire-head';
import { readWireHead } from './wire-head';
import { readWireHeader } from './wire-header';
import type { WireLine } from './wire-lines';
import { wireLines, wireParagraphs } from './wire-lines';

/** "dpa hm bs wjh", "AAP RTV", "AAP RESULTS", "==Kyodo", "AP-WF-11-13-13 0745GMT", "END": closes a message, and is no part of the story. */
const SIGN_OFF =
  /^(?:dpa(?: [a-z]{1,4}){1,5}|[A-Z]{2,8} [A-Z]{2,10}|==\p{L}{2,12}|AP-[A-Z]{1,3}-\d\d-\d\d-\d\d \d{4}GMT|END|-{2,6})$/u;
const LAST_LINES = 4;
/** Words of a slugline that a headline can be made of. */
const SLUG_PREFIX = /^(?:(?:[A-Z]{2}-)?[A-Z]{2,4}--|[A-Z]{2}-)/;

/**
 * Reads messages of wire services: ANPA 1312, IPTC 7901, and ZCZC … NNNN copy. The text of a message is the file as it
 * stands; of a file with several messages, each has its own stretch.
 */
export function parseWireText(file: string, context: ParseContext): Article[] {
  const messages = splitMessages(file);
  return messages.map(([start, end]) =>
    parseMessage(messages.length === 1 ? file : file.slice(start, end), context, messages.length > 1),
  );
}

function parseMessage(text: string, { vocabulary, settings }: ParseContext, hasSiblings: boolean): Article {
  const facts = noSupplierFacts();
  const frame = wireFrame(text);
  const zone = settings.defaultTimeZone;
  const { number, ...header } = readWireHeader(frame, facts, vocabulary.supplier, zone);
  const details: ArticleDetails = { ...header, wordCount: 0, captions: [] };
  const segments: Segment[] = [];
  const add = (role: Segment['role'], { start, end }: { start: number; end: number }) =>
    segments.push({ role, start, end });

  let lines = wireLines(text, frame.start, frame.end);
  if (frame.protocol === 'zczc') {
    const fields = readZczcFields(lines, facts, vocabulary.supplier);
    lines = lines.slice(fields.count);
    if (fields.headline) {
      details.headline = fields.headline.text;
      add('headline', fields.headline);
    }
    Object.assign(details, {
      ...(fields.slugline && { slugline: fields.slugline }),
      ...(fields.byline && { by: fields.byline }),
      ...(fields.located && { located: fields.located }),
      ...(fields.date && { versionCreated: fieldTime(fields.date, zone) }),
    });
  } else if (frame.protocol === 'fields') {
    details.headline = frame.header.split('\u001f', 1)[0]!.trim();
  } else {
    const head = readWireHead(lines, frame, header.slugline, vocabulary);
    lines = lines.slice(head.count);
    // Headlines alone: a list of them is the story.
    if (lines.filter(({ text: words }) => !SIGN_OFF.test(words)).length === 0) lines = [...head.rest, ...lines];
    readHead(text, head, details, add);
    for (const { text: value } of head.tags) {
      const signal = signalOfTag(value, vocabulary.supplier);
      if (signal) facts.signals.push({ field: 'tag', value, signal });
    }
    const take = head.slugline && head.slugline.text.slice(head.slugline.text.indexOf(',') + 1);
    const signal = take && signalOfTag(take, vocabulary.supplier);
    if (signal) facts.signals.push({ field: 'slugline', value: head.slugline!.text, signal });
  }
  readBody(text, lines, details, facts, vocabulary, add);
  details.headline ??= headlineOfSlug(details.slugline);
  details.publisher ??= settings.publisher;
  segments.sort((a, b) => a.start - b.start);
  details.language = detectLanguage(text.slice(segments.find(({ role }) => role === 'body')?.start ?? frame.start));
  return {
    text,
    format: frame.protocol === 'fields' ? 'wire-text' : frame.protocol,
    segments,
    details,
    supplier: facts,
    ...(hasSiblings && number !== undefined && { itemId: number }),
  };
}

function headlineOfSlug(slugline = ''): string | undefined {
  return slugline.split(',', 1)[0]!.replace(SLUG_PREFIX, '').trim() || undefined;
}

function readHead(
  text: string,
  head: WireHead,
  details: ArticleDetails,
  add: (role: Segment['role'], line: { start: number; end: number }) => void,
): void {
  const [first, last] = [head.headline[0], head.headline.at(-1)];
  if (first && last) {
    add('headline', { start: first.start, end: last.end });
    details.headline = text.slice(first.start, last.end).replace(/\s+/g, ' ');
  }
  if (head.byline) {
    add('byline', head.byline.line);
    details.by = head.byline.name;
  }
  for (const line of [...head.notes, ...head.tags]) add('note', line);
  if (head.notes.length > 0) details.edNote = head.notes.map((line) => line.text).join('\n\n');
  if (head.slugline)
    details.slugline = head.slugline.text.replace(/^\*\d{1,6}< {0,2}\^?/, '').replace(/, ?\d{0,5}$/, '');
}

function readBody(
  text: string,
  lines: readonly WireLine[],
  details: ArticleDetails,
  facts: SupplierFacts,
  vocabulary: ParseContext['vocabulary'],
  add: (role: Segment['role'], line: { start: number; end: number }) => void,
): void {
  let kept = lines.length;
  while (kept > 0 && kept > lines.length - LAST_LINES && SIGN_OFF.test(lines[kept - 1]!.text)) {
    const value = lines[--kept]!.text.replace(/^==/, '').split(/[ -]/, 1)[0]!;
    if (facts.credits.length === 0) facts.credits.push({ field: 'sign-off', value, role: 'text' });
  }
  let lead = true;
  for (const paragraph of wireParagraphs(text, lines.slice(0, kept))) {
    const role = roleOfLine(paragraph.text, vocabulary)?.role;
    // From here on it is for editors: contacts, links, notes.
    if (role === 'private') {
      add('note', { start: paragraph.start, end: lines[kept - 1]!.end });
      return;
    }
    if (role === 'note') {
      add('note', paragraph);
      details.edNote ??= paragraph.text;
      continue;
    }
    const dateline = lead ? findDateline(paragraph.text) : undefined;
    lead = false;
    const opening = dateline && dateline.length < paragraph.text.length ? dateline.length : 0;
    if (opening > 0) add('dateline', { start: paragraph.start, end: paragraph.start + opening });
    if (dateline?.located) details.located ??= dateline.located;
    add('body', { start: paragraph.start + opening, end: paragraph.end });
    details.wordCount += countWords(paragraph.text.slice(opening));
  }
}
