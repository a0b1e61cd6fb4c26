import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import type { ListFormat } from '../../core/query/formats/list-formats';
import { LIST_FORMATS } from '../../core/query/formats/list-formats';
import { MAX_LIMIT } from '../../core/query/list-query';
import { readLocalList } from '../local/local-lists';
import type { ListFlags } from './list-options';
import { addListOptions, listParameters } from './list-options';

/** The formats whose pages can be joined by line. */
const FORMATS = ['ndjson', 'csv', 'ninjs'] as const;

export function addExport(program: Command): void {
  addListOptions(program.command('export').description('Write all articles of a list to standard output.'))
    .addOption(new Option('--format <format>', 'what to write').choices(FORMATS).default('ndjson'))
    .action(async (flags: ListFlags & { format: (typeof FORMATS)[number] }) => {
      const { write }: ListFormat = LIST_FORMATS[flags.format];
      const query = { ...listParameters(flags), limit: String(MAX_LIMIT) };
      let first = true;
      for await (const records of readLocalList(resolve(flags.state), query)) {
        const text = write(records, { url: '' });
        const part = flags.format === 'csv' && !first ? text.slice(text.indexOf('\n') + 1) : text;
        first = false;
        if (!process.stdout.write(part)) await once(process.stdout, 'drain');
      }
    });
}
