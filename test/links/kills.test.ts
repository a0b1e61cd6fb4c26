import type { Copy } from './newsroom';
import { Newsroom } from './newsroom';

const GUID = 'urn:newsml:wire.example:20240301:ferry';
const STORY: Copy = {
  guid: GUID,
  slugline: 'Ferry-Quay',
  headline: 'Ferry resumes in Oslo',
  body: ['Harbour crews reopened the western quay on Monday after a week of storms.'],
};
const notice = (named: string, verb = 'kill'): Copy => ({
  guid: `urn:newsml:wire.example:20240301:${verb}`,
  headline: 'Advisory to editors',
  body: [`MANDATORY ${verb.toUpperCase()}`, `Please ${verb} story ${named}.`],
});
const BY_GUID = notice(`item ${GUID}`);
const BY_SLUG_AND_HEADLINE = notice('slugged Ferry-Quay headlined “Ferry resumes in Oslo”');
const BY_SLUG = notice('slugged Ferry-Quay');

async function decide(room: Newsroom, key: string, decision: string) {
  const { revision } = await room.seen(key);
  const response = await room.app().request(`/v1/articles/${room.id(key)}/decisions`, {
    method: 'POST',
    headers: { 'If-Match': `"${revision}"` },
    body: JSON.stringify({ decision, why: 'we asked the agency' }),
  });
  expect(response.status).toBe(200);
  await room.drain();
}

describe.each([
  ['after its story', ['story', 'notice']],
  ['before its story', ['notice', 'story']],
])('a notice that comes %s', (_, order) => {
  it.each([
    ['guid', BY_GUID, 'kill-by-guid', 'canceled'],
    ['slugline and headline', BY_SLUG_AND_HEADLINE, 'kill-by-slugline-and-headline', 'canceled'],
    ['guid, to withhold', notice(`item ${GUID}`, 'withhold'), 'kill-by-guid', 'withheld'],
  ])('blocks it by %s', async (_name, copy, rule, pubStatus) => {
    const room = new Newsroom();
    for (const key of order) {
      await room.drop(`wire/${key}`, key === 'story' ? STORY : copy);
      await room.drain();
    }
    const story = await room.seen('wire/story');
    const by = room.id('wire/notice');
    expect(story.moderation.decision).toBe('block');
    expect(story.editorial.pubStatus).toBe(pubStatus);
    expect(story.story.killedBy).toBe(by);
    expect(story.moderation.findings).toContainEqual(
      expect.objectContaining({ severity: 'block', evidence: [{ field: 'killedBy', value: by, rule }] }),
    );
    expect(await room.seen('wire/story', 'reader')).not.toHaveProperty('article');
  });

  it('names candidates when it does not name its story surely, and leaves them as they are', async () => {
    const room = new Newsroom();
    for (const key of order) await room.drop(`wire/${key}`, key === 'story' ? STORY : BY_SLUG);
    await room.drain();
    expect((await room.seen('wire/story')).moderation.decision).toBe('pass');
    const { moderation } = await room.seen('wire/notice');
    expect(moderation.findings).toContainEqual(
      expect.objectContaining({
        severity: 'review',
        evidence: [{ field: 'candidate', value: room.id('wire/story'), rule: 'names-slugline' }],
      }),
    );
  });
});

async function killed() {
  const room = new Newsroom();
  await room.drop('wire/story', STORY);
  await room.drop('wire/notice', BY_GUID);
  return { room, events: await room.drain() };
}

describe('a story that was killed', () => {
  it('is told of once, and moves in lists', async () => {
    const { room, events } = await killed();
    expect(events.filter(({ type, id }) => type === 'ArticleKilled' && id === room.id('wire/story'))).toHaveLength(1);
  });

  it('stays so when it comes again, in a new version or tagged anew, without a moment in between', async () => {
    const { room } = await killed();
    await room.drop('wire/story', { ...STORY, body: ['Other words.'] });
    expect((await room.seen('wire/story')).moderation.decision).toBe('block');
    await room.drain();
    expect((await room.seen('wire/story')).moderation.decision).toBe('block');
  });

  it('may run again when the notice is deleted', async () => {
    const { room } = await killed();
    await room.remove('wire/notice');
    const events = await room.drain();
    expect((await room.seen('wire/story')).moderation.decision).toBe('pass');
    expect(events.map(({ type }) => type)).toContain('ArticleReleased');
  });

  it('may run when an editor passes it, until another notice comes', async () => {
    const { room } = await killed();
    await decide(room, 'wire/story', 'pass');
    expect((await room.seen('wire/story')).moderation.decision).toBe('pass');
    await room.drop('wire/notice-2', BY_SLUG_AND_HEADLINE);
    await room.drain();
    expect((await room.seen('wire/story')).moderation.decision).toBe('block');
  });

  it('stays killed for all that an editor passed it before', async () => {
    const room = new Newsroom();
    await room.drop('wire/story', STORY);
    await decide(room, 'wire/story', 'pass');
    await room.drop('wire/notice', BY_GUID);
    await room.drain();
    expect((await room.seen('wire/story')).moderation.decision).toBe('block');
  });

  it('may run when an editor passes the notice itself', async () => {
    const { room } = await killed();
    await decide(room, 'wire/notice', 'pass');
    expect((await room.seen('wire/notice')).moderation.decision).toBe('pass');
    expect((await room.seen('wire/story')).moderation.decision).toBe('pass');
  });
});

it.each([
  ['from another prefix', 'other/notice', BY_GUID, '2024-03-01T10:00:00Z'],
  ['from more than thirty days away', 'wire/notice', BY_GUID, '2024-04-02T10:00:00Z'],
])('a notice %s kills nothing', async (_, key, copy, at) => {
  const room = new Newsroom();
  await room.drop('wire/story', STORY);
  await room.drop(key, copy, at);
  await room.drain();
  expect((await room.seen('wire/story')).moderation.decision).toBe('pass');
});
