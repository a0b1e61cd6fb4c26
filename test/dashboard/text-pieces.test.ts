import fc from 'fast-check';
import { textPieces } from '../../dashboard/src/article/text-pieces';

test('pieces say which marks lie over them', () => {
  const marks = [
    { start: 0, end: 6, owner: 'city' },
    { start: 3, end: 9, owner: 'topic' },
    { start: 3, end: 9, owner: 'topic' },
  ];
  expect(textPieces('abcdefghij', marks).map(({ text, owners }) => [text, owners])).toEqual([
    ['abc', ['city']],
    ['def', ['city', 'topic']],
    ['ghi', ['topic']],
    ['j', []],
  ]);
});

test('marks outside the text are dropped, and the pieces always give the text back', () => {
  const mark = fc.record({
    start: fc.integer({ min: -3, max: 12 }),
    end: fc.integer({ min: -3, max: 12 }),
    owner: fc.constantFrom('a', 'b'),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 10 }), fc.array(mark), (text, marks) => {
      const pieces = textPieces(text, marks);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const piece of pieces) {
        for (const owner of piece.owners) {
          const over = marks.some(
            (m) => m.owner === owner && m.start <= piece.start && m.end >= piece.start + piece.text.length,
          );
          expect(over).toBe(true);
        }
      }
    }),
  );
});
