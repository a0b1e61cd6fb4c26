import type { TextAnalysis } from '../../../text/analysis';
import { TokenFlag } from '../../../text/tokens';

/** Groups of figures that stand together as one number, such as 555-010-9999. */
export interface NumberRun {
  /** Tokens, end exclusive. */
  first: number;
  end: number;
  /** The figures alone. */
  digits: string;
  /** How many figures each group has. */
  groups: readonly number[];
  /** What stands between the groups, and a + or bracket before the first. */
  prefix: string;
  separators: readonly string[];
}

/** The shortest number worth a look: a local phone number. */
const FEWEST_DIGITS = 7;
/** The longest: a card number has 19 digits, a phone number with its extension hardly more. */
const MOST_DIGITS = 24;
const LONGEST_SEPARATOR = 3;

const isDigits = (flags: number) => (flags & TokenFlag.digit) !== 0;

function isSeparator(between: string): boolean {
  for (const character of between) if (!' -.()/\u00a0\u2010\u2011\u2013'.includes(character)) return false;
  return true;
}

/** Whether a token holds figures only; "4532x" and "1st" do not. */
function allDigits(text: string, from: number, to: number): boolean {
  for (let position = from; position < to; position++) {
    const unit = text.charCodeAt(position);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return true;
}

/** The tokens of a text that hold a figure, which are few. */
export function tokensWithFigures({ tokenCount, flags }: TextAnalysis): number[] {
  const tokens: number[] = [];
  for (let token = 0; token < tokenCount; token++) if (isDigits(flags[token]!)) tokens.push(token);
  return tokens;
}

/** Finds the runs of figures of a text that have at least seven of them. @param figures as of `tokensWithFigures` */
export function findNumberRuns(analysis: TextAnalysis, figures: readonly number[]): NumberRun[] {
  const { text, tokenCount, flags, start, end } = analysis;
  const runs: NumberRun[] = [];
  let behind = 0;
  for (const first of figures) {
    if (first < behind || !allDigits(text, start[first]!, end[first]!)) continue;
    let token = first;
    let count = end[token]! - start[token]!;
    while (token + 1 < tokenCount && isDigits(flags[token + 1]!) && count <= MOST_DIGITS) {
      const gap = start[token + 1]! - end[token]!;
      if (gap > LONGEST_SEPARATOR || !isSeparator(text.slice(end[token], start[token + 1]))) break;
      if (!allDigits(text, start[token + 1]!, end[token + 1]!)) break;
      token++;
      count += end[token]! - start[token]!;
    }
    behind = token + 1;
    if (count >= FEWEST_DIGITS && count <= MOST_DIGITS) runs.push(describe(analysis, first, behind));
  }
  return runs;
}

function describe({ text, start, end }: TextAnalysis, first: number, last: number): NumberRun {
  const groups: number[] = [];
  const separators: string[] = [];
  let digits = '';
  for (let token = first; token < last; token++) {
    const group = text.slice(start[token], end[token]);
    digits += group;
    groups.push(group.length);
    if (token > first) separators.push(text.slice(end[token - 1], start[token]));
  }
  const before = text.slice(Math.max(0, start[first]! - 2), start[first]);
  const prefix = before.endsWith('+') || before.endsWith('+(') ? '+' : before.endsWith('(') ? '(' : '';
  return { first, end: last, digits, groups, prefix, separators };
}
