import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { VisibleRecord } from '../../core/query/visible-record';
import { isWhole, visibleRecord } from '../../core/query/visible-record';
import { openStore } from '../lists/open-store';
import { readList } from '../lists/read-list';
import { safe } from '../render-record';
import type { ListFlags } from './list-options';
import { addListOptions, listParameters, placeOf } from './list-options';

const DEFAULT_COUNT = 20;

export function addQuery(program: Command): void {
  addListOptions(program.command('query').description('List articles, newest first.'))
    .option('-n, --count <n>', 'how many', parseCount, DEFAULT_COUNT)
    .action(async ({ count, ...flags }: ListFlags & { count: never }) => {
      const lists = await openStore(placeOf(flags));
      try {
        let left = Number(count);
        let found = 0;
        for await (const heads of readList(lists, listParameters(flags))) {
          for (const { record } of heads.slice(0, left))
            process.stdout.write(`${line(visibleRecord(record, 'editor', new Date()))}\n`);
          found += heads.length;
          left -= heads.length;
          if (left <= 0) return;
        }
        if (found === 0)
          process.stderr.write('No article is in this list. docs/access-patterns.md says what lists there are.\n');
      } finally {
        await lists.close();
      }
    });
}

function parseCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It must be 1 or more.');
  return count;
}

function line(record: VisibleRecord): string {
  const start = [record.id, record.source.receivedAt.slice(0, 16)];
  if (record.status === 'rejected') {
    const { key, itemId } = record.source;
    const file = itemId === undefined ? key : `${key}#${itemId}`;
    return [...start, record.error.code, file, record.error.message].map(safe).join('  ');
  }
  if (!isWhole(record)) return [...start, record.status].join('  ');
  const topics = record.topics.filter(({ implied }) => !implied).map(({ name }) => name);
  const countries = record.regions.filter(({ scheme, role }) => scheme === 'iso3166-1' && role === 'focus');
  const tags = [...countries.map(({ code }) => code), ...topics].slice(0, 4).join('; ');
  const headline = record.article.headline ?? record.source.key;
  return [...start, record.moderation.decision.padEnd(6), headline, `[${tags}]`].map(safe).join('  ');
}
