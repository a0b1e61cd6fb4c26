import { MONTHS, ZONES } from '../../../article/printed-dates';
import type { ClockWords } from './clock-words';
import type { PrintedMoment } from './moment';
import { hasDate, hasDay } from './moment';

/** Units of Chinese and Japanese times, which no space parts from the words behind them. */
const UNIT_BEHIND_NUMBER = /(\d)([年月日号號時时点點分])/g;
/** Arabic-Indic digits. */
const OTHER_DIGITS = /[\u0660-\u0669]/g;
const PIECE = /\d+|\p{L}+|[^\s\p{L}\d]/gu;
const HOUR_WORD = new Set([
  'h',
  'u',
  'uhr',
  'hrs',
  'hours',
  'horas',
  'heures',
  'uur',
  'ч',
  'часов',
  '点',
  '點',
  '時',
  '时',
  '시',
]);
/** What may stand between a weekday and its day: "quinta-feira, 14". */
const BESIDE_WEEKDAY = new Set([',', '-', 'feira', 'the', 'den', 'el', 'le']);
/** 20240404 */
const COMPACT_DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
/** Bare years that a clock reading such as 2010 GMT is told from by the zone behind it. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;

function fold(word: string): string {
  return word.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}

/** Reads the pieces of a printed time one after another; the first of each kind counts. */
class MomentReader {
  readonly moment: PrintedMoment = {};
  /** "上午" and "午後" stand before the hour. */
  private half?: 'am' | 'pm';
  private readonly pieces: string[];

  constructor(
    text: string,
    private readonly words: ClockWords,
  ) {
    const spaced = text
      .replace(OTHER_DIGITS, (digit) => String(digit.charCodeAt(0) - 0x660))
      .replace(UNIT_BEHIND_NUMBER, '$1 $2 ');
    this.pieces = spaced.match(PIECE) ?? [];
  }

  read(): PrintedMoment {
    for (let index = 0; index < this.pieces.length; index++) {
      const piece = this.at(index);
      // A second time is the same moment elsewhere: "0001 AEST Friday (1401 GMT Thursday)".
      if (piece === '(' && this.moment.hour !== undefined && hasDay(this.moment)) break;
      if (/^\d/.test(piece)) index += this.readDate(index) || this.readTime(index) || this.readBareNumber(index);
      else index += this.readWord(index);
    }
    return this.moment;
  }

  private at(index: number): string {
    return this.pieces[index] ?? '';
  }

  private setTime(hour: number, minute: number): void {
    if (this.moment.hour !== undefined || hour > 24 || minute > 59) return;
    this.moment.hour = hour;
    this.moment.minute = minute;
    if (this.half) this.setHalf(this.half === 'pm');
  }

  private setHalf(isAfternoon: boolean): void {
    const { hour } = this.moment;
    if (hour !== undefined && hour <= 12) this.moment.hour = (hour % 12) + (isAfternoon ? 12 : 0);
  }

  /** 2022-01-13, 13.01.2022, 13/1/22. @returns how many pieces beyond the first were read. */
  private readDate(index: number): number {
    const [first, separator, second, again, third] = this.pieces.slice(index, index + 5);
    if (
      !/^[./-]$/.test(separator ?? '') ||
      again !== separator ||
      !/^\d{1,2}$/.test(second ?? '') ||
      !/^\d/.test(third ?? '')
    )
      return 0;
    const numbers = [Number(first), Number(second), Number(third)] as const;
    if (first!.length === 4) this.setDate(...numbers);
    else {
      // 03/04/2022 is March in one country and April in another; a full stop always puts the day first.
      const monthFirst = separator === '/' && numbers[1] > 12;
      const open = separator === '/' && !monthFirst && numbers[0] <= 12 && numbers[0] !== numbers[1];
      const year = third!.length === 2 ? 2000 + numbers[2] : numbers[2];
      if (open) this.moment.ambiguous = true;
      else this.setDate(year, numbers[monthFirst ? 0 : 1], numbers[monthFirst ? 1 : 0]);
    }
    return 4;
  }

  private setDate(year: number, month: number, day: number): void {
    Object.assign(this.moment, { year, month, day });
  }

  /** 10:00, 10.30 Uhr, 10h30, 10am, 10 p.m., 12noon. */
  private readTime(index: number): number {
    const hour = Number(this.at(index));
    if (this.at(index).length > 2) return 0;
    const separator = fold(this.at(index + 1));
    const next = this.at(index + 2);
    if (/^\d\d$/.test(next) && (separator === ':' || (separator === '.' && !this.isDayBeforeMonth(index)))) {
      this.setTime(hour, Number(next));
      return this.at(index + 3) === ':' && /^\d\d$/.test(this.at(index + 4)) ? 4 : 2;
    }
    if (HOUR_WORD.has(separator)) {
      const hasMinutes = /^\d\d$/.test(next);
      this.setTime(hour, hasMinutes ? Number(next) : 0);
      return hasMinutes ? 2 : 1;
    }
    if (separator === 'noon' || separator === 'midnight') {
      this.setTime(separator === 'noon' ? 12 : 0, 0);
      return 1;
    }
    const isDotted = (separator === 'a' || separator === 'p') && next === '.' && fold(this.at(index + 3)) === 'm';
    if (separator !== 'am' && separator !== 'pm' && !isDotted) return 0;
    if (hour <= 12) this.setTime((hour % 12) + (separator.startsWith('p') ? 12 : 0), 0);
    return isDotted ? 3 : 1;
  }

