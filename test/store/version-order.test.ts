import fc from 'fast-check';
import type { VersionOrder } from '../../core/store/version-order';
import { compareVersions } from '../../core/store/version-order';

const of = (sequencer: string, generation = 1): VersionOrder => ({ sequencer, generation });
const sequencers = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 1, maxLength: 24 });

it.each([
  ['a longer one that begins with a shorter', '00A1', '00A1B', -1],
  ['a greater digit before a longer number', '0A', '09FFFF', 1],
  ['upper and lower case', '00ab', '00AB', 0],
  ['zeros at the end', '00A1', '00A100', 0],
  ['none, as a backfill message has, and any', '', '01', -1],
])('sequencers compare right-padded, without case, digit by digit: %s', (_, left, right, expected) => {
  expect(Math.sign(compareVersions(of(left), of(right)))).toBe(expected);
});

it('the order of sequencers is total, and turns with its sides', () => {
  fc.assert(
    fc.property(sequencers, sequencers, sequencers, (a, b, c) => {
      const [ab, bc, ac] = [
        compareVersions(of(a), of(b)),
        compareVersions(of(b), of(c)),
        compareVersions(of(a), of(c)),
      ];
      expect(Math.sign(compareVersions(of(b), of(a)))).toBe(-Math.sign(ab) || 0);
      if (ab <= 0 && bc <= 0) expect(ac).toBeLessThanOrEqual(0);
    }),
  );
});

it('at equal sequencers the higher generation is later, and never against a higher sequencer', () => {
  expect(compareVersions(of('00A1', 3), of('00A1', 2))).toBeGreaterThan(0);
  expect(compareVersions(of('00A1', 9), of('00A2', 1))).toBeLessThan(0);
});
