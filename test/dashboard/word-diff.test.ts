import fc from 'fast-check';
import { diffWords } from '../../dashboard/src/article/word-diff';

test.each([
  ['', '', []],
  ['same words', 'same words', [['same', 'same words']]],
  [
    'Twelve people were hurt on Monday.',
    'Fourteen people were hurt on Monday.',
    [
      ['removed', 'Twelve '],
      ['added', 'Fourteen '],
      ['same', 'people were hurt on Monday.'],
    ],
  ],
  [
    'The bridge is shut.',
    'The old bridge is still shut.',
    [
      ['same', 'The '],
      ['added', 'old '],
      ['same', 'bridge is '],
      ['added', 'still '],
      ['same', 'shut.'],
    ],
  ],
])('%j → %j', (before, after, parts) => {
  expect(diffWords(before, after).map(({ kind, text }) => [kind, text])).toEqual(parts);
});

test('the parts give both texts back, whatever they are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n')).map((letters) => letters.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after);
      const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text);
      expect(without('added').join('')).toBe(before);
      expect(without('removed').join('')).toBe(after);
    }),
  );
});

test('two long texts that share nothing are one replaced by the other, at once', () => {
  const before = 'old '.repeat(20_000);
  const after = 'new '.repeat(20_000);
  expect(diffWords(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
