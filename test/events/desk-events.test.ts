import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeskEvent } from '../../core/events/desk-events';
import { deskEvents, EVENT_TYPES } from '../../core/events/desk-events';
import type { Item } from '../../core/ports';
import type { CopytasterRecord, HumanAct } from '../../core/record/record';

interface State {
  status?: 'tagged' | 'rejected' | 'deleted';
  decision?: string;
  pubStatus?: string;
  human?: Partial<HumanAct>[];
}

function head(
  revision: number,
  { status = 'tagged', decision = 'pass', pubStatus = 'usable', human = [] }: State,
): Item {
  const record = {
    ...{ id: 'a', revision, status, human, contentHash: 'words' },
    moderation: { decision, findings: [] },
    editorial: { pubStatus },
    error: { code: 'EMPTY', message: 'The file holds no text.' },
    ...{ story: {}, source: {}, provenance: { agencies: [] } },
    article: { headline: 'Secret words' },
  } as unknown as CopytasterRecord;
  return { pk: 'A#a', sk: 'HEAD', record } as unknown as Item;
}

function typesOf(before: State | undefined, after: State): string[] {
  return events(before, after).map(({ type }) => type);
}

function events(before: State | undefined, after: State): DeskEvent[] {
  return deskEvents({ key: { pk: 'A#a', sk: 'HEAD' }, before: before && head(1, before), after: head(2, after) });
}

const HELD_BY_EDITOR: State = { human: [{ op: 'decide', value: 'hold', target: 'words', undone: false }] };

test.each<[string, State | undefined, State, string[]]>([
  ['a new article', undefined, {}, ['ArticleTagged']],
  ['a new article that may not run', undefined, { decision: 'hold' }, ['ArticleTagged', 'ArticleHeld']],
  ['a held article that stays held', { decision: 'hold' }, { decision: 'block' }, ['ArticleTagged']],
  ['a held article that may run now', { decision: 'hold' }, {}, ['ArticleTagged', 'ArticleReleased']],
  ['a kill', {}, { decision: 'block', pubStatus: 'canceled' }, ['ArticleTagged', 'ArticleHeld', 'ArticleKilled']],
  ['an editor holds', {}, HELD_BY_EDITOR, ['CorrectionMade', 'ArticleHeld']],
  ['a file that became unreadable', {}, { status: 'rejected' }, ['ArticleRejected']],
  ['a deletion', {}, { status: 'deleted' }, ['ArticleDeleted']],
  ['a deletion said twice', { status: 'deleted' }, { status: 'deleted' }, []],
  ['a deletion of what never was', undefined, { status: 'deleted' }, []],
])('%s', (_name, before, after, types) => {
  expect(typesOf(before, after)).toEqual(types);
});

test('events carry ids and codes, and no words', () => {
  expect(events(undefined, { decision: 'hold' })).toEqual([
    { type: 'ArticleTagged', id: 'a', revision: 2, decision: 'hold' },
    { type: 'ArticleHeld', id: 'a', revision: 2, decision: 'hold' },
  ]);
  expect(events({}, { status: 'rejected' })).toEqual([
    { type: 'ArticleRejected', id: 'a', revision: 2, code: 'EMPTY' },
  ]);
});

test('a write of the head that makes no revision, and a change of anything else, are no event', () => {
  const item = head(2, {});
  expect(deskEvents({ key: { pk: 'A#a', sk: 'HEAD' }, before: item, after: item })).toEqual([]);
  expect(deskEvents({ key: { pk: 'A#a', sk: 'REVISION#00000002' }, after: item })).toEqual([]);
  expect(deskEvents({ key: { pk: 'I#topic#x#0', sk: 'y' }, after: { pk: 'I#topic#x#0', sk: 'y' } })).toEqual([]);
});

test('docs/events.md describes every type, and no other', () => {
  const page = readFileSync(join(__dirname, '../../docs/events.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, type]) => type);
  expect(rows).toEqual([...EVENT_TYPES]);
});
