/** Reads dates and times as pages print them. */

export const MONTHS: Record<string, number> = {};
[
  'january jan januar janvier janv enero ene janeiro gennaio gen января',
  'february feb februar février févr febrero fevereiro fev febbraio февраля',
  'march mar märz mars marzo março марта mrz',
  'april apr avril abril abr aprile апреля avr',
  'may mai mayo maio maggio мая mag',
  'june jun juni juin junio junho giugno giu июня',
  'july jul juli juillet julio julho luglio lug июля juil',
  'august aug août agosto ago августа',
  'september sep sept septembre septiembre setembro settembre set сентября',
  'october oct oktober okt octobre octubre outubro out ottobre ott октября',
  'november nov novembre noviembre novembro ноября',
  'december dec dezember dez décembre déc diciembre dic dezembro dicembre декабря',
].forEach((names, index) => names.split(' ').forEach((name) => (MONTHS[name] = index + 1)));

/** Minutes east of UTC, for the names that mean one zone wherever they are printed. */
export const ZONES: Record<string, number> = {
  gmt: 0,
  utc: 0,
  z: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  bst: 60,
  cet: 60,
  cest: 120,
  mez: 60,
  mesz: 120,
  sast: 120,
  eat: 180,
  msk: 180,
  sgt: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
};

/** What is known of a moment, in its own zone. */
export interface MomentParts {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Minutes east of UTC. */
  offset?: number;
}

const pad = (value: number) => String(value).padStart(2, '0');

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

/** Minutes east of UTC of an IANA zone at a local time. @throws RangeError when there is no such zone. */
export function zoneOffset(local: string, timeZone: string): number {
  const guess = Date.parse(`${local}Z`);
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsetAt = (instant: number): number => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const shown = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second);
    return Math.round((shown - instant) / 60_000);
  };
  return offsetAt(guess - offsetAt(guess) * 60_000);
}

/**
 * RFC 3339 of a moment: a date alone without `hour`; without offset when neither it nor `timeZone` (IANA) is known; undefined
 * when it is no moment between 1900 and 2199.
 */
export function completeMoment(parts: MomentParts, timeZone: string | undefined): string | undefined {
  const { year, month, day, hour, minute = 0, second = 0 } = parts;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (
    year < 1900 ||
    year > 2199 ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > new Date(Date.UTC(year, month, 0)).getUTCDate()
  )
    return undefined;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  if (hour === undefined) return date;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local = `${date}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
  const offset = parts.offset ?? (timeZone === undefined ? undefined : zoneOffset(local, timeZone));
  return offset === undefined ? local : local + offsetText(offset);
}

const TOKEN = /\d+|\p{L}+|[:+\-/.]/gu;
/** Longest run of text that is looked at: dates are short, and lines need not be. */
const LONGEST = 120;

/**
 * The first date in a short text such as "Updated 22:56, 12-Jan-2022" or "Nov. 19, 2019 5:50 PM GMT".
 * @returns RFC 3339: a date alone when no time is printed; without offset when no zone is named and `timeZone` (IANA) is
 * not given; undefined when there is no date, or it could be read two ways.
 */
export function parsePrintedDate(text: string, timeZone?: string): string | undefined {
  const tokens = text.slice(0, LONGEST).match(TOKEN) ?? [];
  const parts: MomentParts = {};
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const [second, third, fourth, fifth] = tokens.slice(index + 1, index + 5);
    const number = Number(token);
    const lower = token.toLowerCase();
    if (/^\d/.test(token)) {
      if (second === ':' && parts.hour === undefined && /^\d\d$/.test(third ?? '')) {
        parts.hour = number;
        parts.minute = Number(third);
        index += 2;
        if (fourth === ':' && /^\d\d$/.test(fifth ?? '')) {
          parts.second = Number(fifth);
          index += 2;
        }
      } else if (
        (second === '-' || second === '/' || second === '.') &&
        fourth === second &&
        /^\d/.test(third ?? '') &&
        /^\d/.test(fifth ?? '')
      ) {
        const numbers = [number, Number(third), Number(fifth)];
        if (token.length === 4) [parts.year, parts.month, parts.day] = numbers;
        else if (fifth!.length === 4) {
          parts.year = numbers[2];
          // 03/04/2020 is March in one country and April in another; full stops always put the day first.
          if (second === '.' || numbers[0]! > 12 || numbers[0] === numbers[1]) [parts.day, parts.month] = numbers;
          else if (numbers[1]! > 12) [parts.month, parts.day] = numbers;
          else return undefined;
        }
        index += 4;
      } else if (token.length === 4 && parts.year === undefined && number >= 1900 && number < 2200) parts.year = number;
      else if (token.length <= 2 && parts.day === undefined && number >= 1 && number <= 31) parts.day = number;
    } else if (lower === 'pm' && parts.hour !== undefined && parts.hour < 12) parts.hour += 12;
    else if (lower === 'am' && parts.hour === 12) parts.hour = 0;
    else if (
      lower === 'p' &&
      second === '.' &&
      third?.toLowerCase() === 'm' &&
      parts.hour !== undefined &&
      parts.hour < 12
    )
      parts.hour += 12;
    else if (parts.month === undefined && MONTHS[lower] !== undefined) parts.month = MONTHS[lower];
    else if (parts.hour !== undefined && parts.offset === undefined && ZONES[lower] !== undefined)
      parts.offset = ZONES[lower];
    else if (
      (token === '+' || token === '-') &&
      parts.hour !== undefined &&
      parts.year !== undefined &&
      parts.day !== undefined &&
      /^\d\d$/.test(second ?? '') &&
      third === ':' &&
      /^\d\d$/.test(fourth ?? '')
    ) {
      parts.offset = (token === '-' ? -1 : 1) * (Number(second) * 60 + Number(fourth));
      index += 3;
    }
  }
  return completeMoment(parts, timeZone);
}
