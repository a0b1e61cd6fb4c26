import type { DataSource } from '../../text/data-source';
import { TableFile } from '../../text/table-file';
import type { TableWriter } from '../../text/table-file';
import type { FeatureCounter } from './features';

/**
 * The trained model: one linear classifier a label, over shared sparse features. data/topics/model.bin is a table file
 * (core/text/table-file.ts) of what training/ wrote:
 * - `provenance`: JSON; data sets, licences, counts, options and scores of the training
 * - `labels`: JSON; `ModelLabel` in order
 * - `features`: the names of the features (features.ts), a line each
 * - `rarity`: by feature, what it counts by: its inverse document frequency, weighed (training/vectors.ts)
 * - `rows`: by feature, where its entries begin; one more at the end
 * - `entries`: label * 256 + weight + 128, the weight from -127 to 127 in units of the label's gain
 */
export const MODEL_FILE = 'topics/model.bin';

export interface ModelLabel {
  /** `medtop/16000000` or `kind/news`. */
  name: string;
  /** The logit is `gain * sum / length + offset`: quantisation and calibration in one. */
  gain: number;
  offset: number;
  /** Asserted from this probability on. */
  threshold: number;
}

export interface ModelFile {
  labels: ModelLabel[];
  features: string[];
  rarity: Float32Array;
  rows: Uint32Array;
  entries: Uint16Array;
}

const WEIGHT_ZERO = 128;

export function packEntry(label: number, weight: number): number {
  return label * 256 + weight + WEIGHT_ZERO;
}

export function readModelFile(data: DataSource): ModelFile {
  const file = new TableFile(data.bytes(MODEL_FILE));
  return {
    labels: file.json<ModelLabel[]>('labels'),
    features: new TextDecoder().decode(file.u8('features')).split('\n'),
    rarity: file.f32('rarity'),
    rows: file.u32('rows'),
    entries: file.u16('entries'),
  };
}

/** The same model with the commonest features first: what most articles ask for then lies close together in memory. */
export function commonFirst({ labels, features, rarity, rows, entries }: ModelFile): ModelFile {
  const order = [...features.keys()].sort((a, b) => rarity[a]! - rarity[b]!);
  const ordered = new Uint16Array(entries.length);
  const starts = new Uint32Array(rows.length);
  order.forEach((feature, place) => {
    const row = entries.subarray(rows[feature], rows[feature + 1]);
    ordered.set(row, starts[place]);
    starts[place + 1] = starts[place]! + row.length;
  });
  return {
    labels,
    features: order.map((feature) => features[feature]!),
    rarity: Float32Array.from(order, (feature) => rarity[feature]!),
    rows: starts,
    entries: ordered,
  };
}

export function compileModel({ labels, rarity, rows, entries }: ModelFile, writer: TableWriter): void {
  writer.addJson('topics.labels', labels);
  // Where the row of a feature begins, and the bits of its rarity: asked for together, so they stand together.
  const places = new Uint32Array(rows.length * 2);
  const rarities = new Float32Array(places.buffer);
  rows.forEach((row, feature) => {
    places[feature * 2] = row;
    rarities[feature * 2 + 1] = rarity[feature] ?? 0;
  });
  writer.add('topics.places', places);
  // One more, so that the row of a feature can be looked at before asking whether it has any.
  const padded = new Uint16Array(entries.length + 1);
  padded.set(entries);
  writer.add('topics.entries', padded);
}

export function unpackWeight(entry: number): number {
  return (entry & 0xff) - WEIGHT_ZERO;
}

const LOG_STEPS = 512;
/** 1 + ln(n / 2) for whole n, so that the hot path computes no logarithms. */
const DAMPED = Float32Array.from({ length: LOG_STEPS }, (_, halves) => (halves === 0 ? 0 : 1 + Math.log(halves / 2)));

/** What a feature found with this weight, in halves, counts before the length of the article is divided out. */
export function featureValue(weight: number, rarity: number): number {
  return DAMPED[Math.min(weight, LOG_STEPS - 1)]! * rarity;
}

/** Of the mean value of an article's features: what one must have to be shown as evidence. */
const RARER_THAN_MEAN = 1.1;

/** How much a feature spoke for a label. */
export interface Contribution {
  /** Where the counter found the feature: an index of its arrays. */
  place: number;
  strength: number;
}

