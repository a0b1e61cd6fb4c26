import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Facet } from '../../core/store/facets';
import { FACETS } from '../../core/store/facets';
import type { StorePlace } from '../lists/open-store';
import { root } from '../root';

/** What the commands that read lists have in common. */
export type ListFlags = { state: string; stack?: string } & Record<string, string>;

/** What a value of each facet looks like; docs/access-patterns.md says more. */
const EXAMPLES: Record<Facet, string> = {
  status: 'tagged (unless said otherwise) or rejected',
  topic: 'code of a topic of any level, such as medtop:04000000',
  region: 'such as iso3166-1:FR, m49:151 or geonames:2988507',
  agency: 'id of a supplying agency, such as AFP',
  provenance: 'wire, assisted, release, photo, cited or none',
  kind: 'such as news, opinion or listing',
  decision: 'pass, review, hold or block',
  review: 'open: what waits for an editor',
  rejected: 'code of an error, such as UNSUPPORTED_FORMAT',
  publisher: 'name of a publisher, in lower case',
  language: 'such as en',
  guid: "the supplier's own id, in lower case",
  story: "an article's story.id: its versions, takes and copies",
  edited: 'any, topics, regions, kind, provenance or decision: what editors acted on',
};

/** Adds an option for each parameter of `/v1/articles`, and those that say whose lists. */
export function addListOptions(command: Command): Command {
  command
    .option('--stack <name>', 'read a deployed stage, such as copytaster-prod, and not the local desk')
    .option('--state <dir>', 'where the local desk remembers everything', join(root, '.copytaster'));
  for (const facet of FACETS) command.option(`--${facet} <value>`, EXAMPLES[facet]);
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
