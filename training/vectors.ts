import { parsePlainText } from '../core/article/plain-text';
import { compileArticleVocabulary, openArticleVocabulary } from '../core/article/vocabulary';
import { read } from '../core/tag/reading';
import { compileTopics } from '../core/tag/topics/compile';
import { FeatureCounter, OPENING_FEATURE } from '../core/tag/topics/features';
import type { ModelFile } from '../core/tag/topics/model';
import { featureValue } from '../core/tag/topics/model';
import type { TreeConcept } from '../core/tag/topics/vocabulary';
import { TopicTree } from '../core/tag/topics/vocabulary';
import { TextAnalyser } from '../core/text/analysis';
import type { DataSource } from '../core/text/data-source';
import { LexiconBuilder } from '../core/text/lexicon';
import { TableFile, TableWriter } from '../core/text/table-file';
import { STYLE_FEATURE } from '../core/tag/topics/style';
import type { SparseRows } from './linear-svm';

/** A model of named features that knows nothing yet. */
export function emptyModel(features: string[]): ModelFile {
  return {
    labels: [],
    features,
    rarity: new Float32Array(features.length),
    rows: new Uint32Array(features.length + 1),
    entries: new Uint16Array(0),
  };
}

/** What each article holds of each feature: the desk's own counter reads it, so that training and tagging see the same. */
export function countFeatures(data: DataSource, features: string[], contents: readonly string[]): SparseRows {
  const lexicon = new LexiconBuilder();
  const writer = new TableWriter();
  compileArticleVocabulary(data, writer);
  compileTopics(data, lexicon, writer, emptyModel(features));
  lexicon.write(writer);
  const tables = new TableFile(writer.toBytes());
  const context = { vocabulary: openArticleVocabulary(tables), settings: {} };
  const analyser = new TextAnalyser(tables);
  const tree = new TopicTree(tables.json<TreeConcept[]>('topics.tree'));
  const counter = new FeatureCounter(tables, tree, features.length);

  const offsets = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const content of contents) {
    const article = parsePlainText(content, context);
    counter.read(read(article, analyser.analyse(article.text)), true);
    for (let index = 0; index < counter.count; index++) {
      columns.push(counter.found[index]!);
      values.push(counter.weight[index]!);
    }
    offsets.push(columns.length);
  }
  return {
    count: contents.length,
    width: features.length,
    offsets: Uint32Array.from(offsets),
    columns: Uint32Array.from(columns),
    values: Float32Array.from(values),
  };
}

/** Inverse document frequency, natural logarithm; 0 for what stands nowhere. */
export function rarityOf(counts: SparseRows): Float32Array {
  const articles = new Uint32Array(counts.width);
  for (const column of counts.columns) articles[column]!++;
  return Float32Array.from(articles, (count) => (count === 0 ? 0 : Math.log(counts.count / count)));
}

export interface FeatureWeighing {
  /** The power of its rarity that a feature counts by. */
  rarityPower: number;
  /** How much a word counts as one of the opening, beside what it counts as a word. */
  openingScale: number;
}

/**
 * What a feature counts by: its rarity, more steeply than its inverse document frequency, and less as a word of the opening.
 * Measures of style have the plain frequency, since most articles have each.
 */
export function weighed(features: readonly string[], rarity: Float32Array, options: FeatureWeighing): Float32Array {
  return rarity.map((value, feature) => {
    const name = features[feature]!;
    if (name.startsWith(STYLE_FEATURE)) return value;
    return value ** options.rarityPower * (name.startsWith(OPENING_FEATURE) ? options.openingScale : 1);
  });
}

/** Turns counts into vectors of length 1, as the desk weighs them. */
export function weigh(counts: SparseRows, rarity: Float32Array): SparseRows {
  const values = new Float32Array(counts.values.length);
  for (let row = 0; row < counts.count; row++) {
    let square = 0;
    for (let at = counts.offsets[row]!; at < counts.offsets[row + 1]!; at++) {
      values[at] = featureValue(counts.values[at]!, rarity[counts.columns[at]!]!);
      square += values[at]! ** 2;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = counts.offsets[row]!; at < counts.offsets[row + 1]!; at++) values[at]! /= length;
  }
  return { ...counts, values };
}

