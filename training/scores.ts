import { TopicReport } from '../bin/evaluate/topic-report';
import { bestThreshold, fitSigmoid } from './calibration';
import type { LabelledArticle } from './corpus';
import type { TrainingLabel } from './labels';

export interface LabelCalibration {
  slope: number;
  intercept: number;
  threshold: number;
}

/** The probability that thresholds are drawn towards: the best common one in cross-validation. */
const PRIOR_THRESHOLD = 0.37;

/** Scores of kinds are logits already (kind-mix.ts), and the likeliest is taken. */
const OF_KINDS: LabelCalibration = { slope: 1, intercept: 0, threshold: 0.5 };

/** Fits each label's probability and threshold on held-out scores of those of the given rows that are a fair sample. */
export function calibrate(
  articles: readonly LabelledArticle[],
  labels: readonly TrainingLabel[],
  scores: readonly Float32Array[],
  rows: readonly number[],
): LabelCalibration[] {
  return labels.map(({ group, truth, known }, index) => {
    if (group === 'kind') return OF_KINDS;
    const labelled = rows.filter((row) => known[row] === 1 && articles[row]!.weight >= 1);
    const sigmoid = fitSigmoid({ scores: scores[index]!, truth }, labelled);
    const probabilities = labelled.map((row) => probability(scores[index]![row]!, sigmoid));
    const threshold = bestThreshold(
      probabilities,
      labelled.map((row) => truth[row] === 1),
      PRIOR_THRESHOLD,
    );
    return { ...sigmoid, threshold };
  });
}

function probability(value: number, { slope, intercept }: { slope: number; intercept: number }): number {
  return 1 / (1 + Math.exp(-(slope * value + intercept)));
}

interface Candidate {
  name: string;
  code: string;
  confidence: number;
  threshold: number;
}

/** As the tagger selects: those above their thresholds, the likeliest first. */
function above(candidates: readonly Candidate[], most: number): Candidate[] {
  return candidates
    .filter(({ confidence, threshold }) => confidence >= threshold)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, most);
}

const likeliest = (candidates: readonly Candidate[]) =>
  candidates.reduce((best, each) => (each.confidence > best.confidence ? each : best));

/**
 * What cross-validation says of the model: each fold is calibrated on the others, so that no article helps to set the
 * threshold it is judged by. Only fully labelled articles of full weight are judged.
 * @param parentOf by label name: that of the topic above
 */
export function crossValidatedReport(
  articles: readonly LabelledArticle[],
  labels: readonly TrainingLabel[],
  scores: readonly Float32Array[],
  foldOf: Uint8Array,
  parentOf: ReadonlyMap<string, string>,
): TopicReport {
  const report = new TopicReport();
  for (let fold = 0; fold <= Math.max(...foldOf); fold++) {
    const others = articles.map((_, row) => row).filter((row) => foldOf[row] !== fold);
    const calibrations = calibrate(articles, labels, scores, others);
    articles.forEach((gold, row) => {
      if (foldOf[row] !== fold || gold.weight < 1 || !gold.level2) return;
      const candidates = labels.map(({ name, group }, index): Candidate & { group: string } => ({
        name,
        group,
        code: name.slice(name.indexOf('/') + 1),
        confidence: probability(scores[index]![row]!, calibrations[index]!),
        threshold: calibrations[index]!.threshold,
      }));
      const tops = candidates.filter(({ group }) => group === 'level1');
      const chosen = above(tops, 3);
      if (chosen.length === 0) chosen.push(likeliest(tops));
      const parents = new Set(chosen.map(({ name }) => name));
      const below = candidates.filter(({ name, group }) => group === 'level2' && parents.has(parentOf.get(name) ?? ''));
      const kinds = candidates.filter(({ group }) => group === 'kind');
      report.add({
        id: gold.id,
        level1: chosen,
        level2: above(below, 4),
        kind: kinds.length > 0 ? likeliest(kinds).code : '',
        gold,
      });
    });
  }
  return report;
}
