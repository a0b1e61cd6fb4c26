import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowScore, trainSvm } from '../../training/linear-svm';
import { withDirections, withoutDirections } from '../../training/vectors';
import { clusterWords, evenedOut, withClusters, withoutClusters } from '../../training/word-clusters';
import { centredVectors, readWordVectors, vectorDirections } from '../../training/word-vectors';
import { sparse } from './sparse-rows';

const OPTIONS = { epochs: 30, biasScale: 1 };

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
