import * as z from 'zod';
import { readNdjsonFile } from '../../adapters/node/ndjson';
import { bodyText } from '../../core/article/article';
import { Rejection } from '../../core/errors';
import type { Evaluation } from './evaluation';
import { ratio, score } from './scores';

const pageLine = z.object({
  id: z.string(),
  title: z.string().optional(),
  /** Visible text of a page. */
  page: z.string().optional(),
  html: z.string().optional(),
  /** The body a person would keep. */
  body: z.string(),
});

const WORST = 10;
const SHINGLE = 4;

function tokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function counts(items: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of items) found.set(item, (found.get(item) ?? 0) + 1);
  return found;
}

function overlap(a: Map<string, number>, b: Map<string, number>): number {
  let shared = 0;
  for (const [item, count] of a) shared += Math.min(count, b.get(item) ?? 0);
  return shared;
}

function shingles(words: readonly string[]): string[] {
  if (words.length === 0) return [];
  if (words.length <= SHINGLE) return [words.join(' ')];
  return words.slice(SHINGLE - 1).map((_, index) => words.slice(index, index + SHINGLE).join(' '));
}

/** What print and screen write differently, made alike. */
const normal = (text: string) =>
  text.replace(/\s+/g, ' ').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trim().toLowerCase();

const BEFORE_SITE = [' | ', ' – ', ' — ', ' » ', ' - '];
const SHORTEST_TITLE = 10;
const LONGEST_SITE = 43;

/** A title without the name of the site, which no line of the page shows. */
function withoutSite(title: string): string {
  const whole = normal(title);
  const cut = Math.max(...BEFORE_SITE.map((mark) => whole.lastIndexOf(mark)));
  return cut >= SHORTEST_TITLE && whole.length - cut <= LONGEST_SITE ? whole.slice(0, cut) : whole;
}

/** Precision and recall of what was found against what should be, as multisets; both 1 when both are empty. */
function compare(found: string[], gold: string[]): { precision: number; recall: number; f1: number } {
  if (found.length === 0 && gold.length === 0) return { precision: 1, recall: 1, f1: 1 };
  const shared = overlap(counts(found), counts(gold));
  return {
    precision: ratio(shared, found.length),
    recall: ratio(shared, gold.length),
    f1: ratio(2 * shared, found.length + gold.length),
  };
}

const mean = (values: readonly number[]) =>
  ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );

/** Mean precision, mean recall, and F1 of the two. */
function describe(pages: readonly { precision: number; recall: number }[]): string {
  const precision = mean(pages.map((each) => each.precision));
  const recall = mean(pages.map((each) => each.recall));
  return `P ${score(precision)}  R ${score(recall)}  F1 ${score(ratio(2 * precision * recall, precision + recall))}`;
}

export const evaluation: Evaluation = {
  name: 'intake',
  summary: 'how well the article is found on a page',
  help: `Each line: {"id", "page" (visible text) or "html", "body", "title"?}.
Prints the mean F1 of the body's words, F1 by 4-gram shingles as the article-extraction-benchmark computes it
(from mean precision and mean recall), that of Readability.js on the same HTML pages, and how often the headline is the
title: to the letter, and when the name of the site is taken off the title ("… | The Post").`,
  async run(corpora, desk, print) {
    for (const corpus of corpora) {
      const words: { id: string; f1: number }[] = [];
      const shingled: { precision: number; recall: number }[] = [];
      const peer: { precision: number; recall: number }[] = [];
      const headlines: { id: string; found?: string; title: string; right: boolean; rightWithoutSite: boolean }[] = [];
      for await (const page of readNdjsonFile(corpus, pageLine)) {
        const contentType = page.html === undefined ? 'text/plain' : 'text/html';
        let body = '';
        let headline: string | undefined;
        try {
          const [tasted] = await desk.taste({ bytes: Buffer.from(page.html ?? page.page ?? ''), contentType });
          if (tasted) {
            body = bodyText(tasted.article);
            headline = tasted.article.details.headline;
          }
        } catch (error) {
          if (!(error instanceof Rejection)) throw error;
          print(`${page.id}: rejected, ${error.code}`);
        }
        const [found, gold] = [tokens(body), tokens(page.body)];
        words.push({ id: page.id, f1: compare(found, gold).f1 });
        shingled.push(compare(shingles(found), shingles(gold)));
        if (page.html !== undefined) {
          // Loaded here: who installs without packages for development can use all other commands.
          const { readabilityBody } = await import('./readability.js');
          peer.push(compare(shingles(tokens(readabilityBody(page.html))), shingles(gold)));
        }
        if (page.title) {
          headlines.push({
            id: page.id,
            found: headline,
            title: page.title,
            right: normal(headline ?? '') === normal(page.title),
            rightWithoutSite: withoutSite(headline ?? '') === withoutSite(page.title),
          });
        }
      }
      print(`${corpus}: ${words.length} pages`);
      print(`body, words:       mean F1 ${score(mean(words.map(({ f1 }) => f1)))}`);
      print(`body, 4-shingles:  ${describe(shingled)}`);
      if (peer.length > 0) print(`  Readability.js:  ${describe(peer)}`);
      if (headlines.length > 0) {
        const share = (right: readonly unknown[]) => score(ratio(right.length, headlines.length));
        print(`headline, exact:   ${share(headlines.filter(({ right }) => right))} of ${headlines.length}`);
        print(`  without site:    ${share(headlines.filter((each) => each.rightWithoutSite))}`);
      }
      print('worst bodies:');
      for (const { id, f1 } of words.sort((a, b) => a.f1 - b.f1).slice(0, WORST)) print(`  ${score(f1)} ${id}`);
      print('headlines missed:');
      for (const { id, found, title } of headlines.filter(({ right }) => !right).slice(0, WORST))
        print(`  ${id}: “${found ?? ''}” for “${title}”`);
    }
  },
};