  /** The second number of "13.01." is a month where another full stop follows. */
  private isDayBeforeMonth(index: number): boolean {
    return this.at(index + 3) === '.' && !hasDate(this.moment) && !/^[ap]$/.test(fold(this.at(index + 4)));
  }

  /** 0001, 2022, 13. */
  private readBareNumber(index: number): number {
    const piece = this.at(index);
    const value = Number(piece);
    const next = this.at(index + 1);
    if (next === '年' || next === '月' || next === '日') {
      this.moment[next === '年' ? 'year' : next === '月' ? 'month' : 'day'] ??= value;
      return 1;
    }
    if (piece.length === 4) {
      const zoned = ZONES[fold(next)] !== undefined || HOUR_WORD.has(fold(next));
      if (value >= FIRST_YEAR && value <= LAST_YEAR && !zoned) this.moment.year ??= value;
      else this.setTime(Math.floor(value / 100), value % 100);
    } else if (piece.length === 8 && COMPACT_DATE.test(piece))
      this.setDate(Number(piece.slice(0, 4)), Number(piece.slice(4, 6)), Number(piece.slice(6)));
    else if (piece.length > 4 && (this.moment.hour === undefined || !hasDay(this.moment))) this.moment.unread = true;
    else if (piece.length <= 2 && this.words.get(fold(this.at(index - 1)))?.means === 'at') this.setTime(value, 0);
    else if (piece.length <= 2 && value >= 1 && value <= 31 && this.moment.day === undefined) {
      this.moment.day = value;
      this.moment.ofWeekday = this.standsByWeekday(index);
    }
    return 0;
  }

  /** "Thursday 14", "quinta-feira, 14", "14 Thursday". */
  private standsByWeekday(index: number): boolean {
    let before = index - 1;
    while (before > index - 4 && BESIDE_WEEKDAY.has(fold(this.at(before)))) before--;
    return [before, index + 1].some((at) => this.words.get(fold(this.at(at)))?.means === 'weekday');
  }

  private readWord(index: number): number {
    const { moment } = this;
    const piece = this.at(index);
    const word = fold(piece);
    const month = MONTHS[piece.toLowerCase()];
    if (month !== undefined && moment.month === undefined && !this.isVerb(index)) moment.month = month;
    else if ((word === 'a' || word === 'p') && this.at(index + 1) === '.' && fold(this.at(index + 2)) === 'm') {
      this.setHalf(word === 'p');
      return 2;
    } else if (ZONES[word] !== undefined && piece === piece.toUpperCase() && moment.hour !== undefined)
      // Zone names are capitals: "est" is a word elsewhere.
      moment.offset ??= ZONES[word];
    else if ((piece === '+' || piece === '-') && moment.offset === 0 && /^\d{1,2}$/.test(this.at(index + 1)))
      return this.readOffset(index);
    else this.readKnownWord(word);
    return 0;
  }

  /** "May not be published until 21 March". */
  private isVerb(index: number): boolean {
    return this.at(index) === 'may' && !/^\d/.test(this.at(index - 1)) && !/^\d/.test(this.at(index + 1));
  }

  /** GMT+2, UTC-05:30 */
  private readOffset(index: number): number {
    const hasMinutes = this.at(index + 2) === ':' && /^\d\d$/.test(this.at(index + 3));
    const size = Number(this.at(index + 1)) * 60 + (hasMinutes ? Number(this.at(index + 3)) : 0);
    this.moment.offset = this.at(index) === '-' ? -size : size;
    return hasMinutes ? 3 : 1;
  }

  private readKnownWord(word: string): void {
    const known = this.words.get(word);
    switch (known?.means) {
      case 'am':
      case 'pm':
        if (this.moment.hour === undefined) this.half = known.means;
        else this.setHalf(known.means === 'pm');
        return;
      case 'hour':
        return this.setTime(known.value, 0);
      case 'zone':
        this.moment.zone ??= known.value;
        return;
      case 'month':
        this.moment.month ??= known.value;
        return;
      case 'weekday':
        this.moment.weekday ??= known.value;
        return;
      case 'day':
        this.moment.inDays ??= known.value;
        return;
      case 'at':
    }
  }
}

/** Reads what a short text says of a moment, in the languages of data/moderation/clock.tsv. */
export function readPrintedMoment(text: string, words: ClockWords): PrintedMoment {
  return new MomentReader(text, words).read();
}
