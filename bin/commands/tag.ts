import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { tagDrop } from '../../core/tag-request';
import { fileFault } from '../failure';
import type { LocalDesk } from '../local-desk';
import { openLocalDesk } from '../local-desk';
import { parseJobs, tagInParallel } from '../parallel-tag';
import { renderRecord } from '../render-record';
import { answerLine, numberedLines } from '../tag-lines';

interface TagOptions {
  json?: true;
  ndjson?: true;
  body?: true;
  text?: true;
  jobs: number;
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
    .option('--jobs <n>', 'with --ndjson: threads to tag on', parseJobs, 1)
    .action(async (files: string[], options: TagOptions, command: Command) => {
      if (options.ndjson ? files.length > 0 : files.length === 0) {
        command.error(
          options.ndjson
            ? 'With --ndjson, articles come from standard input: give no files.'
            : 'Name a file to tag, or use --ndjson.',
        );
      }
      if (!options.ndjson) await tagFiles(files, openLocalDesk(), options);
      else if (options.jobs > 1) await tagInParallel(numberedLines(process.stdin), options.jobs, options, print);
      else await tagLines(openLocalDesk(), options);
    });
}

/** Waits while the reader of standard output is slower than we are, so that memory stays flat. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(line)) await new Promise((drained) => process.stdout.once('drain', drained));
}

async function tagLines(local: LocalDesk, options: TagOptions): Promise<void> {
  for await (const line of numberedLines(process.stdin)) await print(await answerLine(local, line, options));
}

async function tagFiles(files: string[], { desk, stamp }: LocalDesk, options: TagOptions): Promise<void> {
  for (const file of files) {
    const now = new Date();
    let bytes: Uint8Array;
    try {
      bytes = await readFile(file);
    } catch (cause) {
      process.stderr.write(`copytaster: ${fileFault(cause, file) ?? `${file} cannot be read: ${String(cause)}`}\n`);
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
