import { HOSTILE } from './articles';
import type { TestDesk } from './desk';
import { openDesk } from './desk';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openDesk();
  for (const [name, content] of Object.entries(HOSTILE)) desk.drop(name, content);
  desk.drop('<img src=x onerror=alert(2)>.txt', '');
});
// `close` fails the test for any dialog, error or breach of the policy.
afterAll(() => desk.close());

test('hostile headlines, texts and file names are words and nothing more', async () => {
  const page = await desk.open('/');
  await page
    .locator('.row')
    .nth(Object.keys(HOSTILE).length - 1)
    .waitFor();
  expect(await page.locator('img, iframe, .row script, .row svg').count()).toBe(0);
  for (const headline of await page.locator('.row-headline').all()) {
    await headline.click();
    await page.locator('.article-text').waitFor();
  }
  await page.goto(`${desk.url}?view=rejected`);
  await page.getByText('<img src=x onerror=alert(2)>.txt').waitFor();
  expect(await page.locator('img, iframe').count()).toBe(0);
  await page.close();
});

test('hostile addresses are words and nothing more', async () => {
  for (const path of [
    '/?q=<img src=x onerror=alert(1)>',
    '/?topic=javascript:alert(1)',
    '/?article=../../v1/x%22><script>',
  ]) {
    const page = await desk.open(path);
    await page.locator('.list-pane').waitFor();
    expect(await page.locator('img, iframe').count()).toBe(0);
    await page.close();
  }
});
