import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import * as z from 'zod';
import { readNdjsonFile } from '../../adapters/node/ndjson';
import { ConfigurationError } from '../../core/errors';
import type { ArticleUse, CostLine } from '../cost/cost-model';
import { alternatives, ASSUMPTIONS, ourCost, total } from '../cost/cost-model';
import { measureUse } from '../cost/measure-use';
import { openLocalDesk } from '../local-desk';

const articleLine = z.object({ content: z.string().optional(), text: z.string().optional() });
const DEFAULT_LIMIT = 500;

function parseLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1) throw new InvalidArgumentError('It must be an integer from 1.');
  return limit;
}

async function articlesOf(files: readonly string[], limit: number): Promise<string[]> {
  const articles: string[] = [];
  for (const file of files) {
    for await (const { content, text } of readNdjsonFile(file, articleLine)) {
      const words = content ?? text;
      if (words) articles.push(words);
      if (articles.length === limit) return articles;
    }
  }
  return articles;
}

const dollars = (amount: number): string => `$${amount.toFixed(2)}`.padStart(12);
const rows = (lines: readonly CostLine[]): string[] => lines.map(({ what, dollars: d }) => `${dollars(d)}  ${what}`);

function report(use: ArticleUse, articles: number): string {
  const ours = ourCost(use);
  const measured = Object.entries<number>({ ...use }).map(([name, value]) => `  ${name}: ${value.toPrecision(3)}`);
  const assumed = Object.entries(ASSUMPTIONS).map(([name, value]) => `  ${name}: ${value}`);
  return [
    `Measured here, mean of ${articles} articles:`,
    ...measured,
    'Assumed (bin/cost/cost-model.ts says what each is):',
    ...assumed,
    'Modelled, a million articles at list prices (bin/cost/prices.ts):',
    ...rows(ours),
    `${dollars(total(ours))}  in all`,
    'Others, for tags alone:',
    ...rows(alternatives(use)),
    '',
  ].join('\n');
}

export function addCost(program: Command): void {
  program
    .command('cost')
    .description('What a million of your articles would cost on AWS, from what they take here.')
    .argument('<corpus...>', 'NDJSON files with `content` or `text`')
    .option('--limit <n>', 'articles at most', parseLimit, DEFAULT_LIMIT)
    .action(async (files: string[], { limit }: { limit: number }) => {
      const articles = await articlesOf(files, limit);
      if (articles.length === 0) throw new ConfigurationError('The files hold no `content` and no `text`.');
      process.stdout.write(report(await measureUse(articles, openLocalDesk().desk), articles.length));
    });
}
