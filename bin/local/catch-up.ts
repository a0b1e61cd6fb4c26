import { EMBEDDED_BUCKET } from '../../adapters/embedded/folder-bucket';
import type { IngestPorts } from '../../core/ingest/ingest-object';
import { ingestObject } from '../../core/ingest/ingest-object';
import type { ItemTable } from '../../core/ports';

/** Where the table says which program and data tagged what it holds, and under which generation. */
const PROGRAM = { pk: 'LOCAL', sk: 'PROGRAM' };

interface Progress {
  generation: number;
  /** By which everything was tagged. */
  program?: string;
  /** By which everything is being tagged, and the last key it has come to. */
  next?: string;
  doneTo?: string;
}

/** Keys between two notes of how far it has come. */
const STEP = 1_000;

export interface Generation {
  generation: number;
  /** True when everything was tagged by the program and data that run now. */
  caughtUp: boolean;
}

async function progressOf(table: ItemTable): Promise<Progress | undefined> {
  return (await table.get(PROGRAM)) as unknown as Progress | undefined;
}

function note(table: ItemTable, progress: Progress): Promise<void> {
  return table.writeAll([{ op: 'put', item: { ...PROGRAM, ...progress } }]);
}

/** The generation to tag under: raised whenever another program, or other data, tagged what the table holds. */
export async function openGeneration(table: ItemTable, program: string): Promise<Generation> {
  const last = await progressOf(table);
  const generation = last?.generation ?? 0;
  if (last?.program === program) return { generation, caughtUp: true };
  if (last?.next === program) return { generation, caughtUp: false };
  // The program is noted as done only once everything is tagged again, so that a start that was interrupted is taken up.
  await note(table, { generation: generation + 1, next: program });
  return { generation: generation + 1, caughtUp: false };
}

/**
 * Tags every object again, as a backfill does: where something changes, as a dated revision. `stopped` is asked before
 * each; the next start goes on from there.
 * @param keysAfter keys of all objects in order, behind one: taken one by one, never held together
 */
export async function catchUp(
  keysAfter: (after?: string) => Iterable<string>,
  program: string,
  table: ItemTable,
  ports: IngestPorts,
  stopped: () => boolean,
): Promise<void> {
  const { generation } = ports.program;
  let doneTo = (await progressOf(table))?.doneTo;
  const underWay = () => note(table, { generation, next: program, ...(doneTo !== undefined && { doneTo }) });
  let done = 0;
  for (const key of keysAfter(doneTo)) {
    if (stopped()) return underWay();
    const object = await ports.bucket.read({ bucket: EMBEDDED_BUCKET, key }, Number.MAX_SAFE_INTEGER);
    const versionId = object?.versionId;
    if (versionId !== undefined) await ingestObject({ kind: 'retag', bucket: EMBEDDED_BUCKET, key, versionId }, ports);
    doneTo = key;
    if (++done % STEP === 0) await underWay();
  }
  await note(table, { generation, program });
}
