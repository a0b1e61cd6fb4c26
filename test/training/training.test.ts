import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bestThreshold, fitSigmoid } from '../../training/calibration';
import { FeatureCensus, WordReader } from '../../training/candidate-features';
import { joinLabels, labelledArticle } from '../../training/corpus';
import { foldsOf } from '../../training/cross-validation';
import { crossMixed, fitKindMix, mixModels, mixScores } from '../../training/kind-mix';
import { trainingLabels } from '../../training/labels';
import { latentDirections } from '../../training/latent';
import type { SparseRows } from '../../training/linear-svm';
import { rowScore, seededNumbers, trainSvm } from '../../training/linear-svm';
import { groupNearDuplicates } from '../../training/near-duplicates';
import { fitQuantised, quantise } from '../../training/quantise';
import { sideBySide, withDirections, withoutDirections } from '../../training/vectors';
import { clusterWords, evenedOut, withClusters, withoutClusters } from '../../training/word-clusters';
import { centredVectors, readWordVectors, vectorDirections } from '../../training/word-vectors';

function sparse(dense: number[][]): SparseRows {
  const rows = dense.map((row) => row.map((value, column) => ({ value, column })).filter(({ value }) => value !== 0));
  let last = 0;
  return {
    count: dense.length,
    width: dense[0]!.length,
    offsets: Uint32Array.from([0, ...rows.map((row) => (last += row.length))]),
    columns: Uint32Array.from(rows.flat(), ({ column }) => column),
    values: Float32Array.from(rows.flat(), ({ value }) => value),
  };
}

const APART = sparse([
  [1, 0, 0.2],
  [0.9, 0, 0],
  [0, 1, 0.2],
  [0, 0.8, 0],
]);
const OPTIONS = { epochs: 30, biasScale: 1 };

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

describe('the classifier', () => {
  const targets = Int8Array.from([1, 1, -1, -1]);

  it('tells apart what can be told apart', () => {
    const model = trainSvm(APART, targets, Float32Array.from([1, 1, 1, 1]), OPTIONS);

    expect([0, 1, 2, 3].map((row) => Math.sign(rowScore(APART, row, model)))).toEqual([1, 1, -1, -1]);
  });

  it('is deaf to rows that cost nothing', () => {
    const wrong = Int8Array.from([1, -1, -1, -1]);
    const model = trainSvm(APART, wrong, Float32Array.from([1, 0, 1, 1]), OPTIONS);

    expect(rowScore(APART, 1, model)).toBeGreaterThan(0);
  });

  it('gives the same model twice', () => {
    const once = trainSvm(APART, targets, Float32Array.from([1, 1, 1, 1]), OPTIONS);

    expect(trainSvm(APART, targets, Float32Array.from([1, 1, 1, 1]), OPTIONS)).toEqual(once);
  });
});

describe('directions', () => {
  it('are folded back without changing a score', () => {
    const latent = { rank: 2, loadings: latentDirections(APART, 2, 4) };
    const directions = sideBySide([
      { ...latent, strength: 1.5 },
      { ...latent, strength: 0.5 },
    ]);
    const rows = withDirections(APART, directions);
    const { weights, bias } = trainSvm(rows, Int8Array.from([1, 1, -1, -1]), Float32Array.from([1, 1, 1, 1]), OPTIONS);
    const folded = { weights: withoutDirections(weights, directions), bias };

    for (let row = 0; row < APART.count; row++) {
      expect(rowScore(APART, row, folded)).toBeCloseTo(rowScore(rows, row, { weights, bias }), 4);
    }
  });
});

describe('vectors of words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['words.json', JSON.stringify({ dimensions: 2, vectors: { goal: [1, 2, 99], match: [3, 4, 99] } })],
    ['words.vec', '2 2\ngoal 1 2\nmatch 3 4\n'],
  ])('are read from %s, those wanted only', async (name, content) => {
    writeFileSync(join(folder, name), content);

    const vectors = await readWordVectors(join(folder, name), new Set(['goal', 'constructor', '2']));

    expect([...vectors]).toEqual([['goal', Float32Array.from([1, 2])]]);
  });

  it('give a word without labels the weight of words of like use', () => {
    const features = ['striker', 'judge', 'winger', '^winger'];
    const vectors = new Map([
      ['striker', Float32Array.from([1, 0.1])],
      ['winger', Float32Array.from([0.9, 0.2])],
      ['judge', Float32Array.from([-1, 0])],
    ]);
    const rows = sparse([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ]);
    const directions = vectorDirections(centredVectors(features, vectors), rows, 0.5);
    const model = trainSvm(
      withDirections(rows, directions),
      Int8Array.from([1, -1]),
      Float32Array.from([1, 1]),
      OPTIONS,
    );
    const [striker, judge, winger, opening] = withoutDirections(model.weights, directions);

    expect(winger).toBeGreaterThan(0);
    expect(winger).toBeLessThan(striker!);
    expect(judge).toBeLessThan(0);
    expect(opening).toBe(0);
  });
});

