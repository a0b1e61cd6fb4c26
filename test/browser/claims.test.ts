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

test('two windows at the queue see what the other looks at, until it is left', async () => {
  const first = await desk.open('/?view=review');
  const second = await desk.open('/?view=review');
  await row(first, 'Harbour bridge').locator('a').click();
  await row(second, 'Harbour bridge').getByText('is looking').waitFor();
  expect(await row(first, 'Harbour bridge').getByText('is looking').count()).toBe(0);
  expect(await axeViolations(second)).toEqual([]);

  await row(second, 'Harbour bridge').locator('a').click();
  await second.getByText('is looking at this one already').waitFor();

  await row(first, 'Voters in Kenya').locator('a').click();
  await row(second, 'Voters in Kenya').getByText('is looking').waitFor();
  await first.close();
  await row(second, 'Voters in Kenya').getByText('is looking').waitFor({ state: 'detached' });
  await second.close();
});
