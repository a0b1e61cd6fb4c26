import { createHash } from 'node:crypto';
import type { SQSBatchResponse } from 'aws-lambda';
import { retagMessageBody } from '../../adapters/aws/retag-message';
import { runBackfill } from '../../bin/backfill/run-backfill';
import { restoreHumanWork } from '../../bin/restore/restore-human-work';
import { ENVIRONMENT } from '../../core/environment';
import { mergeHuman } from '../../core/record/merge-human';
import type { HumanAct, TaggedRecord } from '../../core/record/record';
import { batchOf, BUCKET, describeDeployed, eventOf } from './deployment';
import type { DeployedTable } from './deployment';
import type { FunctionProcess } from './function-process';

const ARTICLES = {
  'in/ferry.txt': 'Ferry resumes\n\nBERGEN, Norway - Crews resumed the ferry on Friday, the harbour office said.\n',
  'in/quay.txt': 'Quay opens\n\nOSLO, Norway - The western quay opened on Monday, the port authority said.\n',
};
type Key = keyof typeof ARTICLES;
const KEYS = Object.keys(ARTICLES) as Key[];
const ACT: HumanAct = {
  ...{ revision: 2, by: 'ana', at: '2024-01-09T10:00:00.000Z', why: 'the port', undone: false },
  ...{ op: 'add-topic', target: 'medtop:20000639', value: 'diplomacy' },
};

jest.setTimeout(90_000);

describeDeployed('what docs/operating.md says to do, with the functions as deployed', (deployment) => {
  beforeAll(async () => {
    for (const key of KEYS) await deployment().s3.put(key, ARTICLES[key]);
  });

  const ofGeneration = (table: string, generation: number) =>
    deployment().run(table, undefined, { [ENVIRONMENT.generation]: String(generation) });
  const created = (key: Key, sequencer: string) => batchOf(eventOf('s3/created', key, sequencer));

  /** What `copytaster backfill` does, with a queue that is emptied at once. */
  async function backfill(lambda: FunctionProcess): Promise<void> {
    const versions = KEYS.map((key) => ({
      ...{ key, isLatest: true, versionId: undefined, size: ARTICLES[key].length },
      eTag: createHash('md5').update(ARTICLES[key]).digest('hex'),
    }));
    await runBackfill(
      BUCKET,
      1_000,
      { sent: 0, done: false },
      {
        page: () => Promise.resolve({ versions, next: undefined }),
        async send(events) {
          const response = await lambda.invoke<SQSBatchResponse>(batchOf(...events.map(retagMessageBody)));
          expect(response).toEqual({ batchItemFailures: [] });
        },
        pause: () => Promise.resolve(),
        now: () => 0,
        save: () => {},
      },
    );
  }
  const topicsOf = async ({ recordOf }: DeployedTable, key: Key) =>
    (mergeHuman((await recordOf(key))!) as TaggedRecord).topics.map(({ code }) => code);
  const act = (deployed: DeployedTable, id: string, human: HumanAct[]) =>
    deployed.store.amend(id, (record) => ({ ...record, human }));

  it('a redrive tags what had failed, and loses to whatever came meanwhile', async () => {
    const { name, recordOf } = await deployment().makeTable();
    const lambda = await deployment().run(name);
    deployment().proxy.faults = () => 'throttle';
    for (const key of KEYS) {
      const { batchItemFailures } = await lambda.invoke<SQSBatchResponse>(created(key, '00A1'));
      expect(batchItemFailures).toHaveLength(1);
    }
    deployment().proxy.faults = () => 'pass';
    await lambda.invoke(batchOf(eventOf('s3/delete-marker', 'in/quay.txt', '00A2')));
    for (const key of KEYS)
      expect(await lambda.invoke<SQSBatchResponse>(created(key, '00A1'))).toEqual({ batchItemFailures: [] });
    expect((await recordOf('in/ferry.txt'))?.status).toBe('tagged');
    expect((await recordOf('in/quay.txt'))?.status).not.toBe('tagged');
  });

  it('an upgrade and its roll back, each with a higher generation, re-tag the archive and leave what editors did', async () => {
    const deployed = await deployment().makeTable();
    const first = await ofGeneration(deployed.name, 1);
    for (const key of KEYS) await first.invoke(created(key, '00A1'));
    await act(deployed, (await deployed.recordOf('in/quay.txt'))!.id, [ACT]);
    for (const generation of [2, 3]) {
      await backfill(await ofGeneration(deployed.name, generation));
      for (const key of KEYS) expect((await deployed.recordOf(key))?.generation).toBe(generation);
    }
    await backfill(first);
    for (const key of KEYS) expect((await deployed.recordOf(key))?.generation).toBe(3);
    expect(await topicsOf(deployed, 'in/quay.txt')).toContain(ACT.target);
  });

  it('a lost table is made again from the bucket, and human work from the table that was restored', async () => {
    const deployed = await deployment().makeTable();
    const restored = await deployment().makeTable();
    const lambda = await deployment().run(deployed.name);
    for (const key of KEYS) await lambda.invoke(created(key, '00A1'));
    const { id } = (await deployed.recordOf('in/quay.txt'))!;
    await act(deployed, id, [ACT]);
    const items = await deployment().engine.itemsOf(deployed.name);
    await restored.table.writeAll(items.map((item) => ({ op: 'put', item })));
    await deployment().engine.emptyTable(deployed.name);

    expect(await restoreHumanWork(restored, deployed.store)).toEqual({ restored: 0, present: 0, absent: 1 });
    await backfill(lambda);
    expect(await topicsOf(deployed, 'in/quay.txt')).not.toContain(ACT.target);
    // An editor, meanwhile, under the revision that the lost act had.
    await act(deployed, id, [{ ...ACT, at: '2024-01-10T10:00:00.000Z', op: 'set-kind', target: 'analysis' }]);
    expect(await restoreHumanWork(restored, deployed.store)).toEqual({ restored: 1, present: 0, absent: 0 });
    expect(await topicsOf(deployed, 'in/quay.txt')).toContain(ACT.target);
    expect(await restoreHumanWork(restored, deployed.store)).toEqual({ restored: 0, present: 1, absent: 0 });

    const record = (await deployed.recordOf('in/quay.txt')) as TaggedRecord;
    expect(mergeHuman(record)).toMatchObject({ kind: 'analysis' });
    expect(record.human.map(({ op }) => op)).toEqual(['add-topic', 'set-kind']);
    const revisions = record.human.map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(2);
    expect(Math.max(...revisions)).toBeLessThan(record.revision);
  });
});
