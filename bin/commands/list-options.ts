import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { FACETS } from '../../core/store/facets';
import type { StorePlace } from '../lists/open-store';
import { root } from '../root';

/** What the commands that read lists have in common. */
export type ListFlags = { state: string; stack?: string } & Record<string, string>;

/** Adds an option for each parameter of `/v1/articles`, and those that say whose lists. */
export function addListOptions(command: Command): Command {
  command
    .option('--stack <name>', 'read a deployed stage, such as copytaster-prod, and not the local desk')
    .option('--state <dir>', 'where the local desk remembers everything', join(root, '.copytaster'));
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

/** Whose lists the flags mean. */
export function placeOf({ state, stack }: ListFlags): StorePlace {
  return { state: resolve(state), ...(stack !== undefined && { stack }) };
}
