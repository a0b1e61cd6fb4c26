import type { Item, ItemTable } from '../ports';

/** Rows one request reads at the most, so that it ends in bounded time; a page may then be short, or empty. */
export const MAX_ROWS = 1_000;
/** Of several lists nobody knows how many rows a page takes, nor of several shards which of them hold it. */
const FIRST_BATCH = 25;
const LARGEST_BATCH = 200;

/** The rows a request may still read. A query that finds none counts as one, so that jumping ends too. */
class Budget {
  private left = MAX_ROWS;

  get spent(): boolean {
    return this.left <= 0;
  }

  /** How many rows to ask for. */
  grant(wanted: number): number {
    return Math.min(wanted, this.left);
  }

  use(rows: number): void {
    this.left -= Math.max(1, rows);
  }
}

/** The least sort key behind this one: sort keys end in ids of one length. */
const behind = (sk: string): string => `${sk}!`;

/** One partition, read newest first, with jumps to older places. */
class Partition {
  private rows: Item[] = [];
  private at = 0;
  /** Below which no row is read yet. */
  private readDownTo: string | undefined;
  private ended = false;

  constructor(
    private readonly table: ItemTable,
    private readonly pk: string,
    private readonly from: string,
    private readonly budget: Budget,
    private batch: number,
  ) {}

  /** The newest row below `bound`, which never rises from call to call; undefined at the end, or with the budget spent. */
  async below(bound: string): Promise<Item | undefined> {
    for (;;) {
      while (this.at < this.rows.length && this.rows[this.at]!.sk >= bound) this.at++;
      if (this.at < this.rows.length) return this.rows[this.at];
      if (this.ended || this.budget.spent) return undefined;
      const to = this.readDownTo !== undefined && this.readDownTo < bound ? this.readDownTo : bound;
      const limit = this.budget.grant(this.batch);
      const page = await this.table.query({ pk: this.pk, from: this.from, to, descending: true, limit });
      this.budget.use(page.items.length);
      this.batch = Math.min(2 * this.batch, LARGEST_BATCH);
      this.rows = page.items;
      this.at = 0;
      this.readDownTo = page.items.at(-1)?.sk;
      this.ended = page.next === undefined;
    }
  }
}

/** One shard's articles that stand in all of several lists: each list jumps to where the others have got. */
class Shard {
  next?: Item;
  ended = false;

  /** `bound`: everything from here on, newest first, is dealt with. */
  constructor(
    private readonly partitions: Partition[],
    private readonly budget: Budget,
    public bound: string,
  ) {}

  /** Finds the next article, unless it is known, the lists are at their end, or the budget is spent. */
  async advance(): Promise<void> {
    let agreeing = 0;
    for (let turn = 0; !this.next && !this.ended; turn++) {
      const row = await this.partitions[turn % this.partitions.length]!.below(this.bound);
      if (!row) {
        this.ended = !this.budget.spent;
        return;
      }
      agreeing = behind(row.sk) === this.bound ? agreeing + 1 : 1;
      this.bound = behind(row.sk);
      if (agreeing === this.partitions.length) this.next = row;
    }
  }

  take(row: Item): void {
    this.next = undefined;
    this.bound = row.sk;
  }
}

/** Reads what stands in all of several lists, from all shards, newest first. */
export class MatchingRows {
  private readonly budget = new Budget();
  private readonly shards: Shard[];

  /**
   * @param lists the partitions of each shard, those of one shard together
   * @param from sort key, inclusive
   * @param to sort key, exclusive
   * @param page rows that will be taken first: what one list of one shard is asked for at once
   */
  constructor(table: ItemTable, lists: readonly string[][], from: string, to: string, page = FIRST_BATCH) {
    const batch = lists.flat().length === 1 ? page : FIRST_BATCH;
    this.shards = lists.map(
      (pks) =>
        new Shard(
          pks.map((pk) => new Partition(table, pk, from, this.budget, batch)),
          this.budget,
          to,
        ),
    );
  }

  /** Up to `count` rows. Fewer, or none, at the end of the lists and when the budget is spent: see `stoppedAt`. */
  async take(count: number): Promise<Item[]> {
    const taken: Item[] = [];
    while (taken.length < count) {
      await Promise.all(this.shards.map((shard) => shard.advance()));
      const open = this.shards.filter((shard) => !shard.ended);
      const [first] = open.sort((a, b) => (a.bound < b.bound ? 1 : -1));
      // A shard that has not found its next article yet may hold a newer one than the others.
      if (!first?.next) break;
      taken.push(first.next);
      first.take(first.next);
    }
    return taken;
  }

  /** Where the budget ended: everything newer was looked at. Undefined while there is budget, and at the end. */
  get stoppedAt(): string | undefined {
    if (!this.budget.spent) return undefined;
    return this.shards
      .filter(({ ended }) => !ended)
      .map(({ bound }) => bound)
      .sort()
      .at(-1);
  }
}
