import { once } from 'node:events';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { dataFolder } from '../../adapters/node/data-folder';
import type { ListFormat } from '../../core/query/formats/list-formats';
import { LIST_FORMATS } from '../../core/query/formats/list-formats';
import { MAX_LIMIT } from '../../core/query/list-query';
import { visibleRecord } from '../../core/query/visible-record';
import { readMediaTopics, TopicTree, treeOrder } from '../../core/tag/topics/vocabulary';
import { correctedArticle } from '../lists/corrections';
import { openStore } from '../lists/open-store';
import { readList } from '../lists/read-list';
import { openLocalDesk } from '../local-desk';
import { root } from '../root';
import type { ListFlags } from './list-options';
import { addListOptions, listParameters, placeOf } from './list-options';

/** The formats whose pages can be joined by line. */
const FORMATS = ['ndjson', 'csv', 'ninjs'] as const;

type ExportFlags = ListFlags & { format: (typeof FORMATS)[number] } & { corrections?: true; folder: string };

export function addExport(program: Command): void {
  addListOptions(program.command('export').description('Write all articles of a list to standard output.'))
    .addOption(new Option('--format <format>', 'what to write').choices(FORMATS).default('ndjson'))
    .option(
      '--corrections',
      'instead: the articles editors acted on, with their labels, as `evaluate` and `train` read them',
    )
    .option('--folder <dir>', 'of the local desk: where articles are dropped', join(root, 'drop'))
    .action((flags: ExportFlags) => (flags.corrections ? exportCorrections(flags) : exportList(flags)));
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

const largePages = (flags: ListFlags) => ({ ...listParameters(flags), limit: String(MAX_LIMIT) });

async function exportList(flags: ExportFlags): Promise<void> {
  const lists = await openStore(placeOf(flags));
  try {
    const format: ListFormat = LIST_FORMATS[flags.format];
    let first = true;
    for await (const heads of readList(lists, largePages(flags))) {
      const records = heads.map(({ record }) => visibleRecord(record, 'editor', new Date()));
      const text = format.write(records, { url: '' });
      await write(flags.format === 'csv' && !first ? text.slice(text.indexOf('\n') + 1) : text);
      first = false;
    }
  } finally {
    await lists.close();
  }
}

async function exportCorrections(flags: ExportFlags): Promise<void> {
  const lists = await openStore({ ...placeOf(flags), folder: resolve(flags.folder) });
  let gone = 0;
  try {
    const { desk } = openLocalDesk();
    const tree = new TopicTree(treeOrder(readMediaTopics(dataFolder(root))));
    for await (const heads of readList(lists, { ...largePages(flags), edited: 'any' })) {
      for (const { record } of heads) {
        if (record.status !== 'tagged') continue;
        const corrected = await correctedArticle(record, lists.bucket!, desk, tree);
        if (corrected) await write(`${JSON.stringify(corrected)}\n`);
        else gone++;
      }
    }
  } finally {
    await lists.close();
  }
  if (gone > 0) process.stderr.write(`${gone} articles were left out: their files are gone, or have changed.\n`);
}
