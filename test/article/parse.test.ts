import fc from 'fast-check';
import { Rejection } from '../../core/errors';
import { testDesk } from '../desk';

const desk = testDesk();
const STORY = 'Quay reopens\n\nThe western quay reopened on Monday, said the harbour office – “at last”.';

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  try {
    const [tasted] = await desk.taste({ bytes });
    return tasted!.article.text;
  } catch (error) {
    if (error instanceof Rejection) return error.code;
    throw error;
  }
}

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('encodings', () => {
  it.each([
    ['UTF-8', Buffer.from(STORY), STORY],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(STORY)]), STORY],
    ['UTF-16LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(STORY, false)]), STORY],
    ['UTF-16BE with a mark', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(STORY, true)]), STORY],
    ['UTF-16LE without', utf16(STORY, false), STORY],
    ['UTF-16BE without', utf16(STORY, true), STORY],
    [
      'Windows-1252',
      Buffer.from(
        'Caf\xe9 r\xe9ouvert \xe0 la plage\n\nLe caf\xe9 a \xe9t\xe9 r\xe9ouvert lundi apr\xe8s la temp\xeate, selon la ville.',
        'latin1',
      ),
      'Café réouvert à la plage\n\nLe café a été réouvert lundi après la tempête, selon la ville.',
    ],
  ])('reads %s', async (_, bytes, expected) => {
    expect(await outcomeOf(bytes)).toBe(expected);
  });
});

describe('what is no article', () => {
  it.each([
    ['no bytes', new Uint8Array(0), 'EMPTY'],
    ['white space', Buffer.from(' \n\t \r\n'), 'EMPTY'],
    ['more than 10 MB', new Uint8Array(10_000_001).fill(0x61), 'TOO_LARGE'],
    ['four bytes', Buffer.from([0, 1, 2, 0]), 'UNSUPPORTED_FORMAT'],
    ['small numbers', Buffer.from(Array.from({ length: 64 }, (_, n) => (n % 2 ? 0 : n % 7))), 'UNSUPPORTED_FORMAT'],
    ['a picture', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(500)]), 'UNSUPPORTED_FORMAT'],
    [
      'a broken UTF-16 file',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from([0x00, 0xd8, 0x41])]),
      'UNDECODABLE',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await outcomeOf(bytes)).toBe(code);
  });
});

it('answers any bytes with an article or a code', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) =>
      expect(typeof (await outcomeOf(bytes))).toBe('string'),
    ),
  );
});

it('answers any text with segments in order, apart and within it', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.constantFrom(
      'By Ann Lee',
      'Updated 12:00, 3 March 2023',
      'OSLO (AP) - ',
      'Share',
      '(Ann/AP)',
      '',
      'A quay was closed on Monday, said the office.',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 25 }), async (lines) => {
      const text = lines.join('\n');
      fc.pre(text.trim() !== '');
      const [tasted] = await desk.taste({ bytes: Buffer.from(text) });
      let position = 0;
      for (const { start, end } of tasted!.article.segments) {
        expect(start).toBeGreaterThanOrEqual(position);
        expect(end).toBeGreaterThan(start);
        position = end;
      }
      expect(position).toBeLessThanOrEqual(tasted!.article.text.length);
    }),
  );
});
