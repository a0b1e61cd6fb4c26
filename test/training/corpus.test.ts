import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FeatureCensus, WordReader } from '../../training/candidate-features';
import { joinLabels, labelledArticle } from '../../training/corpus';
import { foldsOf } from '../../training/cross-validation';
import { trainingLabels } from '../../training/labels';
import { groupNearDuplicates } from '../../training/near-duplicates';

describe('the corpus', () => {
  it('reads codes with and without prefix, letters for kinds, and sections instead of topics', () => {
    expect(
      labelledArticle({ id: 'a', title: 'Head', text: 'Body', level1: ['medtop:15000000'], kind: 'V' }),
    ).toMatchObject({
      content: 'Head\n\nBody',
      level1: ['15000000'],
      level2: undefined,
      kind: 'review',
      weight: 1,
    });
    expect(labelledArticle({ id: 'b', text: 'Body', iptc: ['15000000', '20000822'] }).level1).toEqual(['15000000']);
  });

  it('leaves a label unknown where nobody gave its group', () => {
    const labels = trainingLabels(
      [
        labelledArticle({ id: 'a', text: '', level1: ['15000000'], level2: ['20000822'] }),
        labelledArticle({ id: 'b', text: '', level1: ['15000000'] }),
      ],
      1,
    );

    expect(labels.find(({ name }) => name === 'medtop/15000000')!.known).toEqual(Uint8Array.from([1, 1]));
    expect(labels.find(({ name }) => name === 'medtop/20000822')!.known).toEqual(Uint8Array.from([1, 0]));
  });
});

describe('a table of labels', () => {
  it('labels the articles it names and leaves the others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'labels-'));
    const table = join(folder, 'labels.tsv');
    writeFileSync(table, '# Own.\nid\tset\tlevel1\tkind\tweight\nb\tx\tmedtop:15000000 medtop:01000000\tI\t0.9\n');
    const archive = ['a', 'b'].map((id) => labelledArticle({ id, title: 'Head', text: 'Body', set: 'archive' }));

    const { labelled, others } = joinLabels(archive, table);

    rmSync(folder, { recursive: true });
    expect(others.map(({ id }) => id)).toEqual(['a']);
    expect(labelled).toEqual([
      {
        id: 'b',
        content: 'Head\n\nBody',
        level1: ['15000000', '01000000'],
        level2: undefined,
        kind: 'interview',
        set: 'archive',
        weight: 0.9,
      },
    ]);
  });
});

describe('near-duplicates', () => {
  const story = Array.from({ length: 60 }, (_, word) => word * 7919);
  const other = Array.from({ length: 60 }, (_, word) => 1_000_003 + word * 104_729);

  it('stand in one group and so in one fold', () => {
    const groups = groupNearDuplicates([story, other, [5, ...story, 6]]);

    expect(groups[2]).toBe(groups[0]);
    expect(groups[1]).not.toBe(groups[0]);
    const folds = foldsOf(groups, 5);
    expect(folds[2]).toBe(folds[0]);
  });
});

describe('the features picked', () => {
  it('are words, openings and joined pairs that stand in enough articles', () => {
    const reader = new WordReader();
    const census = new FeatureCensus();
    for (const text of ['Peace talks. Resumed', 'peace talks fail', 'Élan']) {
      const { words, joined } = reader.read(text);
      census.add(words, joined, true);
    }

    expect(census.pick({ leastArticles: 2, leastArticlesOfOpening: 2, leastArticlesOfPhrase: 2, most: 100 })).toEqual([
      '^peace',
      '^talks',
      'peace',
      'peace talks',
      'talks',
    ]);
  });
});
