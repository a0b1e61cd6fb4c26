import { dayAfter } from '../store/local-days';
import { Problem } from './problem';

export const INTERVALS = ['day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}/;
const DAY_MILLISECONDS = 86_400_000;

/** The days from one to another, both inclusive, as YYYY-MM-DD. @throws Problem 400 when either is no day. */
export function daysBetween(from: string, to: string): string[] {
  const [first, last] = [from, to].map((text) => (DAY.test(text) ? Date.parse(text.slice(0, 10)) : NaN)) as [
    number,
    number,
  ];
  if (Number.isNaN(first) || Number.isNaN(last)) throw new Problem(400, 'from and to must be days, as YYYY-MM-DD.');
  const count = Math.max(0, Math.floor((last - first) / DAY_MILLISECONDS) + 1);
  return Array.from({ length: count }, (_, index) => dayAfter(from.slice(0, 10), index));
}

/** The first day of the interval a day lies in; weeks begin on Monday (ISO 8601). */
export function startOf(day: string, interval: Interval): string {
  if (interval === 'day') return day;
  if (interval === 'month') return `${day.slice(0, 7)}-01`;
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return dayAfter(day, -sinceMonday);
}
