import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { readNdjson } from '../../adapters/node/ndjson';
import { tagDrop, tagLine } from '../../core/tag-request';
import type { LocalDesk } from '../local-desk';
import { openLocalDesk } from '../local-desk';
import { renderRecord } from '../render-record';

interface TagOptions {
  json?: true;
  ndjson?: true;
  body?: true;
  text?: true;
}

export function addTag(program: Command): void {
  program
    .command('tag')
    .description('Tag files, or lines of JSON from standard input, and print the records.')
    .argument('[files...]', 'articles in any format the desk reads')
    .option('--json', 'print records as JSON, one line each')
    .option(
      '--ndjson',
      'read one JSON object a line from standard input: {"id", "content", "contentType"?, "encoding"?, "name"?, "receivedAt"?}; print one record a line in the same order',
    )
    .option('--body', 'add article.body, the body with blank lines between paragraphs')
    .option('--text', 'add article.text, the text that offsets point into')
    .action(async (files: string[], options: TagOptions, command: Command) => {
      if (options.ndjson ? files.length > 0 : files.length === 0) {
        command.error(
          options.ndjson
            ? 'With --ndjson, articles come from standard input: give no files.'
            : 'Name a file to tag, or use --ndjson.',
        );
      }
      const local = openLocalDesk();
      await (options.ndjson ? tagLines(local, options) : tagFiles(files, local, options));
    });
}

/** Waits while the reader of standard output is slower than we are, so that memory stays flat. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(line)) await new Promise((drained) => process.stdout.once('drain', drained));
}

async function tagLines({ desk, stamp }: LocalDesk, options: TagOptions): Promise<void> {
  let lineNumber = 0;
  for await (const line of readNdjson(process.stdin)) {
    lineNumber++;
    if (line.trim() === '') continue;
    for (const record of await tagLine(desk, line, lineNumber, stamp(new Date()), options)) {
      await print(`${JSON.stringify(record)}\n`);
    }
  }
}

async function tagFiles(files: string[], { desk, stamp }: LocalDesk, options: TagOptions): Promise<void> {
  for (const file of files) {
    const now = new Date();
    let bytes: Uint8Array;
    try {
      bytes = await readFile(file);
    } catch (cause) {
      process.stderr.write(`copytaster: cannot read ${file}: ${(cause as Error).message}\n`);
      process.exitCode = 1;
      continue;
    }
    const source = { bucket: 'local', key: resolve(file), size: bytes.length, receivedAt: now.toISOString() };
    const drop = { bytes, name: basename(file), receivedAt: source.receivedAt };
    for (const record of await tagDrop(desk, drop, source, stamp(now), options)) {
      await print(options.json ? `${JSON.stringify(record)}\n` : renderRecord(record, file));
      if (record.status === 'rejected') process.exitCode = 1;
    }
  }
}
