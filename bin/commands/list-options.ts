import { join } from 'node:path';
import type { Command } from 'commander';
import { FACETS } from '../../core/store/facets';
import { root } from '../root';

/** What the commands that read lists have in common. */
export type ListFlags = { state: string } & Record<string, string>;

/** Adds an option for each parameter of `/v1/articles`. */
export function addListOptions(command: Command): Command {
  command.option('--state <dir>', 'where the desk remembers everything', join(root, '.copytaster'));
  for (const facet of FACETS) command.option(`--${facet} <value>`, `only articles with this ${facet}`);
  return command
    .option('--q <words>', 'only articles with these words in headline, slugline, publisher or byline')
    .option('--from <time>', 'received at or after: RFC 3339, or a UTC day')
    .option('--to <time>', 'received before: RFC 3339, or through the end of a UTC day');
}

/** The parameters of `/v1/articles` among a command's flags. */
export function listParameters(flags: ListFlags): Record<string, string> {
  const names: string[] = [...FACETS, 'q', 'from', 'to'];
  return Object.fromEntries(Object.entries(flags).filter(([name]) => names.includes(name)));
}
