import { EMBEDDED_BUCKET } from '../../adapters/embedded/folder-bucket';
import type { IngestPorts } from '../../core/ingest/ingest-object';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { ItemTable } from '../../core/ports';

/** Which program and data tagged what the table holds, and under which generation. */
const PROGRAM = { pk: 'LOCAL', sk: 'PROGRAM' };

export interface Generation {
  generation: number;
  /** True when everything was tagged by the program and data that run now. */
  caughtUp: boolean;
}

/** The generation to tag under: raised whenever another program, or other data, tagged what the table holds. */
export async function openGeneration(table: ItemTable, program: string): Promise<Generation> {
  const last = await table.get(PROGRAM);
  const generation = (last?.generation as number | undefined) ?? 0;
  if (last?.program === program) return { generation, caughtUp: true };
  // The program is noted only once everything is tagged again, so that a start that was interrupted is taken up.
  await table.writeAll([{ op: 'put', item: { ...PROGRAM, generation: generation + 1 } }]);
  return { generation: generation + 1, caughtUp: false };
}

/**
 * Tags every object again, as a backfill does: where something changes, as a dated revision. `stopped` is asked before
 * each; what is left is done by the next start.
 */
export async function catchUp(
  keys: Iterable<string>,
  program: string,
  table: ItemTable,
  ports: IngestPorts,
  stopped: () => boolean,
): Promise<void> {
  for (const key of [...keys]) {
    if (stopped()) return;
    const object = await ports.bucket.read({ bucket: EMBEDDED_BUCKET, key }, Number.MAX_SAFE_INTEGER);
    const versionId = object?.versionId;
    if (versionId !== undefined) await ingestObject({ kind: 'retag', bucket: EMBEDDED_BUCKET, key, versionId }, ports);
  }
  const { generation } = ports.program;
  await table.writeAll([{ op: 'put', item: { ...PROGRAM, generation, program } }]);
}
