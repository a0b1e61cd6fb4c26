import type { Random } from './random';

/** Most changes to one file. */
const MAX_CHANGES = 8;
/** Most bytes that one change takes, copies or repeats. */
const MAX_STRETCH = 400;
const MAX_REPEATS = 2_000;
/** What parsers stumble over. */
const PIECES = [
  '\0',
  '\xff\xfe',
  '\u202e',
  '<',
  '>',
  '<![CDATA[',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '{',
  '[',
  '"',
  '\\',
  '\\u0',
  '--',
  '\r\n\r\n',
  'stream',
  '-1',
  '99999999999',
  '%',
  '../',
  '\x1a',
];

type Change = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

function stretchOf(bytes: Buffer, random: Random): [start: number, end: number] {
  const start = random.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + 1 + random.below(MAX_STRETCH))];
}

const insert = (bytes: Buffer, at: number, piece: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);

const CHANGES: readonly Change[] = [
  function flip(bytes, random) {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[random.below(copy.length)]! ^= 1 << random.below(8);
    return copy;
  },
  function remove(bytes, random) {
    const [start, end] = stretchOf(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  function repeat(bytes, random) {
    const [start, end] = stretchOf(bytes, random);
    const times = 1 + random.below(MAX_REPEATS);
    return insert(bytes, end, Buffer.concat(Array.from({ length: times }, () => bytes.subarray(start, end))));
  },
  function move(bytes, random) {
    const [start, end] = stretchOf(bytes, random);
    return insert(bytes, random.below(bytes.length + 1), bytes.subarray(start, end));
  },
  function cut(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length + 1));
  },
  function borrow(bytes, random, others) {
    const other = random.pick(others);
    const [start, end] = stretchOf(other, random);
    return insert(bytes, random.below(bytes.length + 1), other.subarray(start, end));
  },
  function disturb(bytes, random) {
    return insert(bytes, random.below(bytes.length + 1), Buffer.from(random.pick(PIECES), 'latin1'));
  },
];

/** A file with a few changes. The same random numbers make the same changes. */
export function mutate(bytes: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let changed = bytes;
  for (let left = 1 + random.below(MAX_CHANGES); left > 0; left--) {
    changed = random.pick(CHANGES)(changed, random, others);
  }
  return changed;
}
