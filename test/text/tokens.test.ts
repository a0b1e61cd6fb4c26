import fc from 'fast-check';
import { makeCharacterTable } from '../../core/text/characters';
import { tokenize, TokenBuffer, TokenFlag } from '../../core/text/tokens';

const characters = makeCharacterTable();

function tokensOf(text: string): { tokens: TokenBuffer; words: string[] } {
  const tokens = new TokenBuffer();
  tokenize(text, characters, tokens);
  const words = Array.from({ length: tokens.count }, (_, index) => text.slice(tokens.start[index], tokens.end[index]));
  return { tokens, words };
}

/** The words that carry a flag. */
function flagged(text: string, flag: number): string[] {
  const { tokens, words } = tokensOf(text);
  return words.filter((_, index) => (tokens.flags[index]! & flag) !== 0);
}

describe('words', () => {
  it.each([
    ['plain words', 'Two ferries met.', ['Two', 'ferries', 'met']],
    ['possessives', "Chad's and Mali’s", ['Chad', 's', 'and', 'Mali', 's']],
    ['hyphens', 'pro-Russian', ['pro', 'Russian']],
    [
      'dotted capitals as one',
      'the U.S. and U.K.-based D.C. crowd',
      ['the', 'U.S.', 'and', 'U.K.', 'based', 'D.C.', 'crowd'],
    ],
    ['but not the end of a sentence', 'Plan B. Then C.', ['Plan', 'B', 'Then', 'C']],
    ['initials before a name', 'J.K. Rowling, J. Smith', ['J.K.', 'Rowling', 'J', 'Smith']],
    ['Han characters one by one', '俄罗斯和NATO', ['俄', '罗', '斯', '和', 'NATO']],
    ['combining accents within the word', 'Cafe\u0301 au lait', ['Cafe\u0301', 'au', 'lait']],
    ['Arabic with short vowels', 'رُوسيا', ['رُوسيا']],
    ['surrogates as no word', 'a 😀 b', ['a', 'b']],
  ])('%s', (_, text, expected) => {
    expect(tokensOf(text).words).toEqual(expected);
  });

  it.each([
    ['case', 'NATO', 'nato'],
    ['accents', 'São', 'Sao'],
    ['composed and decomposed', 'é', 'e\u0301'],
    ['full width', 'ＵＳＡ', 'usa'],
    ['dots in capitals', 'U.S.', 'US'],
    ['alef with hamza', 'أوكرانيا', 'اوكرانيا'],
  ])('are the same whatever their %s', (_, one, other) => {
    const [a, b] = [tokensOf(one).tokens, tokensOf(other).tokens];
    expect([a.hash[0], a.check[0]]).toEqual([b.hash[0], b.check[0]]);
    expect(a.count).toBe(b.count);
  });

  it('keeps kana apart that differ in voicing', () => {
    expect(tokensOf('ガ').tokens.hash[0]).not.toBe(tokensOf('カ').tokens.hash[0]);
  });
});

describe('flags', () => {
  it('marks where a sentence begins', () => {
    const text = 'Rain fell. Snow followed! "Why?" 3 asked. it went on';
    expect(flagged(text, TokenFlag.sentenceStart)).toEqual(['Rain', 'Snow', 'Why', '3']);
  });

  it('marks where a paragraph begins, with either line end', () => {
    expect(flagged('One\n\nTwo\r\n\r\nThree\nFour\r\nFive', TokenFlag.paragraphStart)).toEqual(['One', 'Two', 'Three']);
  });

  it('marks what stands in quotation marks, up to the end of the paragraph', () => {
    expect(flagged('He “said so”. "And she" did. "Open\n\nshut', TokenFlag.quoted)).toEqual([
      'said',
      'so',
      'And',
      'she',
      'Open',
    ]);
  });

  it.each([
    ['New York', true],
    ['New\nYork', true],
    ['St. Louis', true],
    ['Guinea-Bissau', true],
    ['AT&T', true],
    ['new, York', false],
    ['new (York)', false],
    ['something. York', false],
    ['new\n\nYork', false],
    ['AP/York', false],
  ])('%j goes on as a phrase: %s', (text, joined) => {
    const { tokens } = tokensOf(text);
    expect((tokens.flags[1]! & TokenFlag.joined) !== 0).toBe(joined);
  });
});

describe('any text', () => {
  it('gives tokens in order, apart, within the text and never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { tokens } = tokensOf(text);
        let position = 0;
        for (let index = 0; index < tokens.count; index++) {
          expect(tokens.start[index]).toBeGreaterThanOrEqual(position);
          expect(tokens.end[index]).toBeGreaterThan(tokens.start[index]!);
          position = tokens.end[index]!;
        }
        expect(position).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('reads a word the same wherever it stands', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé]{1,12}$/), fc.stringMatching(/^[a-z]{1,12}$/), (word, other) => {
        expect(tokensOf(`${other} (${word})`).tokens.hash[1]).toBe(tokensOf(word).tokens.hash[0]);
      }),
    );
  });
});
