import { TextAnalyser } from '../../core/text/analysis';
import type { LexiconEntry } from '../../core/text/lexicon';
import { LexiconBuilder } from '../../core/text/lexicon';
import { TableFile, TableWriter } from '../../core/text/table-file';
import { TokenFlag } from '../../core/text/tokens';

function analyserOf(entries: LexiconEntry[], abbreviations: string[] = []): TextAnalyser {
  const builder = new LexiconBuilder();
  entries.forEach((entry) => builder.add(entry));
  abbreviations.forEach((word) => builder.abbreviation(word));
  const writer = new TableWriter();
  builder.write(writer);
  return new TextAnalyser(new TableFile(writer.toBytes()));
}

/** The matched words of one lexicon, with their values. */
function matchesIn(
  analyser: TextAnalyser,
  text: string,
  lexicon: LexiconEntry['lexicon'] = 'regions',
): [string, number][] {
  const { start, end, matches } = analyser.analyse(text);
  const list = matches[lexicon];
  return Array.from({ length: list.count }, (_, index) => [
    text.slice(start[list.first[index]!], end[list.end[index]! - 1]),
    list.value[index]!,
  ]);
}

describe('phrases', () => {
  const analyser = analyserOf([
    { phrase: 'Guinea', lexicon: 'regions', value: 1 },
    { phrase: 'Guinea-Bissau', lexicon: 'regions', value: 2 },
    { phrase: 'Papua New Guinea', lexicon: 'regions', value: 3 },
    { phrase: 'Papua New Guinea', lexicon: 'topics', value: 4 },
    { phrase: '俄罗斯', lexicon: 'regions', value: 5 },
  ]);

  it('are all found, overlapping ones too, by their first word and then by length', () => {
    expect(matchesIn(analyser, 'Papua New Guinea and Guinea Bissau, 从俄罗斯来')).toEqual([
      ['Papua New Guinea', 3],
      ['Guinea', 1],
      ['Guinea', 1],
      ['Guinea Bissau', 2],
      ['俄罗斯', 5],
    ]);
  });

  it('are told apart by lexicon', () => {
    expect(matchesIn(analyser, 'Papua New Guinea', 'topics')).toEqual([['Papua New Guinea', 4]]);
  });

  it('do not reach across a comma, a bracket or a paragraph', () => {
    expect(matchesIn(analyser, 'Papua, New Guinea. Papua (New Guinea). Papua\n\nNew Guinea')).toEqual([
      ['Guinea', 1],
      ['Guinea', 1],
      ['Guinea', 1],
    ]);
  });

  it('without a word are refused when the lexicon is built', () => {
    expect(() => analyserOf([{ phrase: '–', lexicon: 'regions', value: 1 }])).toThrow('holds no word');
  });
});

describe('case rules', () => {
  const analyser = analyserOf([
    { phrase: 'US', lexicon: 'regions', value: 1, match: 'upper' },
    { phrase: 'Nice', lexicon: 'regions', value: 2, match: 'capitalised' },
    { phrase: 'polish', lexicon: 'regions', value: 3, match: 'lower' },
    { phrase: '巴黎', lexicon: 'regions', value: 4, match: 'upper' },
  ]);

  it.each([
    [
      'US troops, U.S. ships',
      [
        ['US', 1],
        ['U.S.', 1],
      ],
    ],
    ['join us, ups and downs, Us', []],
    ['Nice is nice', [['Nice', 2]]],
    ['Polish the polish', [['polish', 3]]],
    ['在巴黎', [['巴黎', 4]]],
  ])('%s', (text, expected) => {
    expect(matchesIn(analyser, text)).toEqual(expected);
  });
});

describe('abbreviations', () => {
  it('end no sentence', () => {
    const analyser = analyserOf([], ['Gen']);
    const text = 'Then Gen. Smith spoke. All left. Prof. Lee stayed.';
    const { start, end, flags, tokenCount } = analyser.analyse(text);
    const starts = Array.from({ length: tokenCount }, (_, token) => token).filter(
      (token) => flags[token]! & TokenFlag.sentenceStart,
    );
    expect(starts.map((token) => text.slice(start[token], end[token]))).toEqual(['Then', 'All', 'Prof', 'Lee']);
  });
});

it('reads one text after another without leftovers', () => {
  const analyser = analyserOf([{ phrase: 'Mali', lexicon: 'regions', value: 1 }]);
  expect(matchesIn(analyser, 'Mali Mali Mali')).toHaveLength(3);
  expect(matchesIn(analyser, 'Chad')).toEqual([]);
});
