/**
 * A fingerprint as the record carries it: base64 of, little-endian, the number of shingles (u16), for each of 64 bins what
 * its smallest shingle is (u16, 0 for an empty bin), and for each of 8 bands of 8 bins what the smallest of them is (u32, 0
 * when all are empty).
 */

/** Bins of the one permutation (Li, Owen, Zhang 2012). The estimate of a share is off by some 6 points at 64. */
export const BINS = 64;
/** Each band is a row by which articles find each other. */
export const BANDS = 8;
export const BINS_PER_BAND = BINS / BANDS;

const BYTES = 2 + 2 * BINS + 4 * BANDS;
const MOST_SHINGLES = 0xffff;

export interface Sketch {
  shingles: number;
  bins: Uint16Array;
  bands: Uint32Array;
}

/** Written over by every fingerprint. */
const written = Buffer.alloc(BYTES);

export function writeFingerprint({ shingles, bins, bands }: Sketch): string {
  const size = Math.min(shingles, MOST_SHINGLES);
  let at = 0;
  written[at++] = size;
  written[at++] = size >>> 8;
  for (let bin = 0; bin < BINS; bin++) {
    written[at++] = bins[bin]!;
    written[at++] = bins[bin]! >>> 8;
  }
  for (let band = 0; band < BANDS; band++) {
    for (let shift = 0; shift < 32; shift += 8) written[at++] = bands[band]! >>> shift;
  }
  return written.toString('base64');
}

/** @returns undefined when it is none of this program's */
export function readFingerprint(fingerprint: string): Sketch | undefined {
  const bytes = Buffer.from(fingerprint, 'base64');
  if (bytes.length !== BYTES) return undefined;
  return {
    shingles: bytes.readUInt16LE(0),
    bins: Uint16Array.from({ length: BINS }, (_, bin) => bytes.readUInt16LE(2 + 2 * bin)),
    bands: Uint32Array.from({ length: BANDS }, (_, band) => bytes.readUInt32LE(2 + 2 * BINS + 4 * band)),
  };
}

/** Names of the bands that are not empty, as parts of keys. */
export function bandsOf({ bands }: Sketch): string[] {
  return [...bands].flatMap((value, band) => (value === 0 ? [] : [`${band}:${value.toString(16)}`]));
}

/** Bins that must agree before anything is claimed: fewer agree by a common phrase or two. */
const LEAST_AGREEING = 4;

/**
 * Which part of `article` stands in `other`, 0–100: containment, estimated from the resemblance J of the two sketches and
 * their sizes as J (a + b) / ((1 + J) a) (Broder 1997).
 */
export function shareOf(article: Sketch, other: Sketch): number {
  let agreeing = 0;
  let filled = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const [a, b] = [article.bins[bin]!, other.bins[bin]!];
    if (a === 0 && b === 0) continue;
    filled++;
    if (a === b) agreeing++;
  }
  if (agreeing < LEAST_AGREEING) return 0;
  const resemblance = agreeing / filled;
  const common = (resemblance * (article.shingles + other.shingles)) / (1 + resemblance);
  return Math.min(100, Math.round((100 * common) / Math.max(1, article.shingles)));
}
