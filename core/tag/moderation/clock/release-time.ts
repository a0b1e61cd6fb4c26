import { zoneOffset } from '../../../article/printed-dates';
import type { ClockWords } from './clock-words';
import type { PrintedMoment } from './moment';
import { hasDay } from './moment';
import { readPrintedMoment } from './printed-moment';

export interface ReleaseTime {
  /** Whether the words name a day or a time of day; false for a year alone, as in "trade embargo until 2030". */
  named: boolean;
  /** RFC 3339; without offset when no zone is known. Absent when the moment cannot be told. */
  until?: string;
}

export interface ClockContext {
  words: ClockWords;
  /** RFC 3339 time of the item, which relative days resolve against; without it they stay open. */
  anchor?: string;
  /** IANA zone of times that name none. */
  timeZone?: string;
}

/** Furthest that a time is looked for behind its cue, in code units: notices are short. */
const LONGEST = 110;
const DAY = 86_400_000;
/** A date printed without year lies at most so many days before the item, else in the next year. */
const OLDEST_DATE_DAYS = 60;
const ISO_MOMENT = /^\W{0,3}(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?(?:\.\d{1,9})? ?(Z|[+-]\d\d:?\d\d)?(?!\w)/;

/** Midnight UTC of the day of the item, as written in its own offset. */
function dayOf(anchor: string): number {
  return Date.parse(`${anchor.slice(0, 10)}T00:00:00Z`);
}

/** Midnight UTC of a date; undefined when there is no such day. */
function dateOf(year: number, month: number, day: number): number | undefined {
  const date = Date.UTC(year, month - 1, day);
  return month >= 1 && month <= 12 && new Date(date).getUTCDate() === day ? date : undefined;
}

/** "Thursday 14": the next such day within a month; undefined when it is none of that name. */
function dayOfMonth(today: number, day: number, weekday: number): number | undefined {
  for (let ahead = 0; ahead <= 31; ahead++) {
    const date = new Date(today + ahead * DAY);
    if (date.getUTCDate() === day) return date.getUTCDay() === weekday ? date.getTime() : undefined;
  }
  return undefined;
}

/** The day meant, as midnight UTC; undefined when the words and the item leave it open. */
function resolveDay(moment: PrintedMoment, anchor: string | undefined): number | undefined {
  const { year, month, day, ofWeekday, inDays, weekday, hour, minute = 0 } = moment;
  if (day !== undefined && month !== undefined && year !== undefined) return dateOf(year, month, day);
  if (anchor === undefined) return undefined;
  const today = dayOf(anchor);
  if (day !== undefined && month !== undefined) {
    const thisYear = new Date(today).getUTCFullYear();
    const date = dateOf(thisYear, month, day);
    return date !== undefined && date < today - OLDEST_DATE_DAYS * DAY ? dateOf(thisYear + 1, month, day) : date;
  }
  // "Midnight tonight" and "00.01 tonight" are of the night that follows.
  if (inDays !== undefined) return today + (inDays === 0 && hour === 0 ? 1 : inDays) * DAY;
  if (day !== undefined && ofWeekday) return dayOfMonth(today, day, weekday!);
  if (weekday !== undefined) return today + ((weekday - new Date(today).getUTCDay() + 7) % 7) * DAY;
  if (day !== undefined) return undefined;
  // A time alone is that of the item's day, or of the next when it had passed.
  const written = Number(anchor.slice(11, 13)) * 60 + Number(anchor.slice(14, 16));
  return today + (hour! * 60 + minute < written ? DAY : 0);
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** A local time with the offset of its zone, or as it is when no zone is known. */
function placed(local: string, moment: Pick<PrintedMoment, 'offset' | 'zone'>, timeZone: string | undefined): string {
  const zone = moment.zone ?? timeZone;
  const offset = moment.offset ?? (zone === undefined ? undefined : zoneOffset(local, zone));
  return offset === undefined ? local : local + offsetText(offset);
}

function readIso(text: string, timeZone: string | undefined): ReleaseTime | undefined {
  const found = ISO_MOMENT.exec(text);
  // Words behind it may still name a zone, which the general reader knows.
  if (!found || (found[4] === undefined && /\p{Lu}{2}/u.test(text.slice(found[0].length, found[0].length + 5))))
    return undefined;
  const local = `${found[1]!}T${found[2]!}${found[3] ?? ':00'}`;
  if (Number.isNaN(Date.parse(`${local}Z`))) return { named: true };
  if (found[4] === undefined) return { named: true, until: placed(local, {}, timeZone) };
  return { named: true, until: local + (found[4] === 'Z' ? 'Z' : found[4].replace(/^(...):?/, '$1:')) };
}

/**
 * Reads the time that stands in the words behind an embargo cue, such as "0001 GMT Thursday 13 January 2022",
 * "12noon on Friday", "13.01.2022, 10.00 Uhr" or "2022-01-13T00:01Z".
 * @returns `until` only when both day and time of day are told: a missing time must hold, not release at midnight.
 */
export function readReleaseTime(text: string, { words, anchor, timeZone }: ClockContext): ReleaseTime {
  const iso = readIso(text, timeZone);
  if (iso) return iso;
  const moment = readPrintedMoment(text.slice(0, LONGEST), words);
  const named = moment.hour !== undefined || hasDay(moment) || moment.ambiguous === true;
  if (moment.hour === undefined || moment.ambiguous || moment.unread) return { named };
  const day = resolveDay(moment, anchor);
  if (day === undefined) return { named };
  // 24:00 becomes midnight of the next day by itself.
  const local = new Date(day + (moment.hour * 60 + (moment.minute ?? 0)) * 60_000).toISOString().slice(0, 19);
  return { named, until: placed(local, moment, timeZone) };
}

/** Hours west of Greenwich of the zone that reaches a local time last. */
const LAST_ZONE = '-12:00';

/**
 * The instant when an embargo ends, in milliseconds since 1970. A time without offset counts as that of the zone that
 * reaches it last: better late than early.
 */
export function embargoEnd(until: string): number {
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(until) ? until : until + LAST_ZONE);
}