/** The first rows only. */
export function head(rows: SparseRows, count: number): SparseRows {
  const last = rows.offsets[count]!;
  return {
    ...rows,
    count,
    offsets: rows.offsets.slice(0, count + 1),
    columns: rows.columns.slice(0, last),
    values: rows.values.slice(0, last),
  };
}

/** The rows with the values of each column times its scale; what comes to 0 is left out. */
export function scaledColumns(rows: SparseRows, scales: Float32Array): SparseRows {
  const kept: number[] = [];
  const offsets = new Uint32Array(rows.count + 1);
  for (let row = 0; row < rows.count; row++) {
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
      if (scales[rows.columns[at]!] !== 0) kept.push(at);
    }
    offsets[row + 1] = kept.length;
  }
  return {
    ...rows,
    offsets,
    columns: Uint32Array.from(kept, (at) => rows.columns[at]!),
    values: Float32Array.from(kept, (at) => rows.values[at]! * scales[rows.columns[at]!]!),
  };
}

/** Directions that mix features: by feature, `rank` numbers in a row, its loading on each. */
export interface Directions {
  rank: number;
  loadings: Float32Array;
}

/** Several sets of directions side by side, each as many times as strong. */
export function sideBySide(parts: readonly (Directions & { strength: number })[]): Directions {
  const rank = parts.reduce((sum, part) => sum + part.rank, 0);
  const width = parts[0]!.loadings.length / parts[0]!.rank;
  const loadings = new Float32Array(width * rank);
  let first = 0;
  for (const part of parts) {
    for (let feature = 0; feature < width; feature++) {
      for (let d = 0; d < part.rank; d++) {
        loadings[feature * rank + first + d] = part.loadings[feature * part.rank + d]! * part.strength;
      }
    }
    first += part.rank;
  }
  return { rank, loadings };
}

/** Writes the place of a row along each direction into `projected`. */
export function projectRow(
  { offsets, columns, values }: SparseRows,
  row: number,
  { rank, loadings }: Directions,
  projected: Float32Array,
): void {
  projected.fill(0);
  for (let at = offsets[row]!; at < offsets[row + 1]!; at++) {
    const base = columns[at]! * rank;
    const value = values[at]!;
    for (let d = 0; d < rank; d++) projected[d]! += value * loadings[base + d]!;
  }
}

/** Adds each row's place along the directions as further columns. */
export function withDirections(rows: SparseRows, directions: Directions): SparseRows {
  const { rank } = directions;
  const size = rows.columns.length + rows.count * rank;
  const offsets = new Uint32Array(rows.count + 1);
  const columns = new Uint32Array(size);
  const values = new Float32Array(size);
  let place = 0;
  const projected = new Float32Array(rank);
  for (let row = 0; row < rows.count; row++) {
    const [first, last] = [rows.offsets[row]!, rows.offsets[row + 1]!];
    columns.set(rows.columns.subarray(first, last), place);
    values.set(rows.values.subarray(first, last), place);
    place += last - first;
    projectRow(rows, row, directions, projected);
    for (let d = 0; d < rank; d++) {
      columns[place] = rows.width + d;
      values[place++] = projected[d]!;
    }
    offsets[row + 1] = place;
  }
  return { count: rows.count, width: rows.width + rank, offsets, columns, values };
}

/** Folds weights on columns of directions back into weights of features, since both are linear. */
export function withoutDirections(weights: Float32Array, { rank, loadings }: Directions): Float32Array {
  const width = weights.length - rank;
  const folded = weights.slice(0, width);
  for (let feature = 0; feature < width; feature++) {
    let sum = 0;
    for (let d = 0; d < rank; d++) sum += loadings[feature * rank + d]! * weights[width + d]!;
    folded[feature]! += sum;
  }
  return folded;
}
