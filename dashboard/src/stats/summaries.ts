import type { StatsRow } from '../api';

export interface Total {
  value: string;
  count: number;
}

/** How often each value occurs in all intervals together, most often first. */
export function totals(rows: readonly StatsRow[]): Total[] {
  const counts = new Map<string, number>();
  for (const { value, count } of rows) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

/** Part of the articles that an agency's words are in, wire copy or assisted, 0–100; undefined when there are none. */
export function agencyShare(provenance: readonly StatsRow[]): number | undefined {
  const counts = new Map(totals(provenance).map(({ value, count }) => [value, count]));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (all === 0) return undefined;
  return Math.round((100 * ((counts.get('wire') ?? 0) + (counts.get('assisted') ?? 0))) / all);
}

/** One number a day from `from` to `to`, both inclusive; days with nothing are 0. */
export function perDay(rows: readonly StatsRow[], from: string, to: string): { day: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { start, count } of rows) counts.set(start.slice(0, 10), (counts.get(start.slice(0, 10)) ?? 0) + count);
  const days: { day: string; count: number }[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += 86_400_000) {
    const day = new Date(time).toISOString().slice(0, 10);
    days.push({ day, count: counts.get(day) ?? 0 });
  }
  return days;
}
