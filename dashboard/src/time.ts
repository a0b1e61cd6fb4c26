import { dayAfter, dayIn } from '../../core/store/local-days';

/** Times as a newsroom reads them: in the reader's own time zone, never shorter than needed to tell the day. */

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** `14:05` today, `3 Mar 14:05` on other days; empty for what is no time. */
export function shortTime(rfc3339: string | undefined, now: Date): string {
  const time = new Date(rfc3339 ?? '');
  if (Number.isNaN(time.getTime())) return '';
  const today = time.toDateString() === now.toDateString();
  return today ? CLOCK.format(time) : `${DAY.format(time)} ${CLOCK.format(time)}`;
}

/** Date and time. A time that the source gives without a zone is shown as it stands, and said to have none. */
export function fullTime(rfc3339: string | undefined): string {
  if (!rfc3339) return '';
  if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(rfc3339)) return `${rfc3339.replace('T', ' ')} (no time zone given)`;
  const time = new Date(rfc3339);
  return Number.isNaN(time.getTime()) ? '' : FULL.format(time);
}

/** The day `days` before the one that a moment lies in, in a time zone by its IANA name, such as 2026-03-01. */
export function dayBefore(moment: Date, days: number, timeZone: string): string {
  return dayAfter(dayIn(timeZone)(moment), -days);
}
