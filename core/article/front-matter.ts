import { parsePrintedDate } from './printed-dates';
import type { GivenDetails } from './rendering';

/** Lines of front matter that are looked through. */
const MOST_LINES = 100;
const LONGEST_VALUE = 500;
/** Which field a key of front matter is, in lower case. */
const FIELDS: Record<string, keyof GivenDetails> = {
  title: 'headline',
  headline: 'headline',
  author: 'by',
  authors: 'by',
  by: 'by',
  byline: 'by',
  date: 'firstCreated',
  published: 'firstCreated',
  updated: 'versionCreated',
  modified: 'versionCreated',
  lastmod: 'versionCreated',
  lang: 'language',
  language: 'language',
  section: 'section',
  category: 'section',
  slug: 'slugline',
  slugline: 'slugline',
  publisher: 'publisher',
  copyright: 'copyrightNotice',
};

/** A value without quotation marks; a list in brackets as its items. */
function plain(value: string): string {
  const unquote = (each: string) => each.trim().replace(/^(["'])(.*)\1$/, '$2');
  const list = /^\[(.*)\]$/.exec(value);
  return list ? list[1]!.split(',').map(unquote).join(', ') : unquote(value);
}

/**
 * Reads the front matter between two lines of `---` that many Markdown files begin with: one `key: value` a line. Keys that
 * are no field of an article, and nested values, are passed over.
 * @returns the fields, and the text after it; the whole text when there is none
 */
export function readFrontMatter(text: string, timeZone?: string): { details: GivenDetails; rest: string } {
  const details: GivenDetails = {};
  if (!/^---\r?\n/.test(text)) return { details, rest: text };
  const end = text.indexOf('\n---', 3);
  if (end < 0) return { details, rest: text };
  for (const line of text.slice(4, end).split('\n', MOST_LINES)) {
    const colon = line.indexOf(':');
    const field = colon > 0 ? FIELDS[line.slice(0, colon).toLowerCase()] : undefined;
    const value = plain(line.slice(colon + 1, colon + LONGEST_VALUE).trim());
    if (!field || value === '' || field === 'urgency') continue;
    if (field === 'firstCreated' || field === 'versionCreated') {
      const date = parsePrintedDate(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'), timeZone);
      if (date) details[field] = date;
    } else details[field] = value;
  }
  const next = text.indexOf('\n', end + 1);
  return { details, rest: next < 0 ? '' : text.slice(next + 1) };
}
