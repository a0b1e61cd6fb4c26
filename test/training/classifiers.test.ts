import { bestThreshold, fitSigmoid } from '../../training/calibration';
import { labelledArticle } from '../../training/corpus';
import { crossMixed, fitKindMix, mixModels, mixScores } from '../../training/kind-mix';
import { trainingLabels } from '../../training/labels';
import { latentDirections } from '../../training/latent';
import { rowScore, seededNumbers, trainSvm } from '../../training/linear-svm';
import { fitQuantised, quantise } from '../../training/quantise';
import { sideBySide, withDirections, withoutDirections } from '../../training/vectors';
import { sparse } from './sparse-rows';

const APART = sparse([
  [1, 0, 0.2],
  [0.9, 0, 0],
  [0, 1, 0.2],
  [0, 0.8, 0],
]);
const OPTIONS = { epochs: 30, biasScale: 1 };

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
