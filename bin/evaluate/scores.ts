/** Counts of what was found against what is true. */
export class Tally {
  truePositive = 0;
  falsePositive = 0;
  falseNegative = 0;

  /** Adds one document: the set found against the set that is true. */
  addSets<T>(found: ReadonlySet<T>, gold: ReadonlySet<T>): void {
    for (const each of found)
      if (gold.has(each)) this.truePositive++;
      else this.falsePositive++;
    for (const each of gold) if (!found.has(each)) this.falseNegative++;
  }

  /** 0 when nothing was found. */
  get precision(): number {
    return ratio(this.truePositive, this.truePositive + this.falsePositive);
  }

  /** 0 when there was nothing to find. */
  get recall(): number {
    return ratio(this.truePositive, this.truePositive + this.falseNegative);
  }

  get f1(): number {
    return ratio(2 * this.truePositive, 2 * this.truePositive + this.falsePositive + this.falseNegative);
  }

  /** How many are true. */
  get support(): number {
    return this.truePositive + this.falseNegative;
  }
}

/** 0 when the whole is 0. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** As papers print scores: .853 */
export function score(value: number): string {
  return value.toFixed(3);
}

/** Precision, recall and F1 on one line. */
export function describeTally(tally: Tally): string {
  return `P ${score(tally.precision)}  R ${score(tally.recall)}  F1 ${score(tally.f1)}  (support ${tally.support})`;
}

/**
 * Expected calibration error: the mean distance between confidence and accuracy over ten equal bins of confidence,
 * weighted by how many fall in each (Guo et al. 2017, "On Calibration of Modern Neural Networks"). Confidences are 0–1.
 */
export function expectedCalibrationError(predictions: readonly { confidence: number; right: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, confidence: 0, right: 0 }));
  for (const { confidence, right } of predictions) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))]!;
    bin.count++;
    bin.confidence += confidence;
    if (right) bin.right++;
  }
  return bins.reduce((sum, bin) => sum + ratio(Math.abs(bin.confidence - bin.right), predictions.length), 0);
}
