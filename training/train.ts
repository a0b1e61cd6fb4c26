import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { dataFolder } from '../adapters/node/data-folder';
import { LEXICON_FEATURE, OPENING_FEATURE } from '../core/tag/topics/features';
import { labelWords } from '../core/tag/topics/kind-cues';
import { STYLE_FEATURE, styleFeatures } from '../core/tag/topics/style';
import type { ModelLabel } from '../core/tag/topics/model';
import { MODEL_FILE } from '../core/tag/topics/model';
import { readMediaTopics, treeOrder } from '../core/tag/topics/vocabulary';
import type { DataSource } from '../core/text/data-source';
import { TableWriter } from '../core/text/table-file';
import { FeatureCensus, WordReader } from './candidate-features';
import type { LabelledArticle } from './corpus';
import { joinLabels, readCorpus } from './corpus';
import { foldsOf, heldOutScores, costsOf } from './cross-validation';
import type { TrainingLabel } from './labels';
import { trainingLabels } from './labels';
import { latentDirections } from './latent';
import { trainSvm } from './linear-svm';
import { groupNearDuplicates } from './near-duplicates';
import { fitQuantised, quantise } from './quantise';
import { calibrate, crossValidatedReport } from './scores';
import type { Directions } from './vectors';
import {
  countFeatures,
  head,
  rarityOf,
  sideBySide,
  weigh,
  withDirections,
  withoutColumns,
  withoutDirections,
} from './vectors';
import { readWordVectors, vectorDirections } from './word-vectors';

/** Chosen by cross-validation on the labelled set (docs/adr/0011). */
const OPTIONS = {
  folds: 5,
  leastArticles: 3,
  leastArticlesOfOpening: 10,
  leastArticlesOfPhrase: 4,
  mostFeatures: 60_000,
  leastPerLabel: 8,
  latentRank: 200,
  latentIterations: 3,
  latentStrength: 2,
  vectorShare: 0.3,
  cost: 1,
  epochs: 15,
  biasScale: 1,
  mostWeights: 400_000,
};

const root = join(__dirname, '..');

/** What the model file says of its making. Licences stand in data/topics/training-sets.tsv. */
function provenance(
  data: DataSource,
  articles: readonly LabelledArticle[],
  others: readonly LabelledArticle[],
  wordVectors: string | undefined,
  crossValidated: readonly string[],
): object {
  const licences = new Map(data.rows('topics/training-sets.tsv').map((row) => [row.set!, row.licence!]));
  const count = (list: readonly LabelledArticle[], set: string) => list.filter((each) => each.set === set).length;
  return {
    trained: new Date().toISOString().slice(0, 10),
    sets: [...new Set([...articles, ...others].map(({ set }) => set))].sort().map((set) => ({
      set,
      licence: licences.get(set) ?? 'not stated',
      labelled: count(articles, set),
      unlabelled: count(others, set),
    })),
    wordVectors,
    options: OPTIONS,
    crossValidated,
  };
}

/** The features that hold one of the words: alone, in the opening or in a phrase. */
function labelWordColumns(features: readonly string[], words: ReadonlySet<string>): Set<number> {
  const isOne = (feature: string) => feature.split(' ').some((word) => words.has(word.replace(OPENING_FEATURE, '')));
  return new Set(features.flatMap((feature, column) => (isOne(feature) ? [column] : [])));
}

interface TrainOptions {
  unlabelled: string[];
  labels?: string;
  vectors?: string;
  out: string;
}

