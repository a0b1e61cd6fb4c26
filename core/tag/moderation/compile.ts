import type { DataRow, DataSource } from '../../text/data-source';
import type { CaseRule, LexiconBuilder } from '../../text/lexicon';
import { CASE_RULES } from '../../text/lexicon';
import type { TableWriter } from '../../text/table-file';
import { compileClock } from './clock/clock-words';
import { compileCueWords } from './cue-words';
import { compileThemes, themeNames } from './themes';
import { CUES, NOTICE_FOLLOWERS, NOTICE_PARTS, NOTICE_PLACES, NOTICE_SIGNALS, packNotice, packPart } from './cues';

const NOTICES = 'moderation/notices.tsv';
const PARTS = 'moderation/notice-parts.tsv';
/** Files whose rows are `phrase weight match`, each for the cue of its name. */
const WEIGHTED = ['hate', 'profanity', 'sexual', 'graphic', 'self-harm', 'minor'] as const;
const THEMES = 'moderation/themes.tsv';
/** Files whose rows name their cue. */
const CUED = ['moderation/context.tsv', 'moderation/labels.tsv', 'moderation/exceptions.tsv'] as const;
const HIGHEST_WEIGHT = 99;

function oneOf<T extends string>(value: string | undefined, allowed: readonly T[], row: DataRow, path: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw new Error(`${path}: "${value ?? ''}" of "${row.phrase ?? ''}" is none of ${allowed.join(', ')}.`);
  return found;
}

function caseRule(row: DataRow, path: string): CaseRule {
  return row.match ? oneOf(row.match, CASE_RULES, row, path) : 'any';
}

/**
 * Adds the phrases of data/moderation to the shared lexicon: notices as `editorial`, the rest as `moderation`, where the
 * value of a phrase is an index into the tables `moderation.cue` and `moderation.weight`. Single words of the latter stand
 * in tables of their own (cue-words.ts).
 * @throws Error naming the file and the phrase of a row that is wrong.
 */
export function compileModeration(data: DataSource, lexicon: LexiconBuilder, writer: TableWriter): void {
  for (const row of data.rows(NOTICES)) {
    lexicon.add({
      phrase: row.phrase!,
      lexicon: 'editorial',
      value: packNotice({
        signal: oneOf(row.signal, NOTICE_SIGNALS, row, NOTICES),
        place: oneOf(row.where, NOTICE_PLACES, row, NOTICES),
        after: oneOf(row.after, NOTICE_FOLLOWERS, row, NOTICES),
      }),
      match: caseRule(row, NOTICES),
    });
  }

  for (const row of data.rows(PARTS)) {
    lexicon.add({
      phrase: row.phrase!,
      lexicon: 'editorial',
      value: packPart(oneOf(row.part, NOTICE_PARTS, row, PARTS)),
      match: caseRule(row, PARTS),
    });
  }

  const cues: number[] = [];
  const weights: number[] = [];
  const rules: number[] = [];
  const single = new Map<number, number[]>();
  const add = (row: DataRow, cue: string | undefined, weight: string | undefined, path: string) => {
    const points = weight ? Number(weight) : 1;
    if (!Number.isInteger(points) || Math.abs(points) > HIGHEST_WEIGHT)
      throw new Error(`${path}: the weight "${weight ?? ''}" of "${row.phrase ?? ''}" is no whole number up to 99.`);
    const match = caseRule(row, path);
    const words = lexicon.words(row.phrase!);
    if (words.length === 1) single.set(words[0]!, [...(single.get(words[0]!) ?? []), cues.length]);
    else lexicon.add({ phrase: row.phrase!, lexicon: 'moderation', value: cues.length, match });
    rules.push(CASE_RULES.indexOf(match));
    cues.push(CUES.indexOf(oneOf(cue, CUES, row, path)));
    weights.push(points);
  };
  for (const cue of WEIGHTED) {
    const path = `moderation/${cue}.tsv`;
    for (const row of data.rows(path)) add(row, cue, row.weight, path);
  }
  const themes = themeNames(data);
  for (const row of data.rows(THEMES)) add(row, 'theme', String(themes.indexOf(row.theme!)), THEMES);
  for (const path of CUED) for (const row of data.rows(path)) add(row, row.cue, undefined, path);
  writer.add('moderation.cue', new Uint8Array(cues));
  writer.add('moderation.weight', new Int8Array(weights));
  writer.add('moderation.rule', new Uint8Array(rules));
  compileCueWords(single, lexicon, writer);
  compileThemes(data, writer);
  compileClock(data, writer);
}
