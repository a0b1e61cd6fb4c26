import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { TaggedRecord } from '../../core/record/record';
import { eventually, launchDesk } from '../start/launch';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
export const SCREENSHOTS = join(__dirname, '../../docs/screenshots');

/** A desk of its own and a browser to look at it. */
export interface TestDesk {
  url: string;
  /** Puts a file in the drop folder. */
  drop(name: string, content: string): void;
  remove(name: string): void;
  /** A page that fails the test, at `close`, for any error or breach of the policy it reports. */
  open(path: string, options?: PageOptions): Promise<Page>;
  close(): Promise<void>;
}

export interface PageOptions {
  width?: number;
  height?: number;
  dark?: boolean;
}

export async function openDesk(): Promise<TestDesk> {
  const home = mkdtempSync(join(tmpdir(), 'browser-'));
  const desk = launchDesk(home);
  const url = await desk.url();
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const complaints: string[] = [];
  return {
    url,
    drop: (name, content) => writeFileSync(join(home, 'drop', name), content),
    remove: (name) => rmSync(join(home, 'drop', name)),
    async open(path, { width = 1280, height = 800, dark = false } = {}) {
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      page.setDefaultTimeout(30_000);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) complaints.push(message.text());
      });
      await page.goto(new URL(path, url).href);
      return page;
    },
    async close() {
      await browser.close();
      desk.signal('SIGTERM');
      await desk.ended;
      rmSync(home, { recursive: true });
      expect(complaints).toEqual([]);
    },
  };
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page, as short lines. */
export async function axeViolations(page: Page): Promise<string[]> {
  // The policy allows no inline script, so axe comes in through the debugger.
  await page.evaluate(AXE);
  const results = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${String(target)}`));
}

/** The article with these words in its headline, as the API gives it, once it is there. */
export async function articleOf(desk: TestDesk, words: string): Promise<TaggedRecord> {
  return eventually(async () => {
    const { items } = (await (await fetch(`${desk.url}v1/articles`)).json()) as { items: TaggedRecord[] };
    return items.find(({ article }) => article.headline?.includes(words));
  });
}

/** Sends an article to the review queue, as an editor does who wants a second pair of eyes. */
export async function sendToReview(desk: TestDesk, words: string): Promise<void> {
  const { id, revision } = await articleOf(desk, words);
  const response = await fetch(`${desk.url}v1/articles/${id}/decisions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'If-Match': `"${revision}"` },
    body: JSON.stringify({ decision: 'review', why: 'please look' }),
  });
  expect(response.status).toBe(200);
}

/** The row of the list whose headline contains the words. */
export function row(page: Page, words: string) {
  return page.locator('.row', { hasText: words });
}