async function train(
  corpora: string[],
  { unlabelled, labels: table, vectors: wordVectors, out }: TrainOptions,
): Promise<void> {
  const data = dataFolder(root);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const corpus = await readCorpus(corpora);
  const archive = await readCorpus(unlabelled);
  const { labelled: joined, others } = table ? joinLabels(archive, table) : { labelled: [], others: archive };
  const articles = [...corpus, ...joined];
  const contents = [...articles, ...others].map(({ content }) => content);
  say(`${articles.length} labelled articles, ${others.length} without labels`);

  const census = new FeatureCensus();
  const reader = new WordReader();
  const hashes = contents.map((content, index) => {
    const { words, joined, hashes } = reader.read(content);
    census.add(words, joined, index < articles.length);
    return hashes;
  });
  const picked = census.pick({ ...OPTIONS, most: OPTIONS.mostFeatures });
  const tree = treeOrder(readMediaTopics(data));
  const ofLexicon = tree.filter(({ level }) => level <= 2);
  const parentOf = new Map(
    tree
      .filter(({ parent }) => parent >= 0)
      .map(({ code, parent }) => [`medtop/${code}`, `medtop/${tree[parent]!.code}`]),
  );
  const features = [...ofLexicon.map(({ code }) => LEXICON_FEATURE + code), ...styleFeatures(data), ...picked];
  const counts = countFeatures(data, features, contents);
  const rarity = rarityOf(counts);
  const vectors = weigh(counts, rarity);
  say(`${features.length} features`);

  // Style tells kinds apart, not topics: there it would only be a mark of the publisher.
  const ofWords = withoutColumns(vectors, (column) => features[column]!.startsWith(STYLE_FEATURE));
  const { latentRank: rank, latentStrength: strength, latentIterations, vectorShare } = OPTIONS;
  const parts: (Directions & { strength: number })[] = [
    { rank, loadings: latentDirections(ofWords, rank, latentIterations), strength },
  ];
  if (wordVectors) {
    const ofFeatures = await readWordVectors(wordVectors, new Set(features));
    say(`${ofFeatures.size} word vectors`);
    parts.push({ ...vectorDirections(features, ofFeatures, ofWords, vectorShare), strength: 1 });
  }
  const directions = sideBySide(parts);
  const topicRows = withDirections(head(ofWords, articles.length), directions);
  const saysNothingOfKind = labelWordColumns(features, labelWords(data));
  const ofManner = withoutColumns(vectors, (column) => saysNothingOfKind.has(column));
  const kindRows = withDirections(head(ofManner, articles.length), directions);
  const rowsFor = ({ group }: TrainingLabel) => (group === 'kind' ? kindRows : topicRows);
  say(`${directions.rank} directions`);

  const weights = Float32Array.from(articles, ({ weight }) => weight);
  const foldOf = foldsOf(groupNearDuplicates(hashes.slice(0, articles.length)), OPTIONS.folds);
  const labels = trainingLabels(articles, OPTIONS.leastPerLabel);
  const scores = labels.map((label) => heldOutScores(rowsFor(label), label, weights, foldOf, OPTIONS));
  const report = crossValidatedReport(articles, labels, scores, foldOf, parentOf);
  const summary = report.summary();
  [...summary, ...report.details((code) => code)].forEach(say);

  const models = labels.map((label) => {
    const targets = Int8Array.from(label.truth, (each) => (each ? 1 : -1));
    const { weights: all, bias } = trainSvm(rowsFor(label), targets, costsOf(label, weights, OPTIONS.cost), OPTIONS);
    const folded = withoutDirections(all, directions);
    if (label.group === 'kind') for (const column of saysNothingOfKind) folded[column] = 0;
    return { weights: folded, bias };
  });
  const calibrations = calibrate(articles, labels, scores, [...articles.keys()]);
  const weightsOf = models.map((model) => model.weights);
  const quantised = quantise(
    weightsOf,
    calibrations.map(({ slope }) => slope),
    rarity,
    OPTIONS.mostWeights,
  );
  const { gains, kept, entries } = quantised;
  const fits = fitQuantised(weightsOf, quantised, vectors);
  const writer = new TableWriter();
  writer.addJson('provenance', provenance(data, articles, others, wordVectors && basename(wordVectors), summary));
  writer.addJson(
    'labels',
    labels.map(({ name }, index): ModelLabel => {
      const { slope, intercept, threshold } = calibrations[index]!;
      const { scale, shift } = fits[index]!;
      return {
        name,
        gain: gains[index]! * scale * slope,
        offset: (models[index]!.bias + shift) * slope + intercept,
        threshold,
      };
    }),
  );
  writer.add('features', new TextEncoder().encode(kept.map((feature) => features[feature]).join('\n')));
  writer.add(
    'rarity',
    Float32Array.from(kept, (feature) => rarity[feature]!),
  );
  writer.add('rows', quantised.rows);
  writer.add('entries', entries);
  const bytes = writer.toBytes();
  writeFileSync(out, bytes);
  say(`${out}: ${kept.length} features, ${entries.length} weights, ${bytes.length} bytes`);
}

void new Command('train')
  .description('Trains the topic model on labelled articles (docs/topics.md).')
  .argument('<corpus...>', 'NDJSON files of labelled articles')
  .option('--unlabelled <file...>', 'NDJSON files of further articles, to learn which words belong together', [])
  .option('--labels <file>', 'a table of labels for some of the further articles, by their ids')
  .option('--vectors <file>', 'vectors of words learned elsewhere: JSON, or a word and its numbers a line')
  .option('--out <file>', 'where to write the model', join(root, 'data', MODEL_FILE))
  .action(train)
  .parseAsync();
