import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Command } from 'commander';
import { dataFolder } from '../adapters/node/data-folder';
import { endInWords } from '../bin/failure';
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
import { crossMixed, fitKindMix, mixModels } from './kind-mix';
import type { TrainingLabel } from './labels';
import { trainingLabels } from './labels';
import { latentDirections } from './latent';
import type { LinearModel } from './linear-svm';
import { trainSvm } from './linear-svm';
import { groupNearDuplicates } from './near-duplicates';
import { fitQuantised, quantise } from './quantise';
import { calibrate, crossValidatedReport } from './scores';
import type { Directions } from './vectors';
import {
  countFeatures,
  head,
  rarityOf,
  scaledColumns,
  sideBySide,
  weigh,
  weighed,
  withDirections,
  withoutDirections,
} from './vectors';
import type { Clusters } from './word-clusters';
import { clusterWords, evenedOut, withClusters, withoutClusters } from './word-clusters';
import { centredVectors, readWordVectors, vectorDirections } from './word-vectors';

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
  clusters: { count: 1500, iterations: 6, nearest: 4, sharpness: 6 },
  clusterShare: 0.3,
  rarityPower: 1.3,
  openingScale: 0.6,
  styleScale: 2,
  costOfTopics: 0.5,
  costOfKinds: 1,
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

/** How much each column counts to tell kinds apart: style more than words, and the words that are labels of kinds not at all. */
function scalesForKinds(features: readonly string[], labels: ReadonlySet<string>): Float32Array {
  const isLabel = (feature: string) => feature.split(' ').some((word) => labels.has(word.replace(OPENING_FEATURE, '')));
  return Float32Array.from(features, (feature) => {
    if (feature.startsWith(STYLE_FEATURE)) return OPTIONS.styleScale;
    return isLabel(feature) ? 0 : 1;
  });
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
  const rarity = weighed(features, rarityOf(counts), OPTIONS);
  const vectors = weigh(counts, rarity);
  say(`${features.length} features`);

  // Style tells kinds apart, not topics: there it would only be a mark of the publisher.
  const scales = {
    topics: Float32Array.from(features, (feature) => (feature.startsWith(STYLE_FEATURE) ? 0 : 1)),
    kinds: scalesForKinds(features, labelWords(data)),
  };
  const ofWords = scaledColumns(vectors, scales.topics);
  const { latentRank: rank, latentStrength: strength, latentIterations, vectorShare, clusterShare } = OPTIONS;
  const parts: (Directions & { strength: number })[] = [
    { rank, loadings: latentDirections(ofWords, rank, latentIterations), strength },
  ];
  let clusters: Clusters | undefined;
  if (wordVectors) {
    const ofFeatures = await readWordVectors(wordVectors, new Set(features));
    say(`${ofFeatures.size} word vectors`);
    const centred = centredVectors(features, ofFeatures);
    parts.push({ ...vectorDirections(centred, ofWords, vectorShare), strength: 1 });
    clusters = evenedOut(clusterWords(centred, OPTIONS.clusters), ofWords, clusterShare);
    say(`${clusters.count} clusters of words`);
  }
  const directions = sideBySide(parts);
  const directed = withDirections(head(ofWords, articles.length), directions);
  const topicRows = clusters ? withClusters(directed, clusters) : directed;
  const kindRows = withDirections(head(scaledColumns(vectors, scales.kinds), articles.length), directions);
  say(`${directions.rank} directions`);

  const weights = Float32Array.from(articles, ({ weight }) => weight);
  const foldOf = foldsOf(groupNearDuplicates(hashes.slice(0, articles.length)), OPTIONS.folds);
  const labels = trainingLabels(articles, OPTIONS.leastPerLabel);
  const rowsFor = ({ group }: TrainingLabel) => (group === 'kind' ? kindRows : topicRows);
  const costFor = ({ group }: TrainingLabel) => (group === 'kind' ? OPTIONS.costOfKinds : OPTIONS.costOfTopics);
  const unmixed = labels.map((label) =>
    heldOutScores(rowsFor(label), label, weights, foldOf, { ...OPTIONS, cost: costFor(label) }),
  );
  // Labels of kinds stand last and together.
  const firstKind = labels.findIndex(({ group }) => group === 'kind');
  const withKinds = <T>(list: readonly T[], mixed: (kinds: readonly T[]) => readonly T[]): T[] =>
    firstKind < 0 ? [...list] : [...list.slice(0, firstKind), ...mixed(list.slice(firstKind))];
  const kinds = firstKind < 0 ? [] : labels.slice(firstKind);
  const scores = withKinds(unmixed, (ofKinds) => crossMixed(kinds, ofKinds, foldOf, weights));
  const report = crossValidatedReport(articles, labels, scores, foldOf, parentOf);
  const summary = report.summary();
  [...summary, ...report.details((code) => code)].forEach(say);

  const separate = labels.map((label): LinearModel => {
    const targets = Int8Array.from(label.truth, (each) => (each ? 1 : -1));
    const costs = costsOf(label, weights, costFor(label));
    const { weights: all, bias } = trainSvm(rowsFor(label), targets, costs, OPTIONS);
    const isKind = label.group === 'kind';
    const unclustered = !isKind && clusters ? withoutClusters(all, clusters) : all;
    const scale = isKind ? scales.kinds : scales.topics;
    const folded = withoutDirections(unclustered, directions).map((weight, column) => weight * scale[column]!);
    return { weights: folded, bias };
  });
  const models = withKinds(separate, (ofKinds) => {
    const rows = [...articles.keys()];
    return mixModels(fitKindMix(kinds, unmixed.slice(firstKind), rows, weights), ofKinds);
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
  .parseAsync()
  .catch(endInWords);
