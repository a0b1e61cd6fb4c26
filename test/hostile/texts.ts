import type { HostileFile } from './hostile-file';
import { MANY, MEGABYTE, STORY, text } from './hostile-file';

/** Plain text that is long, monotonous or half a character. */
export const TEXTS: HostileFile[] = [
  text('a.txt', 'one line of 1 MB', () => 'quay '.repeat(MEGABYTE / 5)),
  text('a.txt', 'one word of 1 MB', () => 'q'.repeat(MEGABYTE)),
  text('a.txt', 'one line without spaces in Chinese', () => '港'.repeat(MANY)),
  text('a.txt', 'brackets that never close', () => '(AP '.repeat(MANY / 4)),
  text('a.txt', 'digits', () => '4111 1111 1111 1112 '.repeat(MANY / 20)),
  text('a.txt', 'e-mail addresses that never end', () => 'a@'.repeat(MANY / 2)),
  text('a.txt', 'e-mail addresses within one another', () => 'a.b@'.repeat(MANY / 4)),
  text('a.txt', 'very many empty lines', () => `${STORY}${'\n'.repeat(MANY)}a`),
  text('a.txt', 'very many short lines', () => 'a\n'.repeat(MANY / 2)),
  text('a.txt', 'spaces', () => `a${' '.repeat(MANY)}b`),
  text(
    'a.txt',
    'marks of writing direction',
    () => `Quay \u202egnp.exe\u202c reopens\n\n${'\u202e\u2066'.repeat(10_000)}${STORY}`,
  ),
  text('a.txt', 'marks upon one letter', () => `e${'\u0301'.repeat(100_000)}\n\n${STORY}`),
  text('a.txt', 'control characters', () => `${STORY}\u0000\u0007\u001b[2J\u0085`),
  {
    what: 'half of a pair of surrogates in UTF-16',
    name: 'a.txt',
    bytes: () => Buffer.from(`\ufeff\ud83d ${STORY} \udc00`, 'utf16le'),
  },
  {
    what: 'half of a pair of surrogates in UTF-8',
    name: 'a.txt',
    bytes: () => Buffer.concat([Buffer.from([0xed, 0xa0, 0xbd]), Buffer.from(STORY)]),
  },
];
