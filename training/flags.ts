import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freshTables } from '../adapters/node/tables';
import { noSupplierFacts } from '../core/article/article';
import { CueReader } from '../core/tag/moderation/cue-matches';
import { FLAG_THRESHOLD, placeFactor } from '../core/tag/moderation/rules/weighted-rule';
import { read } from '../core/tag/reading';
import { parseTsv } from '../core/text/data-source';
import { TextAnalyser } from '../core/text/analysis';
import { foldsOf } from './cross-validation';
import { groupNearDuplicates } from './near-duplicates';

/**
 * Weighs the phrases of data/moderation/{graphic,sexual,minor}.tsv on articles labelled with flags, and writes the weights
 * back: `npx tsx training/flags.ts CORPUS…` (NDJSON of {"id", "title", "text", "flags"}). The phrases are chosen by hand; only
 * how much each counts is learned, by logistic regression with an L2 penalty. Articles without flags teach where
 * additional-flags.tsv has theirs, but are never scored. Prints precision and recall of five-fold cross-validation,
 * near-duplicates in one fold. Deterministic.
 */
/** The penalty is of squared weights: sexual has the fewest articles to learn from. */
const RULES = [
  { rule: 'graphic', flag: 'G', penalty: 3 },
  { rule: 'sexual', flag: 'S', penalty: 5 },
  { rule: 'minor', flag: 'M', penalty: 3 },
] as const;
const FOLDS = 5;
const STEPS = 120;
const RATE = 0.5;
/** What an additional article teaches, of what a labelled one does: they were not drawn at random. */
const ADDITIONAL_SHARE = 0.5;
/** Precision and recall that a flag must reach; the threshold is set where the worse of the two lies best. */
const BARS = { precision: 0.6, recall: 0.7 };
/** Phrases that weigh less are left out: they cost time and decide nothing. */
const LEAST_WEIGHT = 1;
const HIGHEST_WEIGHT = 99;

interface Sample {
  /** Row of the lexicon → how much its best place counts. */
  features: Map<number, number>;
  flagged: boolean;
  fold: number;
  /** Whether it only teaches. */
  additional: boolean;
}

interface Line {
  id: string;
  title?: string;
  text: string;
  flags?: string[] | string;
}

interface Model {
  weights: Map<number, number>;
  bias: number;
}

const probability = (score: number) => 1 / (1 + Math.exp(-score));

function scoreOf({ weights, bias }: Model, { features }: Sample): number {
  let score = bias;
  for (const [row, value] of features) score += (weights.get(row) ?? 0) * value;
  return score;
}

/** Batch gradient ascent with a step of its own for each weight (Adagrad). */
function fit(samples: readonly Sample[], penalty: number): Model {
  const model: Model = { weights: new Map(), bias: -3 };
  const squares = new Map<number, number>();
  let biasSquare = 1e-6;
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Map<number, number>();
    let biasGradient = 0;
    for (const sample of samples) {
      const share = sample.additional ? ADDITIONAL_SHARE : 1;
      const error = share * (Number(sample.flagged) - probability(scoreOf(model, sample)));
      biasGradient += error;
      for (const [row, value] of sample.features) gradient.set(row, (gradient.get(row) ?? 0) + error * value);
    }
    biasSquare += biasGradient ** 2;
    model.bias += (RATE * biasGradient) / Math.sqrt(biasSquare);
    for (const [row, slope] of gradient) {
      const pull = slope - penalty * (model.weights.get(row) ?? 0);
      const square = (squares.get(row) ?? 1e-6) + pull ** 2;
      squares.set(row, square);
      model.weights.set(row, (model.weights.get(row) ?? 0) + (RATE * pull) / Math.sqrt(square));
    }
  }
  return model;
}

interface Point {
  threshold: number;
  precision: number;
  recall: number;
}

/** The threshold that lies best against the bars over held-out scores. */
function bestPoint(scored: { score: number; flagged: boolean }[]): Point {
  const sorted = [...scored].sort((a, b) => b.score - a.score);
  const positives = sorted.filter(({ flagged }) => flagged).length;
  let [right, best, bestMargin] = [0, { threshold: 0, precision: 0, recall: 0 }, 0];
  sorted.forEach(({ score, flagged }, index) => {
    if (flagged) right++;
    const [precision, recall] = [right / (index + 1), right / positives];
    const margin = Math.min(precision / BARS.precision, recall / BARS.recall);
    if (margin > bestMargin) [best, bestMargin] = [{ threshold: score, precision, recall }, margin];
  });
  return best;
}

