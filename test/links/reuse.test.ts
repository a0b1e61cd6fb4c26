import type { TaggedRecord } from '../../core/record/record';
import type { Copy } from './newsroom';
import { Newsroom } from './newsroom';
import { paragraphsOf } from '../../bin/evaluate/invented-stories';

const WIRE: Copy = { headline: 'Quay to reopen', agency: 'Reuters', body: paragraphsOf(1, 12) };
const OTHER = paragraphsOf(2, 12);

async function after(copy: Copy, at = '2024-03-01T11:00:00Z', wire: Copy = WIRE) {
  const room = new Newsroom();
  await room.drop('agency', wire);
  await room.drop('paper', { headline: 'Our quay', ...copy }, at);
  await room.drain();
  return { room, paper: await room.seen('paper'), agency: room.id('agency') };
}

describe('agency copy that runs without its credit', () => {
  it('makes an article wire when it is most of it', async () => {
    const { paper, agency } = await after({ body: WIRE.body });
    expect(paper.provenance).toMatchObject({
      status: 'wire',
      agencies: [{ id: 'Reuters', role: 'text' }],
      evidence: [{ sameAs: agency, share: expect.any(Number), rule: 'reuses-agency-copy' }],
    });
    expect(paper.story).toMatchObject({ sameAs: agency, similarity: expect.any(Number) });
  });

  it('makes it assisted when it is a part of it', async () => {
    const { paper } = await after({ body: [...WIRE.body.slice(0, 6), ...OTHER.slice(0, 6)] });
    expect(paper.provenance.status).toBe('assisted');
  });

  it('leaves what machines and editors said of it beside', async () => {
    const { room } = await after({ body: WIRE.body });
    expect((await room.machineRecord('paper')).provenance.status).toBe('none');
  });
});

it.each<[string, Copy, string]>([
  ['other words', { body: OTHER }, '2024-03-01T11:00:00Z'],
  ['the same words, but earlier', { body: WIRE.body }, '2024-03-01T09:00:00Z'],
  ['the same words, but long after', { body: WIRE.body }, '2024-04-02T09:00:00Z'],
  ['a sentence of the agency', { body: [WIRE.body[0]!, ...OTHER] }, '2024-03-01T11:00:00Z'],
  ['quotes of it', { body: [...OTHER, ...WIRE.body.slice(0, 6).map((words) => `“${words}”`)] }, '2024-03-01T11:00:00Z'],
])('%s are no reuse', async (_, copy, at) => {
  const { paper } = await after(copy, at);
  expect(paper.provenance.status).toBe('none');
});

it('is the same whichever is processed first, and is taken back with the agency’s article', async () => {
  const room = new Newsroom();
  await room.drop('paper', { body: WIRE.body }, '2024-03-01T11:00:00Z');
  await room.drain();
  await room.drop('agency', WIRE, '2024-03-01T10:00:00Z');
  await room.drain();
  expect((await room.seen('paper')).provenance.status).toBe('wire');
  await room.remove('agency');
  await room.drain();
  expect((await room.seen('paper')).provenance.status).toBe('none');
  expect((await room.machineRecord('paper')).story).toEqual({ fingerprint: expect.any(String) });
});

describe('contracts of agencies whose copy runs without its credit', () => {
  const policy = (...text: string[]) => ({ contracts: { text, picture: [] } });
  const contractFindings = ({ moderation }: TaggedRecord) =>
    moderation.findings.filter(({ rule }) => rule === 'agency-not-contracted');

  it.each<[string, string[], Copy, string]>([
    ['without a contract, an editor must look', ['AFP'], { body: WIRE.body }, 'review'],
    ['with one, nobody', ['Reuters'], { body: WIRE.body }, 'pass'],
    ['where none are listed, nobody', [], { body: WIRE.body }, 'pass'],
    ['in other words, nobody', ['AFP'], { body: OTHER }, 'pass'],
  ])('%s', async (_, contracts, copy, decision) => {
    const room = new Newsroom();
    room.setPolicy(policy(...contracts));
    await room.drop('paper', copy, '2024-03-01T11:00:00Z');
    await room.drop('agency', WIRE, '2024-03-01T10:00:00Z');
    await room.drain();
    expect((await room.seen('paper')).moderation.decision).toBe(decision);
  });

  it('names the agency and the article it comes from, once', async () => {
    const room = new Newsroom();
    room.setPolicy(policy('AFP'));
    await room.drop('agency', WIRE);
    await room.drop('paper', { body: WIRE.body }, '2024-03-01T11:00:00Z');
    await room.drop('credited', { body: WIRE.body, agency: 'Reuters' }, '2024-03-01T11:00:00Z');
    await room.drain();
    expect(contractFindings(await room.seen('paper'))).toMatchObject([
      { agency: 'Reuters', role: 'text', severity: 'review', evidence: [{ sameAs: room.id('agency') }] },
    ]);
    expect(contractFindings(await room.seen('credited'))).toHaveLength(1);
    expect(contractFindings(await room.machineRecord('paper'))).toEqual([]);
  });

  it('follows a contract that is made, once the agency’s copy is tagged again', async () => {
    const room = new Newsroom();
    room.setPolicy(policy('AFP'));
    await room.drop('agency', WIRE);
    await room.drop('paper', { body: WIRE.body }, '2024-03-01T11:00:00Z');
    await room.drain();
    room.setPolicy(policy('AFP', 'Reuters'));
    await room.drop('agency', WIRE, '2024-03-01T10:00:00Z', 2);
    await room.drain();
    expect((await room.seen('paper')).moderation).toEqual({ decision: 'pass', findings: [] });
  });
});

describe('one story', () => {
  const storyOf = async (room: Newsroom, key: string) => (await room.seen(key)).story.id;

  it('is what shares a guid, whatever the file and the words', async () => {
    const room = new Newsroom();
    await room.drop('v1', { guid: 'urn:x:1', body: WIRE.body });
    await room.drop('v2', { guid: 'urn:x:1', body: OTHER });
    await room.drain();
    expect(await storyOf(room, 'v2')).toBe(await storyOf(room, 'v1'));
  });

  it('is what shares most of its words with an earlier one, over several versions', async () => {
    const room = new Newsroom();
    const version = (number: number) => ({ body: [...paragraphsOf(2 + number, 2), ...WIRE.body.slice(number * 2)] });
    await room.drop('v3', version(2), '2024-03-01T12:00:00Z');
    await room.drop('v1', { body: WIRE.body }, '2024-03-01T10:00:00Z');
    await room.drop('v2', version(1), '2024-03-01T11:00:00Z');
    await room.drain();
    const stories = await Promise.all(['v1', 'v2', 'v3'].map((key) => storyOf(room, key)));
    expect(stories).toEqual([room.id('v1'), room.id('v1'), room.id('v1')]);
  });
});

it('the list of a story is read newest version first', async () => {
  const room = new Newsroom();
  const versions = ['2', '10', '1'];
  for (const [minute, version] of versions.entries())
    await room.drop(version, { guid: 'urn:x:1', version, body: OTHER }, `2024-03-01T10:0${minute}:00Z`);
  await room.drain();
  const { story } = await room.seen('1');
  const body = await room.get(`/v1/articles?story=${story.id}`);
  expect((body.items as TaggedRecord[]).map(({ article }) => article.version)).toEqual(['10', '2', '1']);
});
