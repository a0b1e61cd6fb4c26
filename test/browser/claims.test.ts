import type { Locator, Page } from 'playwright-core';
import { eventually } from '../start/launch';
import { BRIDGE, ELECTION } from './articles';
import type { TestDesk } from './desk';
import { articleOf, axeViolations, openDesk, row, sendToReview } from './desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  desk.drop('bridge.txt', BRIDGE);
  desk.drop('election.txt', ELECTION);
  for (const words of ['Harbour bridge', 'Voters in Kenya']) {
    await articleOf(desk, words);
    await sendToReview(desk, words);
  }
});
afterAll(() => desk.close());

/** Another window at the queue. Its clock can be put on, so that nobody waits for it to ask again. */
async function openQueue(): Promise<Page> {
  const page = await desk.open('about:blank');
  await page.clock.install();
  await page.goto(new URL('?view=review', desk.url).href);
  return page;
}

/** Lets the queue ask who looks at what until the words are there, or gone. */
async function asksUntil(page: Page, words: Locator, there: boolean): Promise<void> {
  await eventually(async () => {
    if ((await words.isVisible()) === there) return true;
    await page.clock.fastForward(ASK_MILLISECONDS);
    return undefined;
  });
}

/** As often as the queue asks. */
const ASK_MILLISECONDS = 5_000;

test('two windows at the queue see what the other looks at, until it is left', async () => {
  const first = await openQueue();
  const second = await openQueue();
  const looking = (page: Page, words: string) => row(page, words).getByText('is looking');
  await row(first, 'Harbour bridge').locator('a').click();
  await asksUntil(second, looking(second, 'Harbour bridge'), true);
  expect(await looking(first, 'Harbour bridge').count()).toBe(0);
  expect(await axeViolations(second)).toEqual([]);

  await row(second, 'Harbour bridge').locator('a').click();
  await second.getByText('is looking at this one already').waitFor();

  await row(first, 'Voters in Kenya').locator('a').click();
  await asksUntil(second, looking(second, 'Voters in Kenya'), true);
  await first.close();
  await asksUntil(second, looking(second, 'Voters in Kenya'), false);
  await second.close();
});
