import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readNdjsonFile } from '../adapters/node/ndjson';
import { freshTables } from '../adapters/node/tables';
import { endInWords } from '../bin/failure';
import { noSupplierFacts } from '../core/article/article';
import { CueReader } from '../core/tag/moderation/cue-matches';
import { FLAG_THRESHOLD, placeFactor } from '../core/tag/moderation/rules/weighted-rule';
import { ThemeReader } from '../core/tag/moderation/themes';
import { read } from '../core/tag/reading';
import { parseTsv } from '../core/text/data-source';
import { TextAnalyser } from '../core/text/analysis';
import { foldsOf } from './cross-validation';
import type { LogisticModel, Sample } from './logistic';
import { fitLogistic, logisticScore } from './logistic';
import { groupNearDuplicates } from './near-duplicates';

/**
 * Weighs the phrases of data/moderation/{graphic,sexual,minor}.tsv and the themes on articles labelled with flags, and writes
 * the weights back: `npx tsx training/flags.ts CORPUS…` (NDJSON of {"id", "title", "text", "flags"}). Phrases and themes are
 * chosen by hand; only how much each counts is learned, by logistic regression. Articles without flags teach where
 * additional-flags.tsv has theirs, but are never scored. Prints precision and recall of nested cross-validation: penalties and
 * threshold are chosen on inner folds, scores are of outer ones; near-duplicates share a fold. Deterministic.
 */
const RULES = [
  { rule: 'graphic', flag: 'G' },
  { rule: 'sexual', flag: 'S' },
  { rule: 'minor', flag: 'M' },
] as const;
/** Penalties of squared weights to choose from: of themes, which are few, and of phrases. */
const PENALTIES = [
  { themes: 2, phrases: 3 },
  { themes: 3, phrases: 5 },
  { themes: 3, phrases: 10 },
] as const;
const FOLDS = 5;
const INNER_FOLDS = 4;
/** What an additional article teaches, of what a labelled one does: they were not drawn at random. */
const ADDITIONAL_SHARE = 0.5;
/** Precision and recall that a flag must reach; the threshold is set where the worse of the two lies best. */
const BARS = { precision: 0.6, recall: 0.7 };
/** Phrases that weigh less are left out: they cost time and decide nothing. */
const LEAST_WEIGHT = 1;
const HIGHEST_WEIGHT = 99;

interface Labelled extends Sample {
  /** Near-duplicates share one. */
  group: number;
  /** Whether it only teaches. */
  additional: boolean;
}

const flaggedLine = z.object({
  id: z.string(),
  title: z.string().optional(),
  text: z.string(),
  flags: z.union([z.array(z.string()), z.string()]).optional(),
});
type Line = z.infer<typeof flaggedLine>;

interface Scored {
  score: number;
  flagged: boolean;
}

/** Whether an article is flagged, held out, at the threshold that others chose. */
interface Verdict {
  found: boolean;
  flagged: boolean;
}

interface Setting {
  penalties: (typeof PENALTIES)[number];
  threshold: number;
  margin: number;
}

/** The threshold that lies best against the bars, and how well: 1 where it reaches the worse of them. */
function bestThreshold(scored: readonly Scored[]): Pick<Setting, 'threshold' | 'margin'> {
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  const positives = sorted.filter(({ flagged }) => flagged).length;
  let right = 0;
  let best = { threshold: 0, margin: 0 };
  sorted.forEach(({ score, flagged }, index) => {
    if (flagged) right++;
    const margin = Math.min(right / (index + 1) / BARS.precision, right / positives / BARS.recall);
    if (margin > best.margin) best = { threshold: score, margin };
  });
  return best;
}

/** By fold: what it says held out of a model of the others. */
function acrossFolds<T>(
  samples: readonly Labelled[],
  folds: number,
  salt: number,
  held: (train: Labelled[], test: Labelled[]) => T[],
): T[] {
  const foldOf = foldsOf(
    Int32Array.from(samples, ({ group }) => group + salt),
    folds,
  );
  return Array.from({ length: folds }, (_, fold) =>
    held(
      samples.filter((_, index) => foldOf[index] !== fold),
      samples.filter(({ additional }, index) => foldOf[index] === fold && !additional),
    ),
  ).flat();
}

/** Columns: the themes, then the phrases of the rule. */
function penaltiesOf({ themes, phrases }: (typeof PENALTIES)[number], themeCount: number, size: number): Float64Array {
  return new Float64Array(size).fill(phrases).fill(themes, 0, themeCount);
}

/** The penalties and the threshold that do best, each fold held out of the others. */
function chooseSetting(samples: readonly Labelled[], themeCount: number, size: number): Setting {
  const settings = PENALTIES.map((penalties): Setting => {
    const scored = acrossFolds(samples, INNER_FOLDS, 1009, (train, test): Scored[] => {
      const model = fitLogistic(train, penaltiesOf(penalties, themeCount, size));
      return test.map((each) => ({ score: logisticScore(model, each), flagged: each.flagged }));
    });
    return { penalties, ...bestThreshold(scored) };
  });
  return settings.reduce((best, each) => (each.margin > best.margin ? each : best));
}

/** Precision and recall held out, with nothing chosen on what is scored. */
function nestedScore(samples: readonly Labelled[], themeCount: number, size: number): [number, number] {
  const verdicts = acrossFolds(samples, FOLDS, 0, (train, test): Verdict[] => {
    const { penalties, threshold } = chooseSetting(train, themeCount, size);
    const model = fitLogistic(train, penaltiesOf(penalties, themeCount, size));
    return test.map((each) => ({ found: logisticScore(model, each) >= threshold, flagged: each.flagged }));
  });
  const right = verdicts.filter(({ found, flagged }) => found && flagged).length;
  return [
    right / verdicts.filter(({ found }) => found).length,
    right / verdicts.filter(({ flagged }) => flagged).length,
  ];
}

