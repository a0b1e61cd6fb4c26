import { createHash } from 'node:crypto';
import { foldName } from '../tag/moderation/notices/kill-reach';
import type { KillTarget } from '../tag/tags';

const NAME_BYTES = 10;
const hashOf = (value: string) => createHash('sha256').update(value).digest().subarray(0, NAME_BYTES).toString('hex');

/**
 * The names under which an article and a notice that means it can find each other, as parts of keys. Whether the notice
 * does reach it is looked at afterwards, so that two that share a hash do no harm.
 */
export function namesOf({ guid, slugline, headline }: KillTarget): string[] {
  const folded = { slug: foldName(slugline), head: foldName(headline) };
  return [
    ...(guid ? [`guid:${hashOf(guid)}`] : []),
    ...(folded.slug ? [`slug:${hashOf(folded.slug)}`] : []),
    ...(folded.head ? [`head:${hashOf(folded.head)}`] : []),
  ];
}
