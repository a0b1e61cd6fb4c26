/** The place, date and agency that open a story: "SHANGHAI, Jan 11 (Reuters) - ". */
export interface Dateline {
  /** The place as a name is written: "Shanghai". Absent when the dateline names only an agency. */
  located?: string;
  /** Length of the dateline with its dash and the space after it, in UTF-16 code units. */
  length: number;
}

const LONGEST = 110;
const DASHES = [').- ', ').-- ', ' - ', ' -- ', ' — ', ' – ', ' _ ', ') — ', ')--', '— ', ' ― '];
const MONTH_OR_DAY = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)/;

/** Names in all capitals as they are otherwise written: BUENOS AIRES → Buenos Aires. */
export function titled(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

const SPACE = 0x20;
const CLOSE = 0x29;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const DASH_UNITS = new Set([...'—–_―'].map((dash) => dash.charCodeAt(0)));

/** Whether a paragraph begins with anything that could close a dateline: a dash, or a bracket. Most do not. */
function mayHaveDateline(paragraph: string): boolean {
  const length = Math.min(LONGEST, paragraph.length);
  let before = 0;
  for (let position = 0; position < length; position++) {
    const unit = paragraph.charCodeAt(position);
    if (unit === CLOSE || unit === SLASH || (unit === HYPHEN && before === SPACE)) return true;
    if ((unit > 0x7f || unit === 0x5f) && DASH_UNITS.has(unit)) return true;
    before = unit;
  }
  return false;
}

const SLASHED_AGENCY = /^\p{L}[\p{L}-]{1,24}\/(?:[.:]| --?)? /u;
const DATE_BEHIND_PLACE = / (?:\p{L}{3,12}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,12})\.?$/u;

/** "MOSCOW, January 21. /TASS/. ", "København /ritzau/: ": the agency stands between strokes. */
function slashedDateline(head: string): Dateline | undefined {
  const open = head.indexOf('/');
  const agency = open > 1 ? SLASHED_AGENCY.exec(head.slice(open + 1)) : null;
  if (!agency) return undefined;
  const place = head.slice(0, open).split(',', 1)[0]!.trim().replace(DATE_BEHIND_PLACE, '');
  if (!/^\p{Lu}[\p{L} .'’-]{1,40}$/u.test(place)) return undefined;
  return { located: titled(place), length: open + 1 + agency[0].length };
}

/**
 * Without a mark behind it a new sentence must begin: "The Environmental Protection Agency (EPA) said" is one that goes on.
 */
const UNMARKED = /^[^.:]{2,60}\([A-Z]{2,8}\)(?: ?[:.] | (?!\p{Ll}))/u;

/** The dateline a paragraph begins with, or undefined. */
export function findDateline(paragraph: string): Dateline | undefined {
  if (!mayHaveDateline(paragraph)) return undefined;
  const head = paragraph.slice(0, LONGEST);
  const slashed = slashedDateline(head);
  if (slashed) return slashed;
  let cut = -1;
  let length = 0;
  for (const dash of DASHES) {
    const at = head.indexOf(dash);
    if (at > 0 && (cut < 0 || at < cut)) {
      cut = at + (dash.startsWith(')') ? 1 : 0);
      length = at + dash.length;
    }
  }
  if (cut < 0) cut = length = UNMARKED.exec(head)?.[0].length ?? -1;
  if (cut < 0) return undefined;
  const before = head.slice(0, cut).trim();
  const bracket = before.indexOf('(');
  const named = (bracket < 0 ? before : before.slice(0, bracket)).trim();
  if (!/^[\p{Lu}("]/u.test(before) || /[.!?;:"”]\s/.test(before.replace(/\b\p{L}{1,5}\.\s/gu, ''))) return undefined;
  const place = named.split(/[,[/]/)[0]!.trim();
  const upper = place.length > 1 && place === place.toUpperCase() && /\p{Lu}/u.test(place);
  const agency = bracket >= 0 && before.endsWith(')');
  if (!agency && !upper && !(MONTH_OR_DAY.test(named) && named.split(/\s+/).length <= 6)) return undefined;
  if (place.split(/\s+/).length > 4 || /\d/.test(place)) return agency ? { length } : undefined;
  // "(ANSA) - ROME, JUL 11 - ": the agency stands before the place.
  const behind = place === '' ? findDateline(paragraph.slice(length)) : undefined;
  if (behind?.located) return { located: behind.located, length: length + behind.length };
  return { ...(place !== '' && { located: titled(place) }), length };
}
