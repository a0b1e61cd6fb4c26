/** UTF-16 without a byte-order mark. */

/** Enough to tell. */
const SAMPLE = 4_096;
/** UTF-16 of a Latin text has a NUL in nearly every second byte. */
const NUL_SHARE = 0.3;
/** Bytes that are too few to tell text from anything else. */
const LEAST = 8;
/** Of the characters, so many belong to a script of news when the byte order is right. */
const PLAUSIBLE_SHARE = 0.95;
/** Latin to Arabic, Indic to Thai, punctuation and currency, kana, Han, Hangul, full-width forms; surrogates stand in pairs. */
const PLAUSIBLE: readonly [first: number, last: number][] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x6ff],
  [0x900, 0xe7f],
  [0x1e00, 0x1fff],
  [0x2000, 0x20cf],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0xff00, 0xffef],
];

/** The byte order in which bytes read as UTF-16, or undefined when they do in neither. */
export function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < LEAST) return undefined;
  const sample = bytes.subarray(0, SAMPLE);
  let even = 0;
  let odd = 0;
  let low = false;
  sample.forEach((byte, index) => {
    low ||= byte < 9;
    if (byte !== 0) return;
    if (index % 2 === 0) even++;
    else odd++;
  });
  const half = sample.length / 2;
  // Small numbers of a binary file have such NULs too, but are no letters.
  const inOrder = (order: 'utf-16le' | 'utf-16be', lowByte: 0 | 1) =>
    plausibleShare(sample, lowByte) < PLAUSIBLE_SHARE ? undefined : order;
  if (odd > half * NUL_SHARE && even < half * 0.02) return inOrder('utf-16le', 0);
  if (even > half * NUL_SHARE && odd < half * 0.02) return inOrder('utf-16be', 1);
  // A space, a newline or a full stop of any script has a byte that no other encoding of text has.
  if (!low || bytes.length % 2 === 1) return undefined;
  const little = plausibleShare(sample, 0);
  const big = plausibleShare(sample, 1);
  if (Math.max(little, big) < PLAUSIBLE_SHARE) return undefined;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

/** @param lowByte where in a pair the low byte stands */
function plausibleShare(sample: Uint8Array, lowByte: 0 | 1): number {
  const units = sample.length >> 1;
  let plausible = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const unit = sample[at + lowByte]! | (sample[at + 1 - lowByte]! << 8);
    if (unit === 9 || unit === 10 || unit === 13 || PLAUSIBLE.some(([first, last]) => unit >= first && unit <= last)) {
      plausible++;
    }
  }
  return plausible / units;
}
