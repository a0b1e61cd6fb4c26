import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { resolve } from 'node:path';
import type { VisibleRecord } from '../../core/query/visible-record';
import { isWhole } from '../../core/query/visible-record';
import { readLocalList } from '../local/local-lists';
import type { ListFlags } from './list-options';
import { addListOptions, listParameters } from './list-options';

const DEFAULT_COUNT = 20;

export function addQuery(program: Command): void {
  addListOptions(program.command('query').description('List articles of the local desk, newest first.'))
    .option('-n, --count <n>', 'how many', parseCount, DEFAULT_COUNT)
    .action(async ({ count, ...flags }: ListFlags & { count: never }) => {
      let left = Number(count);
      for await (const records of readLocalList(resolve(flags.state), listParameters(flags))) {
        for (const record of records.slice(0, left)) process.stdout.write(`${line(record)}\n`);
        left -= records.length;
        if (left <= 0) return;
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
