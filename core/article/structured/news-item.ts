import type { Article, Caption, SupplierFacts } from '../article';
import { noSupplierFacts } from '../article';
import { findDateline, titled } from '../dateline';
import { countWords } from '../lines';
import type { ParseContext } from '../parse';
import type { GivenDetails } from '../rendering';
import { Rendering } from '../rendering';
import { roleOfLine } from '../vocabulary';

/** One item of a structured format, as its fields say, before it is rendered as one text. */
export interface NewsItem {
  headline?: string;
  byline?: string;
  dateline?: string;
  /** A standfirst or abstract; it opens the body unless the body says the same. */
  summary?: string;
  body: string[];
  captions: Caption[];
  /** Editor's notes: they go into the record, not into the text. */
  notes: string[];
  given: GivenDetails;
  supplier: SupplierFacts;
  itemId?: string;
}

const LONGEST_BYLINE = 12;
/** Words of a subtitle in the place of a byline, and the share of them that begins with a small letter. */
const LEAST_SUBTITLE = 6;
const SMALL_WORDS = 0.6;
/** Marks that agencies put before a headline: ">>>ANSA/Gas cut", "*En 41-årig". */
const HEADLINE_MARKS = /^[>*]{1,5}\s{0,3}(?:\p{Lu}{2,8}\/(?=\p{L}))?(?=\S)/u;
/** A cue that lost its space: "ByStaff Reporter". */
const GLUED_CUE = /^By(?=\p{Lu}\p{Ll})/u;
/** What systems write where they know nothing. */
const NO_PLACE = /^(?:no[ -]data[ -]available|not available|n\/a|none|null|unknown|undefined)$/i;
/** A time instead of a place at the head of a dateline, and nothing else. */
const MACHINE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:/;
/** Paragraphs at the head of a body that may repeat headline and byline. */
const HEAD_PARAGRAPHS = 3;
/** Letters and figures by which a summary is known in the body. */
const SUMMARY_SAMPLE = 50;
const LONGEST_PLACE = 5;

/** An item that nothing is known of yet. */
export function emptyItem(): NewsItem {
  return { body: [], captions: [], notes: [], given: {}, supplier: noSupplierFacts() };
}

/** Whether there is anything of the item to read. */
export function hasCopy({ headline, summary, body, captions }: NewsItem): boolean {
  return [headline, summary, ...body, ...captions.map(({ text }) => text)].some((words) => words?.trim());
}

/** "asl/tib/pid/cac": initials of those who worked on a story. */
const INITIALS = /^[a-z]{2,4}(?:[-/][a-z]{2,4}){1,9}$/;

/** The authority that gave an id: of a URL, `tag:reuters.com,2018:…` and `urn:newsml:afp.com:…`. */
const AUTHORITY =
  /^(?:https?:\/\/(?:www\.)?|tag:|urn:newsml:(?:www\.)?)([a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,5})[/,:]/i;

const letters = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** Renders an item: headline, byline, dateline, body, captions. */
export function articleOfItem(item: NewsItem, format: string, { vocabulary, settings }: ParseContext): Article {
  const rendering = new Rendering();
  const given: GivenDetails = { ...item.given };
  const body = item.body.map((words) => words.trim()).filter((words) => words !== '');
  const headline = item.headline?.trim().replace(HEADLINE_MARKS, '');
  if (headline) rendering.headline(headline);
  const names = item.byline === undefined || areNames(item.byline);
  let byline = names ? bylineWords(item.byline) : undefined;
  for (let index = 0; index < Math.min(HEAD_PARAGRAPHS, body.length);) {
    const words = body[index]!;
    const role = roleOfLine(words, vocabulary);
    const isByline = role?.role === 'byline' && countWords(words) <= LONGEST_BYLINE && !/[.!?]$/.test(words);
    if (isByline && role.length < words.length) byline ??= words;
    if (isByline || words === headline) body.splice(index, 1);
    else index++;
  }
  if (INITIALS.test(body.at(-1) ?? '')) body.pop();
  if (byline) {
    rendering.byline(byline);
    const cue = roleOfLine(byline, vocabulary);
    given.by ??= (cue?.role === 'byline' ? byline.slice(cue.length).trim() : '') || byline;
  }
  if (NO_PLACE.test(given.located ?? '')) delete given.located;
  const dateline = item.dateline?.trim();
  if (dateline && !MACHINE_TIME.test(dateline)) {
    given.located ??= placeOfDateline(dateline);
    if (!body[0]?.toLowerCase().startsWith(dateline.toLowerCase())) rendering.dateline(dateline);
  }
  if (given.located !== undefined) given.located = titled(given.located);
  const summary = (item.summary ?? (names ? undefined : item.byline))?.trim();
  if (summary && summary !== headline && !repeats(body, summary)) rendering.summary(summary);
  for (const words of body) rendering.paragraph(words);
  for (const { text, credit } of item.captions) rendering.caption(text, credit);
  const notes = item.notes.map((words) => words.trim()).filter((words) => words !== '');
  if (notes.length > 0) given.edNote = [...new Set(notes)].join('\n\n');
  const authority = item.supplier.credits.length === 0 && AUTHORITY.exec(given.guid ?? '')?.[1];
  if (authority) item.supplier.credits.push({ field: 'guid', value: authority, role: 'text' });
  return {
    ...rendering.article(format, present(given), settings, item.supplier),
    ...(item.itemId !== undefined && { itemId: item.itemId }),
  };
}

/** Whether a byline can be one: some agencies put a subtitle there, most of whose words are written small. */
function areNames(byline: string): boolean {
  const words = byline.trim().split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  return words.length < LEAST_SUBTITLE || small < words.length * SMALL_WORDS;
}

/** The byline as a reader wants it: initials of those who worked on a story are none. */
function bylineWords(given: string | undefined): string | undefined {
  const words = given?.trim().replace(GLUED_CUE, 'By ').replace(/[,;]$/, '');
  return words && !INITIALS.test(words) ? words : undefined;
}

/** Only fields that have a value: absent ones are left out of the record. */
function present(given: GivenDetails): GivenDetails {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function repeats(body: readonly string[], summary: string): boolean {
  const sample = letters(summary).slice(0, SUMMARY_SAMPLE);
  return body.slice(0, HEAD_PARAGRAPHS).some((words) => letters(words).includes(sample));
}

function withoutDash(words: string): string {
  let end = words.length;
  while (end > 0 && ' -–—'.includes(words[end - 1]!)) end--;
  return words.slice(0, end);
}

/** The place that a dateline field names: "NEW YORK", "Paris, 21 jan 2019 (AFP) -". */
export function placeOfDateline(words: string): string | undefined {
  const found = findDateline(`${withoutDash(words)} - `);
  if (found?.located) return found.located;
  const place = words.split(/[,(/]/, 1)[0]!.trim();
  return place !== '' && !/\d/.test(place) && place.split(/\s+/).length <= LONGEST_PLACE ? titled(place) : undefined;
}

/** BCP 47 primary language of a language field such as `en-GB` or `EN`; undefined when it is none. */
export function primaryLanguage(tag: string | undefined): string | undefined {
  const found = /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag?.trim() ?? '');
  // Three letters where there are two: `eng` is `en`.
  return found ? Intl.getCanonicalLocales(found[1]!.toLowerCase())[0] : undefined;
}

/** IPTC urgency of a field: 1 to 9, undefined for anything else. */
export function urgencyOf(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-9]$/.test(value.trim()) ? Number(value) : undefined;
}
