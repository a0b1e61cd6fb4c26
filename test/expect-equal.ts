import { isDeepStrictEqual } from 'node:util';

/** As `expect(actual).toEqual(expected)`, ten times as fast while it holds: for checks that are made a hundred thousand times. */
export function expectEqual(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}