function main(corpora: string[]): void {
  const root = join(__dirname, '..');
  const { tables } = freshTables(root);
  const analyser = new TextAnalyser(tables);
  const cues = new CueReader(tables);
  const table = join(root, 'training/additional-flags.tsv');
  const additional = new Map(parseTsv(readFileSync(table, 'utf8'), table).map((row) => [row.id, row]));
  const lines = corpora
    .flatMap((path) => readFileSync(path, 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as Line)
    .filter(({ id, flags }) => flags !== undefined || additional.has(id));
  // A story and its copies stand in one fold.
  const foldOf = foldsOf(
    groupNearDuplicates(
      lines.map(({ text }) => {
        const { hash, tokenCount } = analyser.analyse(text);
        return hash.slice(0, tokenCount);
      }),
    ),
    FOLDS,
  );
  // Rows are numbered through all files, so where each begins is settled before any is written.
  const firstRows = RULES.map(({ rule }) => firstRowOf(rule));
  RULES.forEach(({ rule, flag, penalty }, index) => {
    const seen = new Set<number>();
    const samples = lines.flatMap(({ id, title, text, flags }, line): Sample[] => {
      const judged = flags === undefined ? additional.get(id)?.[flag] : flags.includes(flag) ? 'yes' : 'no';
      if (!judged) return [];
      const whole = title ? `${title}\n\n${text}` : text;
      const segments = title ? [{ role: 'headline' as const, start: 0, end: title.length }] : [];
      const details = { wordCount: 0, captions: [] };
      const article = { text: whole, format: 'text', segments, details, supplier: noSupplierFacts() };
      const analysis = analyser.analyse(whole);
      const reading = read(article, analysis);
      const features = new Map<number, number>();
      cues.read(analysis);
      for (const place of cues.of(rule)) {
        const value = placeFactor(place.first, reading);
        features.set(place.row, Math.max(features.get(place.row) ?? 0, value));
        seen.add(place.row);
      }
      return [{ features, flagged: judged === 'yes', fold: foldOf[line]!, additional: flags === undefined }];
    });
    const heldOut = Array.from({ length: FOLDS }, (_, fold) => {
      const model = fit(
        samples.filter((each) => each.fold !== fold),
        penalty,
      );
      return samples
        .filter((each) => each.fold === fold && !each.additional)
        .map((each) => ({ score: scoreOf(model, each), flagged: each.flagged }));
    }).flat();
    const { threshold, precision, recall } = bestPoint(heldOut);
    console.log(`${rule}: held out P ${precision.toFixed(3)} R ${recall.toFixed(3)}, ${seen.size} phrases seen`);
    writeWeights(join(root, 'data/moderation', `${rule}.tsv`), firstRows[index]!, fit(samples, penalty), threshold);
  });

  /** Scales a model so that its threshold is that of the rule, and writes it over the weights of the file. */
  function writeWeights(path: string, first: number, model: Model, threshold: number): void {
    const text = readFileSync(path, 'utf8');
    const scale = FLAG_THRESHOLD / (threshold - model.bias);
    const rows = parseTsv(text, path);
    const learned = rows.map((row, index) => {
      const weight = model.weights.get(first + index);
      if (weight === undefined) return row;
      return {
        ...row,
        weight: String(Math.max(-HIGHEST_WEIGHT, Math.min(HIGHEST_WEIGHT, Math.round(weight * scale)))),
      };
    });
    const head = text.split('\n').filter((line) => line.startsWith('#'));
    const body = learned
      .filter(({ weight }) => Math.abs(Number(weight)) >= LEAST_WEIGHT)
      .map(({ phrase, weight, match }) => [phrase, weight, match].join('\t'));
    writeFileSync(path, [...head, 'phrase\tweight\tmatch', ...body, ''].join('\n'));
  }
  /** Rows of the lexicon are numbered through the files, in the order they are compiled. */
  function firstRowOf(rule: string): number {
    const files = ['hate', 'profanity', 'sexual', 'graphic', 'self-harm', 'minor'];
    return files
      .slice(0, files.indexOf(rule))
      .reduce(
        (sum, file) => sum + parseTsv(readFileSync(join(root, 'data/moderation', `${file}.tsv`), 'utf8'), file).length,
        0,
      );
  }
}

main(process.argv.slice(2));
