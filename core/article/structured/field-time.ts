import type { MomentParts } from '../printed-dates';
import { completeMoment, parsePrintedDate } from '../printed-dates';

/** ISO 8601, extended or basic, as fields write it: 2019-01-21T10:42:34Z, 20190121T104234+0000, 20190121, 2022-07-11 18:33. */
const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?)? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;
const EPOCH = /^\d{10}(?:\d{3})?$/;
/** RFC 822 writes an offset without a colon. */
const BARE_OFFSET = /([+-]\d\d)(\d\d)$/;
const LONGEST = 60;

function offsetOf(zone: string): number {
  const digits = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (!digits) return 0;
  return (digits[1] === '-' ? -1 : 1) * (Number(digits[2]) * 60 + Number(digits[3] ?? 0));
}

/**
 * A time that a field of a structured format gives.
 * @param timeZone IANA zone of times that name none
 * @returns RFC 3339: a date alone when no time is given, without offset when no zone is known; undefined when it is no
 * date, or one that only fills the field, such as 0001-01-01
 */
export function fieldTime(value: string | undefined, timeZone?: string): string | undefined {
  const words = value?.trim().slice(0, LONGEST) ?? '';
  if (words === '') return undefined;
  if (EPOCH.test(words)) {
    const instant = new Date(Number(words) * (words.length > 10 ? 1 : 1000));
    return `${instant.toISOString().slice(0, 19)}Z`;
  }
  const iso = ISO.exec(words);
  if (!iso) return parsePrintedDate(words.replace(BARE_OFFSET, '$1:$2'), timeZone);
  const [, year, month, day, hour, minute, second, zone] = iso;
  const parts: MomentParts = { year: Number(year), month: Number(month), day: Number(day) };
  if (hour !== undefined) Object.assign(parts, { hour: Number(hour), minute: Number(minute) });
  if (second !== undefined) parts.second = Number(second);
  if (zone !== undefined) parts.offset = offsetOf(zone);
  return completeMoment(parts, timeZone);
}
