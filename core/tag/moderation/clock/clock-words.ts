import type { DataSource } from '../../../text/data-source';
import type { TableFile, TableWriter } from '../../../text/table-file';

const PATH = 'moderation/clock.tsv';
const KINDS = ['weekday', 'day', 'month', 'hour', 'am', 'pm', 'at', 'zone'] as const;

/** What a word of a printed time says; see data/moderation/clock.tsv. */
export type ClockWord =
  | { means: 'weekday' | 'day' | 'month' | 'hour'; value: number }
  | { means: 'am' | 'pm' | 'at' }
  | { means: 'zone'; value: string };

export type ClockWords = ReadonlyMap<string, ClockWord>;

function clockWord(means: string | undefined, value: string | undefined): ClockWord {
  const kind = KINDS.find((each) => each === means);
  switch (kind) {
    case 'am':
    case 'pm':
    case 'at':
      return { means: kind };
    case 'zone':
      return { means: kind, value: value! };
    case undefined:
      throw new Error(`${PATH}: "${means ?? ''}" is none of ${KINDS.join(', ')}.`);
    default:
      return { means: kind, value: Number(value) };
  }
}

/** Adds data/moderation/clock.tsv to the tables. @throws Error when a row means nothing known. */
export function compileClock(data: DataSource, writer: TableWriter): void {
  const words = data.rows(PATH).map(({ word, means, value }) => [word!, clockWord(means, value)]);
  writer.addJson('moderation.clock', words);
}

/** Opens what `compileClock` wrote. */
export function openClock(tables: TableFile): ClockWords {
  return new Map(tables.json<[string, ClockWord][]>('moderation.clock'));
}
