import { FAULTS } from './faulty-table';

/** How often each kind of fault happened in a run of histories, since a fault that never happens proves nothing. */
export class Tally {
  private readonly times = new Map<string, number>();

  constructor(kinds: readonly string[]) {
    for (const kind of kinds) this.times.set(kind, 0);
  }

  add(kind: string): void {
    if (!this.times.has(kind)) throw new Error(`Nobody asked to count ${kind}.`);
    this.times.set(kind, this.times.get(kind)! + 1);
  }

  /** Kinds that happened fewer times than this. */
  below(least: number): string[] {
    return [...this.times].filter(([, times]) => times < least).map(([kind]) => kind);
  }

  toString(): string {
    return [...this.times].map(([kind, times]) => `${kind} ${times}`).join(', ');
  }
}

/** Of everything that happens in histories. */
export const newTally = () =>
  new Tally([
    ...['created', 'overwritten', 'deleted', 'duplicate', 'out of order', 'old process'],
    ...[...FAULTS, 'failed condition', 'dead letter', 'redriven', 'backfilled', 'deployed', 'rolled back'],
    ...['kill before its story', 'kill after its story', 'corrected', 'decided', 'undone', 'embargo ended'],
  ]);
