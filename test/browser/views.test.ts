import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import {
  ARABIC,
  BRIDGE,
  BRIDGE_RERUN,
  CHINESE,
  ELECTION,
  EMBARGOED,
  LONG_HEADLINE,
  LONG_RTL_HEADLINE,
  WITHDRAWN,
} from './articles';
import type { PageOptions, TestDesk } from './desk';
import { articleOf, axeViolations, openDesk, row, SCREENSHOTS, sendToReview } from './desk';

let desk: TestDesk;
/** Ids of articles, by the word that stands for them in the paths below. */
const ids: Record<string, string> = {};
beforeAll(async () => {
  desk = await openDesk();
  // First, so that the newer take leads the row that folds both.
  desk.drop('rerun.txt', BRIDGE_RERUN);
  await articleOf(desk, 'Lisbon closes');
  const files = {
    'chinese.txt': CHINESE,
    'arabic.txt': ARABIC,
    'election.txt': ELECTION,
    'embargoed.txt': EMBARGOED,
    'withdrawn.txt': WITHDRAWN,
    'long.txt': LONG_HEADLINE,
    'long-arabic.txt': LONG_RTL_HEADLINE,
    'bridge.txt': BRIDGE,
    'empty.txt': '',
    'page-one.txt': '\u0000\u0001\u0002',
  };
  for (const [name, content] of Object.entries(files)) desk.drop(name, content);
  for (const [word, headline] of Object.entries(OPENED)) ids[word] = (await articleOf(desk, headline)).id;
  await sendToReview(desk, 'Voters in Kenya');
  mkdirSync(SCREENSHOTS, { recursive: true });
});
afterAll(() => desk.close());

const OPENED = { BRIDGE: 'Harbour bridge', EMBARGOED: 'Vaccine trial', LONG: 'Regional transport', ARABIC: 'مفوضو' };
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
  ['numbers', '/?view=stats', '.country', { height: 1560 }],
  ['numbers-dark', '/?view=stats', '.country', { dark: true }],
  ['numbers-phone', '/?view=stats', '.country', PHONE],
  ['long', '/?article=LONG', '.article-text', {}],
  ['long-phone', '/?article=LONG', '.article-text', PHONE],
  ['arabic', '/?article=ARABIC', '.article-text', {}],
  ['nothing-found', '/?q=nothing', '.message', {}],
];

/** The pictures of docs/dashboard.md. */
const IN_DOCS = new Set(['desk', 'desk-phone', 'article', 'article-dark', 'review', 'rejected', 'numbers']);

test.each(VIEWS)('%s has no accessibility fault and fits its screen', async (name, path, ready, options) => {
  const page = await desk.open(
    path.replace(/[A-Z]+/, (word) => ids[word]!),
    options,
  );
  await page.locator(ready).first().waitFor();
  await page.locator('.live-live').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
  if (IN_DOCS.has(name)) await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  await page.close();
});

/** What of the page would have to be scrolled sideways. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.page, .virtual-list, .article-panel, .facets')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ className, scrollWidth, clientWidth }) => `${className}: ${scrollWidth} in ${clientWidth}`),
  );
}

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

test('an article opened right after a search was typed stays open', async () => {
  const page = await desk.open('/');
  await row(page, 'Harbour bridge').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('harbour');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await row(page, 'Voters').waitFor({ state: 'detached' });
  expect(await page.locator('.article-panel').count()).toBe(1);
  await page.close();
});

test('a key pressed while the list still loads chooses its first row', async () => {
  const page = await desk.open('/');
  await row(page, 'Harbour bridge').waitFor();
  await page.route('**/v1/articles?*', async (request) => {
    await new Promise((done) => setTimeout(done, 300));
    await request.continue();
  });
  await page.locator('.facets a, .facets button').first().click();
  await page.keyboard.press('j');
  await page.locator('.article-text').waitFor();
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
  const { status, source, article, kind, topics, regions, provenance, moderation } = await articleOf(desk, 'Voters');
  const shown = { status, source, article, kind, topics, regions, provenance, moderation, revision: 1 };
  const page = await desk.open('about:blank');
  // Made in the page: ten megabytes through the debugger take longer than everything that is measured.
  await page.addInitScript((row) => {
    const fromDesk = window.fetch;
    const items = Array.from({ length: 10_000 }, (_, index) => Object.assign({}, row, { id: `row-${index}` }));
    window.fetch = (input, init) => {
      if (typeof input !== 'string' || !input.startsWith('/v1/articles?limit')) return fromDesk(input, init);
      return Promise.resolve(Object.assign(new Response(), { json: () => Promise.resolve({ items }) }));
    };
  }, shown);
  await page.goto(desk.url);
  await page.locator('li[aria-setsize="10000"]').first().waitFor();
  expect(await longestWorkOfScrolling(page)).toBeLessThan(LONG_TASK);
  await page.close();
});

/** Milliseconds; what keeps a page from answering, as docs/dashboard.md promises it. */
const LONG_TASK = 100;

/**
 * Milliseconds of processor time that the page's main thread works at most for one step down the list, all tasks of the step
 * together. Not by the clock: on a busy machine a task waits longer than it works.
 */
async function longestWorkOfScrolling(page: Page): Promise<number> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await debug.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  const list = page.locator('.virtual-list');
  const steps: number[] = [];
  for (let step = 0; step <= 40; step += 1) {
    const before = await worked();
    await list.evaluate((element, part) => (element.scrollTop = (element.scrollHeight * part) / 40), step);
    await page.waitForTimeout(25);
    steps.push((await worked()) - before);
  }
  await page.locator('li[aria-posinset="10000"]').waitFor();
  expect(Math.min(...steps)).toBeGreaterThan(0);
  return Math.max(...steps);
}

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
