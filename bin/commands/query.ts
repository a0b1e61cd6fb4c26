import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { VisibleRecord } from '../../core/query/visible-record';
import { isWhole, visibleRecord } from '../../core/query/visible-record';
import { openStore } from '../lists/open-store';
import { readList } from '../lists/read-list';
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
        for await (const heads of readList(lists, listParameters(flags))) {
          for (const { record } of heads.slice(0, left))
            process.stdout.write(`${line(visibleRecord(record, 'editor', new Date()))}\n`);
          left -= heads.length;
          if (left <= 0) return;
        }
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
  const { id, source } = record;
  const start = [id, source.receivedAt.slice(0, 16)];
  if (!isWhole(record)) return [...start, record.status === 'rejected' ? record.error.code : record.status].join('  ');
  const topics = record.topics.filter(({ implied }) => !implied).map(({ name }) => name);
  const countries = record.regions.filter(({ scheme, role }) => scheme === 'iso3166-1' && role === 'focus');
  const tags = [...countries.map(({ code }) => code), ...topics].slice(0, 4).join(', ');
  return [...start, record.moderation.decision.padEnd(6), record.article.headline ?? '', `[${tags}]`].join('  ');
}
