import * as z from 'zod/mini';
import type { CopytasterRecord } from '../record/record';
import type { Facet } from '../store/facets';
import { FACET_VALUES, FACETS, nameAsKey } from '../store/facets';
import { dayAfter, startOfDay } from '../store/local-days';
import type { ListRequest } from '../store/list-articles';
import type { ListFormatName } from './formats/list-formats';
import { LIST_FORMAT_NAMES } from './formats/list-formats';
import { Problem } from './problem';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** A place in a list: of an article, just behind one, of a time, or the very end. */
const CURSOR = /^(?:~|\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z(?:#[a-z2-7]{26}!?)?)$/;
/** Characters of a facet's value. */
const LONGEST_VALUE = 300;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The facets whose values have a form, and an example of it. */
const FORMS: Partial<Record<Facet, { form: RegExp; example: string }>> = {
  topic: { form: /^[a-z][\w-]{0,30}:[\w.-]+$/, example: 'medtop:04000000' },
  region: {
    form: /^(?:iso3166-1:[A-Z]{2}|iso3166-2:[A-Z]{2}-[A-Z0-9]{1,3}|m49:\d{3}|geonames:\d+|area:[\w-]+)$/,
    example: 'iso3166-1:FR, iso3166-2:US-CA, m49:151, geonames:2988507 or area:EU',
  },
};

/** Lists of these say no more of an article than its placeholder does; all others would tell what held copy is about. */
const TOLD_BY_PLACEHOLDERS: readonly Facet[] = ['status', 'decision', 'review', 'rejected'];

type Text = z.ZodMiniOptional<z.ZodMiniType<string, string>>;

function facetSchema(facet: Facet): Text {
  const values: readonly string[] | undefined = (FACET_VALUES as Partial<Record<Facet, readonly string[]>>)[facet];
  if (values) return z.optional(z.enum(values as [string, ...string[]]));
  const known = FORMS[facet];
  const text = z.string().check(z.maxLength(LONGEST_VALUE));
  return z.optional(known ? text.check(z.regex(known.form, `${facet} must be like ${known.example}`)) : text);
}

export const listQuery = z.strictObject({
  ...(Object.fromEntries(FACETS.map((facet) => [facet, facetSchema(facet)])) as Record<Facet, Text>),
  q: z.optional(z.string().check(z.maxLength(200))),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(MAX_LIMIT))),
  cursor: z.optional(z.string().check(z.regex(CURSOR, 'cursor must be the `next` of a page before'))),
  format: z.optional(z.enum(['json', ...LIST_FORMAT_NAMES])),
});

/** Parses with a schema. @throws Problem 400 that names every parameter that is wrong. */
export function parsed<T>(
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false; error: z.core.$ZodError } },
  value: unknown,
): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => `${key.slice(0, 40)} is not known`) : [faultOf(issue)],
  );
  throw new Problem(400, 'The request is not in the form this desk reads.', faults.join('; '));
}

/** `zod/mini` has no sentences of its own: the parts of an issue that say what would be right. */
function faultOf(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.') || 'the request';
  if (issue.code === 'invalid_value') return `${name} must be one of ${issue.values.join(', ')}`;
  const unit = 'origin' in issue && issue.origin === 'string' ? ' characters' : '';
  if (issue.code === 'too_small') return `${name} must be ${issue.minimum}${unit} or more`;
  if (issue.code === 'too_big') return `${name} must be ${issue.maximum}${unit} or less`;
  // These carry the schema's own message.
  if (issue.code === 'custom' || (issue.code === 'invalid_format' && issue.format === 'regex')) return issue.message;
  if (issue.code === 'invalid_type') return `${name} is missing, or is not a ${issue.expected}`;
  return `${name} is not in the right form`;
}

/** A time, or a day of a time zone, as UTC time; `endOfDay` makes a day mean its end. @throws Problem 400 */
export function timeOf(text: string | undefined, endOfDay: boolean, timeZone: string): string | undefined {
  if (text === undefined) return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds))
    throw new Problem(400, 'A time must be RFC 3339, or a day as YYYY-MM-DD.', text.slice(0, 40));
  if (!DAY.test(text)) return new Date(milliseconds).toISOString();
  const day = endOfDay ? dayAfter(text, 1) : text;
  return timeZone === 'UTC' ? new Date(day).toISOString() : startOfDay(day, timeZone);
}

/** Words in small letters without accents, so that `Sao Paulo` finds São Paulo. */
function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Whether every word of the query begins a word of headline, slugline, publisher or byline. */
function searches(words: string): (record: CopytasterRecord) => boolean {
  const wanted = plainWords(words);
  return (record) => {
    if (record.status !== 'tagged') return false;
    const { headline = '', slugline = '', publisher = '', by = '' } = record.article;
    const text = ` ${plainWords([headline, slugline, publisher, by].join(' ')).join(' ')}`;
    return wanted.every((word) => text.includes(` ${word}`) || (/\P{ASCII}/u.test(word) && text.includes(word)));
  };
}

/**
 * Reads the query of a list.
 * @param mayRead whether the caller may read a record: neither words that are looked for nor lists of what articles are
 * about find what may not be read
 * @param timeZone IANA name of the zone whose days `from` and `to` may be
 * @throws Problem 400 for an unknown parameter or a wrong value.
 */
export function listRequest(
  query: Record<string, string>,
  mayRead: (record: CopytasterRecord) => boolean,
  timeZone = 'UTC',
): ListRequest & { format: 'json' | ListFormatName } {
  const { q, from, to, limit = DEFAULT_LIMIT, cursor, format = 'json', ...facets } = parsed(listQuery, query);
  const filters = FACETS.flatMap((facet) => {
    const value = facets[facet];
    if (value === undefined) return [];
    return [{ facet, value: facet === 'publisher' || facet === 'guid' ? nameAsKey(value) : value }];
  });
  const tellsMore = filters.some(({ facet }) => !TOLD_BY_PLACEHOLDERS.includes(facet));
  if (!facets.status) filters.push({ facet: 'status', value: facets.rejected ? 'rejected' : 'tagged' });
  const finds = q === undefined ? undefined : searches(q);
  return {
    filters,
    from: timeOf(from, false, timeZone),
    to: timeOf(to, true, timeZone),
    limit,
    after: cursor,
    format,
    ...((tellsMore || finds) && { accepts: ({ record }) => mayRead(record) && finds?.(record) !== false }),
  };
}
