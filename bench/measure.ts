/** CPU time of this process in microseconds, user and system. */
function cpuMicroseconds(): number {
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
