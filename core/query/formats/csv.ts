import type { TaggedRecord } from '../../record/record';
import { regionValue } from '../../store/facets';
import type { Region } from '../../tag/tags';
import type { VisibleRecord } from '../visible-record';
import { isWhole } from '../visible-record';

/** One column each: its name, and what stands in it. Several values of one column are joined by a bar. */
const COLUMNS: [name: string, value: (record: VisibleRecord) => string | number | undefined][] = [
  ['id', ({ id }) => id],
  ['revision', ({ revision }) => revision],
  ['status', ({ status }) => status],
  ['receivedAt', ({ source }) => source.receivedAt],
  ['key', (record) => ('key' in record.source ? record.source.key : undefined)],
  ['headline', (record) => (isWhole(record) ? record.article.headline : undefined)],
  ['publisher', (record) => (isWhole(record) ? record.article.publisher : undefined)],
  ['language', (record) => (isWhole(record) ? record.article.language : undefined)],
  ['kind', (record) => (isWhole(record) ? record.kind : undefined)],
  ['topics', (record) => (isWhole(record) ? joined(record.topics, ({ code }) => code) : undefined)],
  ['focusRegions', (record) => (isWhole(record) ? joined(inRole(record, 'focus'), regionValue) : undefined)],
  ['mentionedRegions', (record) => (isWhole(record) ? joined(inRole(record, 'mention'), regionValue) : undefined)],
  ['provenance', (record) => (isWhole(record) ? record.provenance.status : undefined)],
  ['agencies', (record) => (isWhole(record) ? joined(record.provenance.agencies, ({ id }) => id) : undefined)],
  ['decision', (record) => ('moderation' in record ? record.moderation.decision : undefined)],
  ['findings', (record) => (isWhole(record) ? joined(record.moderation.findings, ({ rule }) => rule) : undefined)],
  ['error', (record) => (record.status === 'rejected' ? record.error.code : undefined)],
];

function inRole({ regions }: TaggedRecord, role: Region['role']): Region[] {
  return regions.filter((region) => region.role === role);
}

function joined<T>(values: readonly T[], text: (value: T) => string): string {
  return values.map(text).join('|');
}

/** Signs at which a spreadsheet takes a cell for a formula (OWASP, "CSV Injection"). */
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const inert = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Records as CSV (RFC 4180), with a header line. Cells that a spreadsheet would run are made inert by a leading quote. */
export function csvOf(records: readonly VisibleRecord[]): string {
  const lines = records.map((record) => COLUMNS.map(([, value]) => cell(value(record))).join(','));
  return [COLUMNS.map(([name]) => name).join(','), ...lines, ''].join('\r\n');
}
