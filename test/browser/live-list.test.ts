import { BRIDGE, BRIDGE_UPDATED, ELECTION } from './articles';
import type { TestDesk } from './desk';
import { articleOf, openDesk, row } from './desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test('an empty desk says what to do; a drop shows up within a second; a delete takes it away', async () => {
  const page = await desk.open('/');
  await page.getByText('The desk is empty').waitFor();

  const dropped = Date.now();
  desk.drop('bridge.txt', BRIDGE);
  await row(page, 'Harbour bridge shut').waitFor();
  expect(Date.now() - dropped).toBeLessThan(1000);

  desk.drop('gone.txt', ELECTION);
  await row(page, 'Voters in Kenya').waitFor();
  desk.remove('gone.txt');
  await row(page, 'Voters in Kenya').waitFor({ state: 'detached' });
  await page.close();
});

test('filters and search stand in the URL, narrow the list, and come off again', async () => {
  desk.drop('election.txt', ELECTION);
  const page = await desk.open('/');
  await row(page, 'Voters in Kenya').waitFor();
  const bridgeTopics = (await articleOf(desk, 'Harbour bridge')).topics.map(({ code }) => code);
  const topic = (await articleOf(desk, 'Voters in Kenya')).topics.find(({ code }) => !bridgeTopics.includes(code))!;
  await page.locator('.facet-value', { hasText: topic.name }).first().click();
  await row(page, 'Harbour bridge').waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('topic')).toBe(topic.code);

  await page.reload();
  await row(page, 'Voters in Kenya').waitFor();
  expect(await page.locator('.row').count()).toBe(1);

  await page.getByRole('button', { name: /Remove the filter/ }).click();
  await row(page, 'Harbour bridge').waitFor();

  await page.getByRole('searchbox').fill('harbour bri');
  await row(page, 'Voters in Kenya').waitFor({ state: 'detached' });
  expect(new URL(page.url()).searchParams.get('q')).toBe('harbour bri');
  await page.getByRole('searchbox').fill('no such words');
  await page.getByText('No article matches').waitFor();
  await page.close();
});

test('what is being read stays where it is when new copy comes in', async () => {
  for (let index = 0; index < 30; index += 1)
    desk.drop(`filler-${index}.txt`, `Filler story ${index}\n\nNothing much happened on Monday.`);
  const page = await desk.open('/?q=filler', { height: 500 });
  await page.locator('li[aria-setsize="30"]').first().waitFor();
  const list = page.locator('.virtual-list');
  await list.evaluate((element) => (element.scrollTop = 600));
  const before = await list.evaluate((element) => element.scrollTop);
  desk.drop('filler-new.txt', 'Filler story that is new\n\nIt happened on Tuesday.');
  await page.getByRole('button', { name: '1 new' }).waitFor();
  expect(await list.evaluate((element) => element.scrollTop)).toBe(before);
  await page.getByRole('button', { name: '1 new' }).click();
  await list.evaluate((element) => (element.scrollTop = 0));
  await row(page, 'Filler story that is new').waitFor();
  await page.close();
});

test('an upload by the button lands in the list, a file that cannot be read under Rejected with advice', async () => {
  const page = await desk.open('/');
  await page.getByLabel('Articles to add').setInputFiles([
    {
      name: 'uploaded.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Uploaded story arrives\n\nIt came by upload on Monday.'),
    },
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
  ]);
  await row(page, 'Uploaded story arrives').waitFor();
  await page.getByText('empty.txt was rejected: The file holds no text.').waitFor();
  await page.getByRole('link', { name: /^Rejected/ }).click();
  await page.getByRole('heading', { name: 'empty.txt' }).waitFor();
  await page.getByText('The file holds no text.', { exact: true }).waitFor();
  await page.getByText('Put the text in the file and save it again.').waitFor();
  await page.close();
});

test('a changed file shows which words changed', async () => {
  const page = await desk.open('/?q=harbour');
  await row(page, 'Harbour bridge shut').waitFor();
  desk.drop('bridge.txt', BRIDGE_UPDATED);
  await page.getByText('Harbour bridge shut').click();
  await page.locator('.article-text', { hasText: '14,000' }).waitFor();
  await page.getByRole('button', { name: 'Changes' }).click();
  await page.locator('ins', { hasText: '14,000' }).waitFor();
  expect(await page.locator('del').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining('12,000')]),
  );
  await page.close();
});
