import type { CopytasterRecord, HumanAct } from '../../core/record/record';
import { facetsOf } from '../../core/store/facets';

type Decided = [value: string, target: string, undone?: boolean];

function inQueue(decision: string, decided: Decided[], pubStatus = 'usable'): boolean {
  const human = decided.map(([value, target, undone = false]): Partial<HumanAct> => ({
    op: 'decide',
    value,
    target,
    undone,
  }));
  const record = {
    ...{ status: 'tagged', topics: [], regions: [], article: {}, kind: 'news', contentHash: 'these words', human },
    ...{
      provenance: { status: 'none', agencies: [], evidence: [] },
      moderation: { decision, findings: [] },
      editorial: { pubStatus },
      story: {},
      source: {},
    },
  } as unknown as CopytasterRecord;
  return facetsOf(record).some(({ facet }) => facet === 'review');
}

test.each<[string, string, Decided[], boolean]>([
  ['what may run', 'pass', [], false],
  ['what rules hold', 'hold', [], true],
  ['what an editor passed', 'hold', [['pass', 'these words']], false],
  ['what an editor passed when it had other words', 'hold', [['pass', 'other words']], true],
  ['what an editor holds, whatever its words', 'review', [['hold', 'other words']], false],
  ['what an editor sends to review', 'pass', [['review', 'these words']], true],
  ['what was decided and taken back', 'hold', [['pass', 'these words', true]], true],
  [
    'what was passed, then sent to review again',
    'hold',
    [
      ['pass', 'these words'],
      ['review', 'these words'],
    ],
    true,
  ],
])('%s (%s) waits in the queue: %s', (_name, decision, decided, waits) => {
  expect(inQueue(decision, decided)).toBe(waits);
});

test('what its supplier recalls waits again, though an editor had passed it', () => {
  expect(inQueue('block', [['pass', 'these words']], 'canceled')).toBe(true);
});
