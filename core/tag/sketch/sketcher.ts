import type { TableFile } from '../../text/table-file';
import type { TextAnalysis } from '../../text/analysis';
import { TokenFlag } from '../../text/tokens';
import type { Reading } from '../reading';
import { Field } from '../reading';
import { BANDS, BINS, BINS_PER_BAND, writeFingerprint } from './fingerprint';
import { mixed, NAMING, ORDERING, powerOf, SHINGLE_CHARACTERS, SHINGLE_WORDS } from './shingles';

/** Named once: where programs run in a sandbox, as tests do, each look at a global takes as long as a token. */
const { imul } = Math;

/** An article of fewer shingles is too short to tell whose words they are. */
const LEAST_SHINGLES = 24;
const NONE = 0xffffffff;

/** The sketch of an article's body, as the record carries it; undefined when there are too few words. */
export type Sketcher = (reading: Reading) => string | undefined;

/**
 * Makes the sketcher: one-permutation hashing over the runs of five words within a sentence (of ten characters in scripts
 * without spaces). Quoted words are left out, since reporters at one event hear the same words; so is boilerplate.
 */
export function createSketcher(tables: TableFile): Sketcher {
  const boilerplate = new Set(tables.u32('sketch.boilerplate'));
  // Nearly all shingles are none: a bit tells so without looking up a number that is no small integer.
  const maybeBoilerplate = new Uint8Array(1 << 16);
  for (const shingle of boilerplate) maybeBoilerplate[shingle >>> 16] = 1;
  const orders = new Uint32Array(BINS);
  const names = new Uint32Array(BINS);

  return ({ analysis, fields }) => {
    const { tokenCount, hash, flags } = analysis;
    const width = isReadByCharacter(analysis) ? SHINGLE_CHARACTERS : SHINGLE_WORDS;
    const orderDrop = powerOf(ORDERING, width);
    const nameDrop = powerOf(NAMING, width);
    orders.fill(NONE);
    let shingles = 0;
    let run = 0;
    let order = 0;
    let name = 0;
    for (let token = 0; token < tokenCount; token++) {
      const field = fields[token]!;
      const bits = flags[token]!;
      const isBody = field === Field.body || field === Field.lead;
      if (!isBody || (bits & (TokenFlag.quoted | TokenFlag.sentenceStart)) !== 0) {
        run = order = name = 0;
        if (!isBody || (bits & TokenFlag.quoted) !== 0) continue;
      }
      order = (imul(order, ORDERING) + hash[token]!) | 0;
      name = (imul(name, NAMING) + hash[token]!) | 0;
      if (++run < width) continue;
      if (run > width) {
        const gone = hash[token - width]!;
        order = (order - imul(orderDrop, gone)) | 0;
        name = (name - imul(nameDrop, gone)) | 0;
      }
      shingles++;
      const place = mixed(order);
      const bin = place & (BINS - 1);
      if (place < orders[bin]! && (maybeBoilerplate[place >>> 16] === 0 || !boilerplate.has(place))) {
        orders[bin] = place;
        names[bin] = mixed(name);
      }
    }
    return shingles < LEAST_SHINGLES ? undefined : fingerprintOf(shingles, orders, names);
  };
}

/** Whether most words are single characters without case, looked at in a sample. */
function isReadByCharacter({ tokenCount, start, end, flags }: TextAnalysis): boolean {
  const step = Math.max(1, tokenCount >> 6);
  let single = 0;
  let looked = 0;
  for (let token = 0; token < tokenCount; token += step) {
    looked++;
    if (end[token]! - start[token]! === 1 && (flags[token]! & TokenFlag.caseless) !== 0) single++;
  }
  return 2 * single > looked;
}

function fingerprintOf(shingles: number, orders: Uint32Array, names: Uint32Array): string {
  const sketch = { shingles, bins: new Uint16Array(BINS), bands: new Uint32Array(BANDS) };
  // 0 says that a bin is empty.
  for (let bin = 0; bin < BINS; bin++) sketch.bins[bin] = orders[bin] === NONE ? 0 : names[bin]! & 0xffff || 1;
  for (let band = 0; band < BANDS; band++) {
    let least = band * BINS_PER_BAND;
    // Compared without the bits that number the bin, which would always favour the same one of a band.
    for (let bin = least + 1; bin < (band + 1) * BINS_PER_BAND; bin++) {
      if (orders[bin]! >>> 6 < orders[least]! >>> 6) least = bin;
    }
    sketch.bands[band] = orders[least] === NONE ? 0 : names[least]! || 1;
  }
  return writeFingerprint(sketch);
}
