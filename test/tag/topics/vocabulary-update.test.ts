import type { VocabularyRow } from '../../../core/tag/topics/vocabulary-update';
import {
  diffVocabularies,
  formatVocabulary,
  mergeVocabularies,
  readIptcVocabulary,
} from '../../../core/tag/topics/vocabulary-update';
import { parseTsv } from '../../../core/text/data-source';

function row(code: string, over: Partial<VocabularyRow> = {}): VocabularyRow {
  return { code, parent: '', retired: '', subjectcode: '', name: `topic ${code}`, names: {}, definition: '', ...over };
}

describe('a newer vocabulary', () => {
  const before = [row('1'), row('2', { name: 'old name' }), row('3'), row('4', { parent: '1' }), row('5')];
  const after = [
    row('1'),
    row('2', { name: 'new name' }),
    row('3', { retired: '2024-01-02' }),
    row('4', { parent: '2' }),
    row('6'),
  ];

  it('says what was added, retired, renamed and moved', () => {
    const { added, retired, renamed, moved } = diffVocabularies(before, after);

    expect(added.map(({ code }) => code)).toEqual(['6']);
    expect(retired.map(({ code }) => code)).toEqual(['3', '5']);
    expect(renamed).toEqual([{ code: '2', from: 'old name', to: 'new name' }]);
    expect(moved).toEqual([{ code: '4', from: '1', to: '2' }]);
  });

  it('says nothing of a vocabulary that is the same', () => {
    expect(diffVocabularies(before, before)).toEqual({ added: [], retired: [], renamed: [], moved: [] });
  });

  it('keeps concepts that the newer file leaves out, as retired, and names only the older knows', () => {
    const merged = mergeVocabularies([row('1', { names: { de: 'Thema' } }), row('5')], [row('1')], '2024-03-01');

    expect(merged.find(({ code }) => code === '1')!.names.de).toBe('Thema');
    expect(merged.find(({ code }) => code === '5')!.retired).toBe('2024-03-01');
  });

  it('is written as a table that reads back', () => {
    const table = parseTsv(formatVocabulary([row('2'), row('1', { names: { fr: 'sujet' } })], 'a comment'), 'x.tsv');

    expect(table.map(({ code, fr }) => [code, fr])).toEqual([
      ['1', 'sujet'],
      ['2', ''],
    ]);
  });
});

describe('the JSON of cv.iptc.org', () => {
  it('gives code, parent, names and the subject code', () => {
    const { released, rows } = readIptcVocabulary(
      JSON.stringify({
        dateReleased: '2024-05-06T00:00:00+00:00',
        conceptSet: [
          {
            qcode: 'medtop:20000002',
            broader: ['http://cv.iptc.org/newscodes/mediatopic/01000000'],
            prefLabel: { 'en-GB': 'arts', de: 'Kunst', 'pt-BR': 'artes' },
            definition: { 'en-GB': 'All  forms\nof arts' },
            exactMatch: ['http://cv.iptc.org/newscodes/subjectcode/01000000'],
          },
        ],
      }),
    );

    expect(released).toBe('2024-05-06');
    expect(rows[0]).toMatchObject({
      code: '20000002',
      parent: '01000000',
      subjectcode: '01000000',
      name: 'arts',
      definition: 'All forms of arts',
    });
    expect(rows[0]!.names).toMatchObject({ de: 'Kunst', pt: 'artes', fr: '' });
  });

  it('refuses other JSON', () => {
    expect(() => readIptcVocabulary('{}')).toThrow(TypeError);
  });
});
