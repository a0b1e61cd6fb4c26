import type { DataSource } from '../../text/data-source';
import type { TableFile, TableWriter } from '../../text/table-file';
import type { RuleId } from '../tags';
import type { CueList, CueMatch } from './cue-matches';

const PATH = 'moderation/themes.tsv';
const WEIGHTS = 'moderation/theme-weights.tsv';
/** Words of themes that are told as evidence, before those that overlap are left out. */
const MOST_WORDS = 20;
/** Rules that themes weigh on. */
export const THEMED_RULES = ['graphic', 'sexual', 'minor'] as const satisfies readonly RuleId[];
export type ThemedRule = (typeof THEMED_RULES)[number];

/** The names of data/moderation/themes.tsv; a theme is known by its place in them. */
export function themeNames(data: DataSource): string[] {
  return [...new Set(data.rows(PATH).map(({ theme }) => theme!))].sort();
}

/** Adds data/moderation/theme-weights.tsv to the tables. @throws Error when a row names no rule or theme, or no number. */
export function compileThemes(data: DataSource, writer: TableWriter): void {
  const names = themeNames(data);
  const weights = Object.fromEntries(THEMED_RULES.map((rule) => [rule, names.map(() => 0)])) as Record<
    string,
    number[]
  >;
  for (const { rule = '', theme = '', weight } of data.rows(WEIGHTS)) {
    if (!weights[rule] || !names.includes(theme) || !Number.isFinite(Number(weight)))
      throw new Error(`${WEIGHTS}: "${rule} ${theme} ${weight ?? ''}" names no rule or theme, or no number.`);
    weights[rule][names.indexOf(theme)] = Number(weight);
  }
  writer.addJson('moderation.themes', weights);
}

/** How much the themes of an item weigh on a rule. */
export interface Themes {
  /** Points that all themes give it together; negative where they speak against it. */
  points(rule: ThemedRule): number;
  /** Words of the themes that speak for it with what each theme weighs, the weightiest first. */
  words(rule: ThemedRule): CueMatch[];
}

/** Tells the themes of one item at a time. */
export class ThemeReader implements Themes {
  private readonly weights: Record<ThemedRule, readonly number[]>;
  private readonly amounts: Float64Array;
  private cues?: CueList;

  constructor(tables: TableFile) {
    this.weights = tables.json('moderation.themes');
    this.amounts = new Float64Array(this.weights.graphic.length);
  }

  /**
   * Takes an item. What the other methods say is of it, until the next.
   * @param factor How much a place counts, by its first token.
   */
  read(cues: CueList, factor: (first: number) => number): void {
    this.cues = cues;
    this.amounts.fill(0);
    cues.tally('theme', factor, this.amounts);
    // The tenth word on a theme says less than the first.
    for (let theme = 0; theme < this.amounts.length; theme++) this.amounts[theme] = Math.log1p(this.amounts[theme]!);
  }

  /** By theme: the logarithm of one and how often it comes up. Overwritten by the next item. */
  get values(): Readonly<Float64Array> {
    return this.amounts;
  }

  points(rule: ThemedRule): number {
    const weights = this.weights[rule];
    let points = 0;
    for (let theme = 0; theme < weights.length; theme++) points += weights[theme]! * this.amounts[theme]!;
    return points;
  }

  words(rule: ThemedRule): CueMatch[] {
    const weights = this.weights[rule];
    const words = this.cues!.of('theme').map((place) => ({ ...place, weight: weights[place.weight]! }));
    return words
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, MOST_WORDS);
  }
}