async function main(corpora: string[]): Promise<void> {
  const root = join(__dirname, '..');
  const { tables } = freshTables(root);
  const analyser = new TextAnalyser(tables);
  const cues = new CueReader(tables);
  const themes = new ThemeReader(tables);
  const themeCount = themes.values.length;
  const table = join(root, 'training/additional-flags.tsv');
  const additional = new Map(parseTsv(readFileSync(table, 'utf8'), table).map((row) => [row.id, row]));
  const lines: Line[] = [];
  for (const path of corpora) {
    for await (const line of readNdjsonFile(path, flaggedLine))
      if (line.flags !== undefined || additional.has(line.id)) lines.push(line);
  }
  // A story and its copies stand in one fold.
  const groups = groupNearDuplicates(
    lines.map(({ text }) => {
      const { hash, tokenCount } = analyser.analyse(text);
      return hash.slice(0, tokenCount);
    }),
  );
  // Rows are numbered through all files, so where each begins is settled before any is written.
  const firstRows = RULES.map(({ rule }) => firstRowOf(rule));
  const learned = RULES.map(({ rule, flag }, index) => {
    const first = firstRows[index]!;
    const size = themeCount + rowsOf(rule).length;
    const samples = lines.flatMap(({ id, title, text, flags }, line): Labelled[] => {
      const judged = flags === undefined ? additional.get(id)?.[flag] : flags.includes(flag) ? 'yes' : 'no';
      if (!judged) return [];
      const whole = title ? `${title}\n\n${text}` : text;
      const segments = title ? [{ role: 'headline' as const, start: 0, end: title.length }] : [];
      const details = { wordCount: 0, captions: [] };
      const article = { text: whole, format: 'text', segments, details, supplier: noSupplierFacts() };
      const analysis = analyser.analyse(whole);
      const reading = read(article, analysis);
      cues.read(analysis);
      themes.read(cues, (token) => placeFactor(token, reading));
      const features = new Map<number, number>();
      themes.values.forEach((value, theme) => value > 0 && features.set(theme, value));
      for (const place of cues.of(rule))
        features.set(themeCount + place.row - first, placeFactor(place.first, reading));
      return [
        {
          columns: [...features.keys()],
          values: [...features.values()],
          flagged: judged === 'yes',
          share: flags === undefined ? ADDITIONAL_SHARE : 1,
          group: groups[line]!,
          additional: flags === undefined,
        },
      ];
    });
    const [precision, recall] = nestedScore(samples, themeCount, size);
    const { penalties, threshold, margin } = chooseSetting(samples, themeCount, size);
    const setting = `penalties ${penalties.themes} and ${penalties.phrases}, margin ${margin.toFixed(2)}`;
    console.log(`${rule}: held out P ${precision.toFixed(3)} R ${recall.toFixed(3)}; ${setting}`);
    const model = fitLogistic(samples, penaltiesOf(penalties, themeCount, size));
    const seen = new Set(samples.flatMap(({ columns }) => columns));
    return { rule, seen, model, scale: FLAG_THRESHOLD / (threshold - model.bias) };
  });
  const names = [...new Set(rowsOf('themes').map(({ theme }) => theme!))].sort();
  for (const each of learned) writeWeights(each);
  write(
    'theme-weights',
    learned
      .flatMap(({ rule, model, scale }) =>
        names.map((theme, column) => [rule, theme, String(Math.round(model.weights[column]! * scale))]),
      )
      .filter(([, , weight]) => weight !== '0' && weight !== '-0'),
  );

  function rowsOf(name: string) {
    const path = join(root, 'data/moderation', `${name}.tsv`);
    return parseTsv(readFileSync(path, 'utf8'), path);
  }

  /** Writes rows under the head of a file. */
  function write(name: string, rows: readonly (readonly string[])[]): void {
    const path = join(root, 'data/moderation', `${name}.tsv`);
    const lines = readFileSync(path, 'utf8').split('\n');
    const columns = lines.findIndex((line) => !line.startsWith('#'));
    writeFileSync(path, [...lines.slice(0, columns + 1), ...rows.map((row) => row.join('\t')), ''].join('\n'));
  }

  /** Scales a model so that its threshold is that of the rule. What no article has keeps the weight it was given by hand. */
  function writeWeights(learnedRule: { rule: string; seen: Set<number>; model: LogisticModel; scale: number }): void {
    const { rule, seen, model, scale } = learnedRule;
    const rows = rowsOf(rule).map(({ phrase, weight, match }, index) => {
      const column = themeCount + index;
      const points = Math.round(model.weights[column]! * scale);
      const learnedWeight = String(Math.max(-HIGHEST_WEIGHT, Math.min(HIGHEST_WEIGHT, points)));
      return [phrase!, seen.has(column) ? learnedWeight : weight!, match!];
    });
    write(
      rule,
      rows.filter(([, weight]) => Math.abs(Number(weight)) >= LEAST_WEIGHT),
    );
  }

  /** Rows of the lexicon are numbered through the files, in the order they are compiled. */
  function firstRowOf(rule: string): number {
    const files = ['hate', 'profanity', 'sexual', 'graphic', 'self-harm', 'minor'];
    return files.slice(0, files.indexOf(rule)).reduce((sum, file) => sum + rowsOf(file).length, 0);
  }
}

main(process.argv.slice(2)).catch(endInWords);
