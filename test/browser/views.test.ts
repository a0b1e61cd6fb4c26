import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ARABIC, BRIDGE, CHINESE, ELECTION, EMBARGOED } from './articles';
import type { PageOptions, TestDesk } from './desk';
import { articleOf, axeViolations, openDesk, row, SCREENSHOTS } from './desk';

let desk: TestDesk;
let bridge: string;
let embargoed: string;
beforeAll(async () => {
  desk = await openDesk();
  const files = {
    'chinese.txt': CHINESE,
    'arabic.txt': ARABIC,
    'election.txt': ELECTION,
    'embargoed.txt': EMBARGOED,
    'bridge.txt': BRIDGE,
    'empty.txt': '',
  };
  for (const [name, content] of Object.entries(files)) desk.drop(name, content);
  const page = await desk.open('/');
  await row(page, 'Harbour bridge').click();
  await page.locator('.article-text').waitFor();
  bridge = new URL(page.url()).searchParams.get('article')!;
  await page.close();
  embargoed = (await articleOf(desk, 'Vaccine trial')).id;
  mkdirSync(SCREENSHOTS, { recursive: true });
});
afterAll(() => desk.close());

const PHONE: PageOptions = { width: 360, height: 740 };
const VIEWS: [name: string, path: string, ready: string, options: PageOptions][] = [
  ['desk', '/', '.row', {}],
  ['desk-dark', '/', '.row', { dark: true }],
  ['desk-phone', '/', '.row', PHONE],
  ['article', '/?article=BRIDGE', '.article-text', {}],
  ['article-dark', '/?article=BRIDGE', '.article-text', { dark: true }],
  ['article-phone', '/?article=BRIDGE', '.article-text', PHONE],
  ['review', '/?view=review&article=EMBARGOED', '.article-text', {}],
  ['review-dark', '/?view=review', '.row', { dark: true }],
  ['rejected', '/?view=rejected', '.rejections li', {}],
  ['rejected-phone', '/?view=rejected', '.rejections li', PHONE],
  ['numbers', '/?view=stats', '.country', {}],
  ['numbers-dark', '/?view=stats', '.country', { dark: true }],
  ['numbers-phone', '/?view=stats', '.country', PHONE],
  ['nothing-found', '/?q=nothing', '.message', {}],
];

/** The pictures of docs/dashboard.md. */
const IN_DOCS = new Set(['desk', 'desk-phone', 'article', 'article-dark', 'review', 'rejected', 'numbers']);

test.each(VIEWS)('%s has no accessibility fault and fits its screen', async (name, path, ready, options) => {
  const page = await desk.open(path.replace('BRIDGE', bridge).replace('EMBARGOED', embargoed), options);
  await page.locator(ready).first().waitFor();
  await page.locator('.live-live').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  if (IN_DOCS.has(name)) await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  await page.close();
});

test('the help is a dialog without fault, opened and closed by key', async () => {
  const page = await desk.open('/');
  await page.locator('.row').first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.close();
});

test('everything is reached without a mouse', async () => {
  const page = await desk.open('/');
  await row(page, 'Harbour bridge').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('harbour');
  await row(page, 'Voters').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.locator('.article-text').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.article-panel').waitFor({ state: 'detached' });
  await page.keyboard.press('2');
  await page.getByLabel('Review queue').waitFor();
  await page.keyboard.press('4');
  await page.locator('.country').first().waitFor();

  const reached = new Set<string>();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 30) ?? ''));
  }
  for (const name of ['Desk', 'Add articles', '7 days', '90 days'])
    expect([...reached]).toContainEqual(expect.stringContaining(name));
  await page.close();
});

test('ten thousand rows scroll without a long task', async () => {
  const page = await desk.open('/');
  await page.locator('.row').first().waitFor();
  const { status, source, article, kind, topics, regions, provenance, moderation } = await articleOf(desk, 'Voters');
  const shown = { status, source, article, kind, topics, regions, provenance, moderation, revision: 1 };
  const items = Array.from({ length: 10_000 }, (_, index) => ({ ...shown, id: `row-${index}` }));
  await page.route('**/v1/articles?*', (route) => route.fulfill({ json: { items } }));
  // Ten megabytes through the debugger take their time on a busy machine.
  page.setDefaultTimeout(40_000);
  await page.reload();
  await page.locator('.row').first().waitFor();
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const list = page.locator('.virtual-list');
  for (let step = 1; step <= 40; step += 1) {
    await list.evaluate((element, part) => (element.scrollTop = (element.scrollHeight * part) / 40), step);
    await page.waitForTimeout(25);
  }
  await page.locator('li[aria-posinset="10000"]').waitFor();
  const longest = await page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));
  expect(longest).toBeLessThan(100);
  await page.close();
});

test('the page weighs at most 120 KB before the map is asked for', async () => {
  const page = await desk.open('about:blank');
  let bytes = 0;
  page.on('response', (response) => {
    if (/\.(?:js|css)$/.test(new URL(response.url()).pathname))
      void response.body().then((body) => (bytes += gzipSync(body).length));
  });
  await page.goto(desk.url);
  await page.locator('.row').first().waitFor();
  await page.waitForLoadState('load');
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(120_000);
  await page.close();
});
