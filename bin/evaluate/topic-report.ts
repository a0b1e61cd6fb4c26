import { describeTally, expectedCalibrationError, ratio, score, Tally } from './scores';

/** One article's topics and kind, as found and as they are. Codes are bare (`16000000`), the likeliest first. */
export interface JudgedArticle {
  id: string;
  level1: { code: string; confidence: number }[];
  level2: { code: string; confidence: number }[];
  kind: string;
  gold: { level1: string[]; level2?: string[]; kind?: string };
}

const CONFUSIONS_SHOWN = 10;

/** Adds up the scores of topics and kinds over a corpus, for `evaluate topics` and for cross-validation in training. */
export class TopicReport {
  private articles = 0;
  private bestRight = 0;
  private readonly level1 = new Tally();
  private readonly level2 = new Tally();
  private readonly byTopic = new Map<string, Tally>();
  private readonly byTopicBelow = new Map<string, Tally>();
  private readonly confidences: { confidence: number; right: boolean }[] = [];
  private readonly confidencesBelow: { confidence: number; right: boolean }[] = [];
  private readonly confusions = new Map<string, number>();
  private readonly kinds = new Map<string, Tally>();
  private kindRight = 0;
  private kindCount = 0;

  add({ level1, level2, kind, gold }: JudgedArticle): void {
    this.articles++;
    const truth = new Set(gold.level1);
    const found = new Set(level1.map(({ code }) => code));
    this.level1.addSets(found, truth);
    addEach(this.byTopic, found, truth);
    for (const { code, confidence } of level1) this.confidences.push({ confidence, right: truth.has(code) });
    if (level1[0] && truth.has(level1[0].code)) this.bestRight++;
    for (const missed of truth) {
      if (found.has(missed)) continue;
      for (const wrong of found) {
        if (truth.has(wrong)) continue;
        const pair = `${missed} missed, ${wrong} found`;
        this.confusions.set(pair, (this.confusions.get(pair) ?? 0) + 1);
      }
    }
    if (gold.level2) {
      const truthBelow = new Set(gold.level2);
      const foundBelow = new Set(level2.map(({ code }) => code));
      this.level2.addSets(foundBelow, truthBelow);
      addEach(this.byTopicBelow, foundBelow, truthBelow);
      for (const { code, confidence } of level2) {
        this.confidencesBelow.push({ confidence, right: truthBelow.has(code) });
      }
    }
    if (gold.kind) {
      this.kindCount++;
      if (kind === gold.kind) this.kindRight++;
      addEach(this.kinds, new Set([kind]), new Set([gold.kind]));
    }
  }

  /** The figures on their own, a line each. */
  summary(): string[] {
    const lines = [
      `articles ${this.articles}`,
      `level 1 micro  ${describeTally(this.level1)}`,
      `level 1 macro  F1 ${score(macroF1(this.byTopic))}`,
      `level 1 best topic among the gold ones  ${score(ratio(this.bestRight, this.articles))}`,
      `level 1 expected calibration error  ${score(expectedCalibrationError(this.confidences))}`,
    ];
    if (this.level2.support > 0) {
      lines.push(
        `level 2 micro  ${describeTally(this.level2)}`,
        `level 2 expected calibration error  ${score(expectedCalibrationError(this.confidencesBelow))}`,
      );
    }
    if (this.kindCount > 0) lines.push(`kind accuracy  ${score(ratio(this.kindRight, this.kindCount))}`);
    return lines;
  }

  /** Scores by topic and kind, and which topics are taken for which. */
  details(nameOf: (code: string) => string): string[] {
    const rows = (tallies: Map<string, Tally>) =>
      [...tallies]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, tally]) => `  ${describeTally(tally)}  ${nameOf(code)}`);
    const named = (pair: string) => pair.replace(/\d{8}/g, nameOf);
    return [
      'By topic, level 1:',
      ...rows(this.byTopic),
      ...(this.byTopicBelow.size > 0 ? ['By topic, level 2:', ...rows(this.byTopicBelow)] : []),
      ...(this.kinds.size > 0 ? ['By kind:', ...rows(this.kinds)] : []),
      'Taken for each other most:',
      ...[...this.confusions]
        .sort((a, b) => b[1] - a[1])
        .slice(0, CONFUSIONS_SHOWN)
        .map(([pair, count]) => `  ${count} × ${named(pair)}`),
    ];
  }
}

function addEach(tallies: Map<string, Tally>, found: ReadonlySet<string>, truth: ReadonlySet<string>): void {
  for (const code of new Set([...found, ...truth])) {
    const tally = tallies.get(code) ?? new Tally();
    tally.addSets(new Set(found.has(code) ? [code] : []), new Set(truth.has(code) ? [code] : []));
    tallies.set(code, tally);
  }
}

/** The mean F1 of the topics that occur in the gold labels. */
function macroF1(tallies: ReadonlyMap<string, Tally>): number {
  const occurring = [...tallies.values()].filter(({ support }) => support > 0);
  return ratio(
    occurring.reduce((sum, { f1 }) => sum + f1, 0),
    occurring.length,
  );
}
