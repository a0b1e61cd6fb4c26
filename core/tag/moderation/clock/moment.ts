/** What words say of a moment. Fields that are absent were not printed. */
export interface PrintedMoment {
  year?: number;
  /** 1–12 */
  month?: number;
  day?: number;
  /** Whether the day stands beside a weekday: "Thursday 14". */
  ofWeekday?: boolean;
  /** Days after the day of the item: "tomorrow" is 1. */
  inDays?: number;
  /** 0 = Sunday */
  weekday?: number;
  /** 0–24 */
  hour?: number;
  minute?: number;
  /** Minutes east of UTC. */
  offset?: number;
  /** IANA zone. */
  zone?: string;
  /** Holds a date that can be read two ways. */
  ambiguous?: boolean;
  /** Holds a number that may be a date, such as 040424, before day and time are told. */
  unread?: boolean;
}

/** Whether a day is told, by date, weekday or a word such as "tomorrow". */
export function hasDay(moment: PrintedMoment): boolean {
  return hasDate(moment) || moment.inDays !== undefined || moment.weekday !== undefined;
}

/** Whether a day is told by date. */
export function hasDate({ day, month }: PrintedMoment): boolean {
  return day !== undefined && month !== undefined;
}