describe('clusters of words', () => {
  const features = ['striker', 'winger', 'judge', 'jury', '^winger'];
  const vectors = new Map([
    ['striker', Float32Array.from([1, 0.1, 0])],
    ['winger', Float32Array.from([1, 0, 0.1])],
    ['judge', Float32Array.from([-1, 0.1, 0])],
    ['jury', Float32Array.from([-1, 0, 0.1])],
  ]);
  const rows = sparse([
    [1, 0, 0, 0, 1],
    [0, 0, 1, 0, 0],
  ]);
  const options = { count: 2, iterations: 4, nearest: 1, sharpness: 2 };
  const clusters = evenedOut(clusterWords(centredVectors(features, vectors), options), rows, 0.5);

  it('hold words of like use, and each word that has a vector', () => {
    const [striker, winger, judge, jury] = clusters.clusters;

    expect([...clusters.offsets]).toEqual([0, 1, 2, 3, 4, 4]);
    expect(striker).toBe(winger);
    expect(judge).toBe(jury);
    expect(striker).not.toBe(judge);
  });

  it('give a word without labels the weight of its cluster, folded back without a change of scores', () => {
    const clustered = withClusters(rows, clusters);
    const model = trainSvm(clustered, Int8Array.from([1, -1]), Float32Array.from([1, 1]), OPTIONS);
    const folded = withoutClusters(model.weights, clusters);

    expect(folded[1]).toBeGreaterThan(0);
    expect(folded[3]).toBeLessThan(0);
    for (let row = 0; row < rows.count; row++) {
      expect(rowScore(rows, row, { weights: folded, bias: model.bias })).toBeCloseTo(
        rowScore(clustered, row, model),
        4,
      );
    }
  });
});

describe('the mix of kinds', () => {
  const next = seededNumbers(11);
  const draw = () => next() / 2 ** 32;
  const gold = Array.from({ length: 600 }, () => Math.floor(draw() * 3));
  const kinds = trainingLabels(
    gold.map((kind, index) =>
      labelledArticle({ id: `${index}`, text: '', kind: ['news', 'opinion', 'review'][kind]! }),
    ),
    1,
  );
  // The third classifier sees nothing, and the first takes reviews for news: only together they tell the three apart.
  const scores = kinds.map(({ name }) =>
    Float32Array.from(gold, (kind) => {
      const noise = draw() - 0.5;
      if (name === 'kind/news') return (kind === 1 ? -1 : 1) + noise;
      return name === 'kind/opinion' ? kind - 1 + noise : noise;
    }),
  );
  const costs = new Float32Array(gold.length).fill(1);
  const rightOf = (list: readonly Float32Array[]) =>
    gold.filter((_, row) => {
      const best = list.reduce((most, each, kind) => (each[row]! > list[most]![row]! ? kind : most), 0);
      return kinds[best]!.truth[row] === 1;
    }).length;

  it('tells kinds apart that single classifiers confuse, on articles it was not fitted to', () => {
    const foldOf = Uint8Array.from(gold, (_, row) => row % 3);

    expect(rightOf(crossMixed(kinds, scores, foldOf, costs))).toBeGreaterThan(1.2 * rightOf(scores));
  });

  it('is the same folded into the classifiers', () => {
    const mix = fitKindMix(kinds, scores, [...gold.keys()], costs);
    const models = kinds.map((_, kind) => ({ weights: Float32Array.from([kind, 1, -kind]), bias: 0.1 * kind }));
    const row = sparse([[0.5, 1, 0.2]]);
    const separate = models.map((model) => Float32Array.from([rowScore(row, 0, model)]));
    const mixed = mixScores(mix, separate, [0]);

    mixModels(mix, models).forEach((model, kind) => {
      expect(rowScore(row, 0, model)).toBeCloseTo(mixed[kind]![0]!, 4);
    });
  });
});

describe('calibration', () => {
  const next = seededNumbers(7);
  const draw = () => next() / 2 ** 32;
  const scores = Float32Array.from({ length: 4000 }, () => draw() * 4 - 2);
  const truth = Uint8Array.from(scores, (score) => (draw() < 1 / (1 + Math.exp(-(2 * score - 0.5))) ? 1 : 0));

  it('finds the line that labels were drawn by', () => {
    const { slope, intercept } = fitSigmoid({ scores, truth }, [...scores.keys()]);

    expect(slope).toBeCloseTo(2, 0);
    expect(intercept).toBeCloseTo(-0.5, 0);
  });

  it('draws the threshold of a rare label to the common one', () => {
    expect(bestThreshold([0.9, 0.2, 0.1], [true, false, false], 0.4)).toBeCloseTo(0.4, 2);
  });
});

describe('eight-bit weights', () => {
  const weights = [Float32Array.from([1, -0.5, 0.001]), Float32Array.from([-0.2, 0.4, 0.003])];
  const rarity = Float32Array.from([2, 2, 2]);

  it('keep what matters most, in order of label', () => {
    const { rows, kept, entries } = quantise(weights, [1, 1], rarity, 4);

    expect(kept).toEqual([0, 1]);
    expect([...rows]).toEqual([0, 2, 4]);
    expect([...entries].map((entry) => entry >>> 8)).toEqual([0, 1, 0, 1]);
  });

  it('mean the same after the fit', () => {
    const quantised = quantise(weights, [1, 1], rarity, 100);
    const fits = fitQuantised(
      weights,
      quantised,
      sparse([
        [1, 0, 0],
        [0, 1, 0],
        [0.8, 0.6, 0],
      ]),
    );

    for (const { scale, shift } of fits) {
      expect(scale).toBeCloseTo(1, 1);
      expect(shift).toBeCloseTo(0, 1);
    }
  });
});
