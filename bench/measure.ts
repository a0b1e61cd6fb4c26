/** CPU time of this process in microseconds, user and system. */
export function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/**
 * CPU microseconds that one call costs: warmed up, then the fastest of several rounds, since a noisy neighbour can only
 * make a round slower.
 */
export function measure(work: () => void, { calls, rounds = 5 }: { calls: number; rounds?: number }): number {
  for (let round = 0; round < 2; round++) work();
  let fastest = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = cpuMicroseconds();
    work();
    fastest = Math.min(fastest, cpuMicroseconds() - before);
  }
  return fastest / calls;
}

/** The value below which a share (0–1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** Articles that are measured together: enough for the clock, few enough that a busy moment spoils one round only. */
const CHUNK = 20;

/**
 * CPU microseconds that each of several works costs an article. They take turns over the same few articles, and the
 * fastest round of each counts, so that a noisy neighbour meets all of them alike and their ratios hold.
 */
export function measureInTurn(
  works: readonly ((article: Buffer) => unknown)[],
  articles: readonly Buffer[],
  rounds: number,
): number[] {
  for (const work of works) articles.forEach((article) => work(article));
  const totals = works.map(() => 0);
  for (let start = 0; start < articles.length; start += CHUNK) {
    const chunk = articles.slice(start, start + CHUNK);
    const fastest = works.map(() => Infinity);
    for (let round = 0; round < rounds; round++) {
      works.forEach((work, index) => {
        const before = cpuMicroseconds();
        for (const article of chunk) work(article);
        fastest[index] = Math.min(fastest[index]!, cpuMicroseconds() - before);
      });
    }
    fastest.forEach((spent, index) => (totals[index]! += spent));
  }
  return totals.map((total) => total / articles.length);
}
