import { attributesBytes, toAttributes } from '../../adapters/aws/attribute-values';
import { MemoryItemTable } from '../../adapters/memory/item-table';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { Desk } from '../../core/pipeline';
import type { Change } from '../../core/ports';
import { ArticleStore } from '../../core/store/article-store';
import { followLinks } from '../../core/links/follow-links';
import { countArticle } from '../../core/store/counts';
import type { ArticleUse } from './cost-model';

const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;
/** A write in a transaction costs two. */
const TRANSACTION_FACTOR = 2;
const EVENT_TIME = '2024-01-01T00:00:00Z';

function bytesOf({ before, after }: Change): number {
  return Math.max(...[before, after].map((item) => (item ? attributesBytes(toAttributes(item)) : 1)));
}

const unitsOf = (changes: readonly Change[]): number =>
  changes.reduce((units, change) => units + Math.ceil(bytesOf(change) / WRITE_UNIT_BYTES), 0);

/** Tags articles on this machine into a table in memory, and counts what DynamoDB would charge for. */
export async function measureUse(articles: readonly string[], desk: Desk): Promise<ArticleUse> {
  const table = new MemoryItemTable();
  const store = new ArticleStore(table, { shards: 1 });
  const program = { taggerVersion: '0', dataVersion: '0', generation: 1 };
  const sum = { characters: 0, writeUnits: 0, countUnits: 0, linkUnits: 0, readUnits: 0, cpuSeconds: 0 };
  for (const [index, content] of articles.entries()) {
    const bucket = { read: () => Promise.resolve({ bytes: Buffer.from(content) }) };
    const clock = { now: () => new Date(EVENT_TIME) };
    const event = { kind: 'created', bucket: 'b', key: `${index}.txt`, sequencer: '1', eventTime: EVENT_TIME } as const;
    const seen = table.changes.length;
    const start = process.cpuUsage();
    const { ids } = await ingestObject(event, { bucket, store, desk, clock, program });
    const { user, system } = process.cpuUsage(start);
    const written = table.changes.slice(seen);
    for (const id of ids) await countArticle(table, store, id);
    const counted = table.changes.slice(seen + written.length);
    for (const change of written) await followLinks(change, table, store);
    sum.characters += content.length;
    sum.cpuSeconds += (user + system) / 1e6;
    sum.writeUnits += unitsOf(written);
    sum.countUnits += TRANSACTION_FACTOR * unitsOf(counted);
    sum.linkUnits += unitsOf(table.changes.slice(seen + written.length + counted.length));
    // The head, read before the write and after it.
    sum.readUnits += 1 + Math.ceil(Math.max(...written.map(bytesOf)) / READ_UNIT_BYTES);
  }
  return Object.fromEntries(
    Object.entries(sum).map(([name, value]) => [name, value / articles.length]),
  ) as unknown as ArticleUse;
}
