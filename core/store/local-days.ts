/** Days of a time zone in quarters of an hour of UTC: every zone in use is apart from UTC by whole quarters. */

export const QUARTERS_A_DAY = 96;
const QUARTER_MILLISECONDS = 900_000;
const DAY_MILLISECONDS = 86_400_000;

/** The part of a UTC day that lies in one day of a time zone, in quarters from the UTC day's start, `to` exclusive. */
export interface PartOfDay {
  /** In the time zone, YYYY-MM-DD. */
  day: string;
  from: number;
  to: number;
}

/** Which quarter of its UTC day a time lies in, 0–95. `time`: RFC 3339 in UTC. */
export function quarterOf(time: string): number {
  return Math.floor((Date.parse(time) % DAY_MILLISECONDS) / QUARTER_MILLISECONDS);
}

/** The day that is so many days after another; negative for before. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/**
 * Tells the day of a time zone, YYYY-MM-DD, that a moment lies in.
 * @param timeZone an IANA name
 * @throws RangeError for a zone nobody knows
 */
export function dayIn(timeZone: string): (moment: number | Date) => string {
  const format = new Intl.DateTimeFormat('en', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
  });
  return (moment) => {
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    return `${parts.year}-${parts.month}-${parts.day}`;
  };
}

/**
 * How a time zone divides UTC days.
 * @param timeZone an IANA name
 * @throws RangeError for a zone nobody knows
 */
export function localDays(timeZone: string): (utcDay: string) => PartOfDay[] {
  const dateAt = dayIn(timeZone);
  return (utcDay) => {
    const start = Date.parse(utcDay);
    const dateOf = (quarter: number) => dateAt(start + quarter * QUARTER_MILLISECONDS);
    const parts: PartOfDay[] = [];
    for (let from = 0; from < QUARTERS_A_DAY; from = parts.at(-1)!.to) {
      const day = dateOf(from);
      // Dates never go back, so the first quarter of the next can be searched for by halves.
      let [low, high] = [from, QUARTERS_A_DAY];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (dateOf(middle) === day) low = middle;
        else high = middle;
      }
      parts.push({ day, from, to: high });
    }
    return parts;
  };
}

/** When a day of a time zone begins, as UTC time; of a day that a zone left out, when the next one does. */
export function startOfDay(day: string, timeZone: string): string {
  const partsOf = localDays(timeZone);
  for (const utcDay of [dayAfter(day, -1), day]) {
    const part = partsOf(utcDay).find((each) => each.day >= day);
    if (part) return new Date(Date.parse(utcDay) + part.from * QUARTER_MILLISECONDS).toISOString();
  }
  return new Date(dayAfter(day, 1)).toISOString();
}
