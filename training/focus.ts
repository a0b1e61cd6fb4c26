import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNdjsonFile } from '../adapters/node/ndjson';
import { freshTables } from '../adapters/node/tables';
import { parsePlainText } from '../core/article/plain-text';
import { openArticleVocabulary } from '../core/article/vocabulary';
import { DEFAULT_SETTINGS } from '../core/settings';
import { read } from '../core/tag/reading';
import { FOCUS_FEATURES, focusFeatures } from '../core/tag/regions/focus';
import { EntityKind, Gazetteer } from '../core/tag/regions/gazetteer';
import { StoryReader } from '../core/tag/regions/story-regions';
import { storyOf } from '../core/tag/regions/tagger';
import { TextAnalyser } from '../core/text/analysis';

/**
 * Learns data/regions/focus-weights.tsv on articles labelled with the countries they are about:
 * `npx tsx training/focus.ts CORPUS…` (NDJSON of {"title", "dateline"?, "text", "countries"}). Logistic regression with an L2
 * penalty; prints precision, recall and F1 of focus countries in five-fold cross-validation. Deterministic. The shipped weights
 * were learned on the PLACES of Reuters-21578.
 */
const FOLDS = 5;
const STEPS = 600;
const RATE = 1;
const PENALTY = 0.5;

interface Labelled {
  title?: string;
  dateline?: string;
  text: string;
  countries: string[];
}

interface Sample {
  features: Float32Array;
  focus: boolean;
  article: number;
  fold: number;
}

const probability = (score: number) => 1 / (1 + Math.exp(-score));
const dot = (a: Float32Array | Float64Array, b: Float32Array) =>
  b.reduce((sum, value, index) => sum + value * a[index]!, 0);

function fit(samples: readonly Sample[]): Float64Array {
  const weights = new Float64Array(FOCUS_FEATURES.length);
  const squares = new Float64Array(FOCUS_FEATURES.length).fill(1e-6);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(FOCUS_FEATURES.length);
    for (const { features, focus } of samples) {
      const error = (focus ? 1 : 0) - probability(dot(weights, features));
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

async function main(corpora: readonly string[]): Promise<void> {
  const root = join(__dirname, '..');
  const { tables } = freshTables(root);
  const gazetteer = new Gazetteer(tables);
  const reader = new StoryReader(gazetteer, undefined);
  const analyser = new TextAnalyser(tables);
  const context = { vocabulary: openArticleVocabulary(tables), settings: DEFAULT_SETTINGS };
  const samples: Sample[] = [];
  const missed: number[] = [];
  let number = 0;
  for (const corpus of corpora) {
    for await (const { title, dateline, text, countries } of readNdjsonFile<Labelled>(corpus)) {
      const whole = `${title ? `${title}\n\n` : ''}${dateline ? `${dateline} ` : ''}${text}`;
      const article = parsePlainText(whole, context);
      const standings = [...reader.read(read(article, analyser.analyse(whole)), []).values()];
      const story = storyOf(standings, gazetteer);
      // Neighbours in a corpus are often of one event: they share a fold.
      const fold = Math.floor(number++ / 20) % FOLDS;
      const gold = new Set(countries);
      for (const standing of standings) {
        if (gazetteer.kinds[standing.entity] !== EntityKind.country) continue;
        const features = new Float32Array(FOCUS_FEATURES.length);
        focusFeatures(standing, story, features);
        const focus = gold.delete(gazetteer.countryCodes[standing.entity]!);
        samples.push({ features, focus, article: number, fold });
      }
      missed.push(gold.size);
    }
  }
  const tally = { right: 0, wrong: 0, missed: missed.reduce((sum, each) => sum + each, 0) };
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fit(samples.filter((sample) => sample.fold !== fold));
    const held = samples.filter((sample) => sample.fold === fold);
    const likeliest = new Map<number, number>();
    const scoreOf = ({ features }: Sample) => dot(weights, features);
    for (const sample of held)
      likeliest.set(sample.article, Math.max(scoreOf(sample), likeliest.get(sample.article) ?? -Infinity));
    for (const sample of held) {
      if (scoreOf(sample) >= Math.min(0, likeliest.get(sample.article)!)) tally[sample.focus ? 'right' : 'wrong']++;
      else if (sample.focus) tally.missed++;
    }
  }
  const precision = tally.right / (tally.right + tally.wrong);
  const recall = tally.right / (tally.right + tally.missed);
  const f1 = (2 * precision * recall) / (precision + recall);
  process.stdout.write(
    `${number} articles, held out: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}\n`,
  );
  const weights = fit(samples);
  const rows = FOCUS_FEATURES.map((feature, index) => `${feature}\t${weights[index]!.toFixed(2)}`);
  writeFileSync(
    join(root, 'data/regions/focus-weights.tsv'),
    `# How much each feature of core/tag/regions/focus.ts speaks for focus: logistic regression by training/focus.ts on the\n# PLACES of Reuters-21578. Learned weights, no text.\nfeature\tweight\n${rows.join('\n')}\n`,
  );
}

void main(process.argv.slice(2));
