import { isSpan } from '../../core/tag/evidence';
import { BRIDGE, ELECTION } from './articles';
import type { TestDesk } from './desk';
import { articleOf, openDesk, row, sendToReview } from './desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  desk.drop('bridge.txt', BRIDGE);
  await articleOf(desk, 'Harbour bridge');
});
afterAll(() => desk.close());

test('pointing at a tag lights its words in the text, and nothing else', async () => {
  const { topics } = await articleOf(desk, 'Harbour bridge');
  const topic = topics.find(({ evidence }) => evidence.some(isSpan))!;
  const words = topic.evidence.filter(isSpan).map(({ start, end }) => BRIDGE.slice(start, end));
  const page = await desk.open('/');
  await row(page, 'Harbour bridge').click();
  await page.getByRole('button', { name: topic.name, exact: true }).focus();
  const lit = page.locator('.mark-lit');
  await lit.first().waitFor();
  expect(new Set(await lit.allTextContents())).toEqual(new Set(words));
  await page.close();
});

test('a tag is taken off, the taking off is undone, and both stand in the history', async () => {
  const { topics } = await articleOf(desk, 'Harbour bridge');
  const { name } = topics.find(({ implied }) => !implied)!;
  const page = await desk.open('/');
  await row(page, 'Harbour bridge').click();
  const tag = page.getByRole('button', { name, exact: true });
  await page.getByRole('button', { name: `Remove ${name}` }).click();
  await tag.waitFor({ state: 'detached' });
  await page.keyboard.press('u');
  await tag.waitFor();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByText('taken back', { exact: true }).waitFor();
  await page.close();
});

test('a topic is added by name, and taken back in the history', async () => {
  const page = await desk.open('/');
  await row(page, 'Harbour bridge').click();
  await page.getByRole('button', { name: '+ Add a topic' }).click();
  await page.getByLabel('Add a topic').fill('weather');
  await page.locator('.add-tag li button').first().click();
  const added = page.locator('.tag', { hasText: 'by an editor' });
  await added.waitFor();
  expect(await added.locator('.tag-name').textContent()).toMatch(/weather/i);
  await page.getByRole('button', { name: 'History' }).click();
  await page.locator('.act', { hasText: 'Added topic' }).getByRole('button', { name: 'Undo' }).click();
  await added.waitFor({ state: 'detached' });
  await page.close();
});

test('the review queue is worked off by key, and a decision is taken back', async () => {
  desk.drop('election.txt', ELECTION);
  await sendToReview(desk, 'Harbour bridge');
  await sendToReview(desk, 'Voters in Kenya');
  const page = await desk.open('/?view=review');
  await row(page, 'Harbour bridge').waitFor();
  await page.keyboard.press('j');
  await page.getByText('An editor should look before it runs.').waitFor();
  await page.keyboard.press('p');
  await row(page, 'Harbour bridge').waitFor({ state: 'detached' });
  await page.locator('.article-panel', { hasText: 'Voters in Kenya' }).waitFor();
  await page.keyboard.press('h');
  await page.getByText('Nothing waits for a decision').waitFor();
  expect((await articleOf(desk, 'Voters in Kenya')).moderation.decision).toBe('hold');
  await page.keyboard.press('u');
  await row(page, 'Voters in Kenya').waitFor();
  await page.close();
});
