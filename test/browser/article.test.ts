import { BRIDGE, EMBARGOED } from './articles';
import type { TestDesk } from './desk';
import { openDesk, row } from './desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  desk.drop('bridge.txt', BRIDGE);
});
afterAll(() => desk.close());

test('pointing at a tag lights its words in the text, and nothing else', async () => {
  const page = await desk.open('/');
  await page.getByText('Harbour bridge shut').click();
  await page.getByRole('button', { name: /^Portugal/ }).focus();
  const lit = page.locator('.mark-lit');
  await lit.first().waitFor();
  expect(new Set(await lit.allTextContents())).toEqual(new Set(['Portugal']));
  await page.close();
});

test('a tag is taken off, the taking off is undone, and both stand in the history', async () => {
  const page = await desk.open('/');
  await page.getByText('Harbour bridge shut').click();
  await page.getByRole('button', { name: 'Remove Portugal' }).click();
  await page.getByRole('button', { name: /^Portugal/ }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.tag', { hasText: 'Portugal' }).first().waitFor();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByText('taken back').waitFor();
  await page.close();
});

test('a topic is added by name', async () => {
  const page = await desk.open('/');
  await page.getByText('Harbour bridge shut').click();
  await page.getByRole('button', { name: '+ Add a topic' }).click();
  await page.getByLabel('Add a topic').fill('weather');
  await page.locator('.add-tag li button').first().click();
  await page.locator('.tag', { hasText: 'by an editor' }).waitFor();
  await page.close();
});

test('what is held waits in the review queue, and is passed with one key', async () => {
  desk.drop('embargoed.txt', EMBARGOED);
  const page = await desk.open('/?view=review');
  await row(page, 'Vaccine trial').waitFor();
  await page.keyboard.press('j');
  await page.getByText('May not run yet.').waitFor();
  await page.keyboard.press('p');
  await row(page, 'Vaccine trial').waitFor({ state: 'detached' });
  await page.getByText('Nothing waits for a decision').waitFor();
  await page.close();
});
