import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod';
import { readNdjsonFile } from '../adapters/node/ndjson';
import { freshTables } from '../adapters/node/tables';
import { endInWords } from '../bin/failure';
import { parsePlainText } from '../core/article/plain-text';
import { openArticleVocabulary } from '../core/article/vocabulary';
import { DEFAULT_SETTINGS } from '../core/settings';
import { read } from '../core/tag/reading';
import { FOCUS_FEATURES, focusFeatures } from '../core/tag/regions/focus';
import { EntityKind, Gazetteer } from '../core/tag/regions/gazetteer';
import { StoryReader } from '../core/tag/regions/story-regions';
import { storyOf } from '../core/tag/regions/tagger';
import { TextAnalyser } from '../core/text/analysis';
import { parseTsv } from '../core/text/data-source';

/**
 * Learns data/regions/focus-weights.tsv on articles labelled with the countries they are about:
 * `npx tsx training/focus.ts CORPUS…` (NDJSON of {"id", "title", "dateline"?, "text", "countries"?}; lines without countries get those
 * of training/focus-labels.tsv, or are left out). Logistic regression with an L2 penalty; a corpus weighs by the square root of
 * its size. Prints precision, recall and F1 of focus countries in five-fold cross-validation, each corpus for itself.
 * Deterministic.
 */
const FOLDS = 5;
const STEPS = 600;
const RATE = 1;
const PENALTY = 0.5;
/** Articles of a corpus that weigh one each. */
const LARGE = 2000;
const ROOT = join(__dirname, '..');
const LABELS = join(__dirname, 'focus-labels.tsv');
const WEIGHTS = join(ROOT, 'data/regions/focus-weights.tsv');
const HEADER = `# How much each feature of core/tag/regions/focus.ts speaks for focus: logistic regression by training/focus.ts on the PLACES of
# Reuters-21578 and the labels in training/focus-labels.tsv. Learned weights, no text.
`;

const labelledLine = z.object({
  id: z.string().default(''),
  title: z.string().optional(),
  dateline: z.string().optional(),
  text: z.string(),
  countries: z.array(z.string()).optional(),
});

interface Sample {
  features: Float32Array;
  focus: boolean;
  article: number;
  fold: number;
  corpus: number;
  weight: number;
}

const probability = (score: number) => 1 / (1 + Math.exp(-score));
const dot = (a: Float32Array | Float64Array, b: Float32Array) =>
  b.reduce((sum, value, index) => sum + value * a[index]!, 0);

function fit(samples: readonly Sample[]): Float64Array {
  const weights = new Float64Array(FOCUS_FEATURES.length);
  const squares = new Float64Array(FOCUS_FEATURES.length).fill(1e-6);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(FOCUS_FEATURES.length);
    for (const { features, focus, weight } of samples) {
      const error = weight * ((focus ? 1 : 0) - probability(dot(weights, features)));
      for (let feature = 0; feature < gradient.length; feature++) gradient[feature]! += error * features[feature]!;
    }
    for (let feature = 0; feature < weights.length; feature++) {
      const slope = gradient[feature]! - (feature === 0 ? 0 : PENALTY * weights[feature]!);
      squares[feature]! += slope * slope;
      weights[feature]! += (RATE * slope) / Math.sqrt(squares[feature]!);
    }
  }
  return weights;
}

/** How often a fold's focus countries were found by weights that never saw the fold. */
interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

/** The samples of the corpora, and in the tallies what no sample stands for: countries about which the text names nothing. */
async function readSamples(corpora: readonly string[], labels: ReadonlyMap<string, string[]>) {
  const { tables } = freshTables(ROOT);
  const gazetteer = new Gazetteer(tables);
  const reader = new StoryReader(gazetteer, undefined);
  const analyser = new TextAnalyser(tables);
  const context = { vocabulary: openArticleVocabulary(tables), settings: DEFAULT_SETTINGS };
  const samples: Sample[] = [];
  const tallies: Tally[] = [];
  let number = 0;
  for (const [corpus, file] of corpora.entries()) {
    const tally = { right: 0, wrong: 0, missed: 0 };
    tallies.push(tally);
    const before = samples.length;
    const first = number;
    for await (const { id, title, dateline, text, countries = labels.get(id) } of readNdjsonFile(file, labelledLine)) {
      if (!countries) continue;
      const whole = `${title ? `${title}\n\n` : ''}${dateline ? `${dateline} ` : ''}${text}`;
      const analysis = analyser.analyse(whole);
      const standings = [...reader.read(read(parsePlainText(whole, context), analysis), []).values()];
      const story = storyOf(standings, analysis.tokenCount, gazetteer);
      // Neighbours in a corpus are often of one event: they share a fold.
      const fold = Math.floor(number++ / 20) % FOLDS;
      const gold = new Set(countries);
      for (const standing of standings) {
        if (gazetteer.kinds[standing.entity] !== EntityKind.country) continue;
        const features = new Float32Array(FOCUS_FEATURES.length);
        focusFeatures(standing, story, features);
        const focus = gold.delete(gazetteer.countryCodes[standing.entity]!);
        samples.push({ features, focus, article: number, fold, corpus, weight: 1 });
      }
      tally.missed += gold.size;
    }
    const weight = Math.sqrt(LARGE / (number - first));
    for (const sample of samples.slice(before)) sample.weight = weight;
  }
  return { samples, tallies };
}

/** Adds to the tallies what weights say of samples they were not fitted on. */
function crossValidate(samples: readonly Sample[], tallies: readonly Tally[]): void {
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fit(samples.filter((sample) => sample.fold !== fold));
    const held = samples.filter((sample) => sample.fold === fold);
    const likeliest = new Map<number, number>();
    const scoreOf = ({ features }: Sample) => dot(weights, features);
    for (const sample of held)
      likeliest.set(sample.article, Math.max(scoreOf(sample), likeliest.get(sample.article) ?? -Infinity));
    for (const sample of held) {
      const tally = tallies[sample.corpus]!;
      if (scoreOf(sample) >= Math.min(0, likeliest.get(sample.article)!)) tally[sample.focus ? 'right' : 'wrong']++;
      else if (sample.focus) tally.missed++;
    }
  }
}

function describe({ right, wrong, missed }: Tally): string {
  const precision = right / (right + wrong);
  const recall = right / (right + missed);
  const f1 = (2 * precision * recall) / (precision + recall);
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`;
}

async function main(corpora: readonly string[]): Promise<void> {
  const rows = parseTsv(readFileSync(LABELS, 'utf8'), LABELS);
  const labels = new Map(rows.map(({ id, focus }) => [id!, focus ? focus.split(' ') : []]));
  const { samples, tallies } = await readSamples(corpora, labels);
  crossValidate(samples, tallies);
  for (const [index, corpus] of corpora.entries())
    process.stdout.write(`${basename(corpus)}, held out: ${describe(tallies[index]!)}\n`);
  const weights = fit(samples);
  const lines = FOCUS_FEATURES.map((feature, index) => `${feature}\t${weights[index]!.toFixed(2)}`);
  writeFileSync(WEIGHTS, `${HEADER}feature\tweight\n${lines.join('\n')}\n`);
}

main(process.argv.slice(2)).catch(endInWords);
