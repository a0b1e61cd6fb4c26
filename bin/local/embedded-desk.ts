import { join } from 'node:path';
import { FeedFollower } from '../../adapters/embedded/feed-follower';
import { FolderBucket } from '../../adapters/embedded/folder-bucket';
import { LmdbItemTable } from '../../adapters/embedded/item-table';
import { HEAD_SORT_KEY } from '../../core/environment';
import { followChange } from '../../core/events/follow-change';
import type { IngestPorts } from '../../core/ingest/ingest-object';
import type { EventBus, Log } from '../../core/ports';
import { ArticleStore } from '../../core/store/article-store';
import { openLocalDesk } from '../local-desk';
import type { Generation } from './catch-up';
import { openGeneration } from './catch-up';
import type { Closing } from './closing';

/** One machine needs no spreading. */
export const SHARDS = 1;

/** The desk of a laptop: the same core as in the cloud, on a folder and an lmdb file. */
export interface EmbeddedDesk extends IngestPorts, Omit<Generation, 'generation'> {
  bucket: FolderBucket;
  table: LmdbItemTable;
  /** Version of the program and its data, as one string. */
  programName: string;
}

export interface EmbeddedOptions {
  /** Where articles are dropped. */
  folder: string;
  /** Where everything is remembered. */
  state: string;
  log: Log;
  /** Told of each change once it is counted and linked. */
  bus: EventBus;
}

/** Opens the desk and starts to follow its changes; everything opened is added to `closing`. */
export async function openEmbeddedDesk(options: EmbeddedOptions, closing: Closing): Promise<EmbeddedDesk> {
  const { folder, state, log, bus } = options;
  const clock = { now: () => new Date() };
  const bucket = await FolderBucket.open(folder, join(state, 'bucket'));
  closing.add(() => bucket.close());
  const table = new LmdbItemTable(
    join(state, 'items'),
    () => Date.now(),
    ({ sk }) => sk === HEAD_SORT_KEY,
  );
  closing.add(() => table.close());
  const store = new ArticleStore(table, { shards: SHARDS });

  const { desk, stamp } = openLocalDesk();
  const program = stamp(clock.now());
  const programName = `${program.taggerVersion} ${program.dataVersion}`;
  const { generation, caughtUp } = await openGeneration(table, programName);

  const follower = new FeedFollower(
    table,
    async (change) => bus.publish(await followChange(change, table, store)),
    log,
  );
  closing.add(() => follower.stop());
  follower.start();
  return { bucket, table, store, desk, clock, program: { ...program, generation }, programName, caughtUp };
}