/** Scores what the counter found. Its arrays are overwritten by the next article. */
export class TopicModel {
  readonly labels: ModelLabel[];
  /** By label: the calibrated probability, 0–1. */
  readonly probability: Float32Array;
  /** What `fetch` read; kept, so that the reading is not optimised away. */
  protected looked = 0;
  /** By feature found: what it counts. */
  private readonly values: Float64Array;
  private readonly sums: Float32Array;
  /** By label: its place among those that contributions are wanted for and one more; 0 between calls. */
  private readonly listOf: Uint8Array;
  /** By feature, side by side: where its row begins; as floats, its rarity. */
  private readonly places: Uint32Array;
  private readonly rarities: Float32Array;
  private readonly entries: Uint16Array;
  /** By label, side by side: gain and offset. */
  private readonly lines: Float64Array;

  constructor(tables: TableFile) {
    this.labels = tables.json<ModelLabel[]>('topics.labels');
    this.places = tables.u32('topics.places');
    this.rarities = new Float32Array(this.places.buffer, this.places.byteOffset, this.places.length);
    this.entries = tables.u16('topics.entries');
    this.values = new Float64Array(this.featureCount);
    this.lines = Float64Array.from(this.labels.flatMap(({ gain, offset }) => [gain, offset]));
    this.sums = new Float32Array(this.labels.length);
    this.listOf = new Uint8Array(this.labels.length);
    this.probability = new Float32Array(this.labels.length);
  }

  get featureCount(): number {
    return this.places.length / 2 - 1;
  }

  score(counter: FeatureCounter): void {
    const { sums, values, places, entries, lines, probability } = this;
    const { found, count } = counter;
    sums.fill(0);
    const square = this.fetch(counter);
    for (let index = 0; index < count; index++) {
      const place = found[index]! * 2;
      const value = values[index]!;
      const last = places[place + 2]!;
      for (let at = places[place]!; at < last; at++) {
        const entry = entries[at]!;
        sums[entry >>> 8]! += value * unpackWeight(entry);
      }
    }
    const length = Math.sqrt(square) || 1;
    for (let label = 0; label < sums.length; label++) {
      probability[label] = 1 / (1 + Math.exp(-((lines[label * 2]! * sums[label]!) / length + lines[label * 2 + 1]!)));
    }
  }

  /**
   * Values the features, and looks at the first entry of each. Nothing here waits for anything, so that the processor
   * brings in many rows at a time; the sums, which go by rows of unforeseen length, then find them near.
   * @returns the sum of the squares of the values
   */
  private fetch({ found, weight, count }: FeatureCounter): number {
    const { values, rarities, places, entries } = this;
    let looked = 0;
    let square = 0;
    for (let index = 0; index < count; index++) {
      const place = found[index]! * 2;
      const value = featureValue(weight[index]!, rarities[place + 1]!);
      values[index] = value;
      square += value * value;
      looked ^= entries[places[place]!]!;
    }
    this.looked = looked;
    return square;
  }

  /**
   * The features that spoke most for each of the labels, strongest first. Only the rarest words of the article are asked:
   * those carry the weight, and an editor learns nothing from the others.
   */
  contributions({ found, end, count }: FeatureCounter, wanted: readonly number[], most: number): Contribution[][] {
    const lists = wanted.map((): Contribution[] => []);
    const { values, places, entries, listOf } = this;
    let sum = 0;
    for (let at = 0; at < count; at++) sum += values[at]!;
    const least = (sum / count) * RARER_THAN_MEAN;
    wanted.forEach((label, index) => (listOf[label] = index + 1));
    for (let place = 0; place < count; place++) {
      const value = values[place]!;
      const isWords = end[place]! > 0;
      if (!isWords || value < least) continue;
      const row = found[place]! * 2;
      const last = places[row + 2]!;
      for (let at = places[row]!; at < last; at++) {
        const entry = entries[at]!;
        const list = listOf[entry >>> 8]!;
        if (list !== 0) keep(lists[list - 1]!, place, value * unpackWeight(entry), most);
      }
    }
    for (const label of wanted) listOf[label] = 0;
    return lists;
  }
}

/** Puts a contribution where it belongs among the strongest, of which so many are kept; the earlier of equals stays before. */
function keep(list: Contribution[], place: number, strength: number, most: number): void {
  if (strength <= 0 || (list.length === most && strength <= list[most - 1]!.strength)) return;
  if (list.length === most) list.pop();
  let at = list.length;
  while (at > 0 && list[at - 1]!.strength < strength) at--;
  const contribution = { place, strength };
  list.push(contribution);
  for (let later = list.length - 1; later > at; later--) list[later] = list[later - 1]!;
  list[at] = contribution;
}
