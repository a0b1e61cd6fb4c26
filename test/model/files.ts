import { paragraphsOf } from '../../bin/evaluate/invented-stories';
import { Rejection } from '../../core/errors';
import type { Desk } from '../../core/pipeline';
import type { TastedArticle } from '../../core/record/build-record';
import { testDesk } from '../desk';
import type { Copy } from '../links/newsroom';
import { articleOf } from '../links/newsroom';

const GUID = 'urn:newsml:wire.example:1';
const WORDS = paragraphsOf(1, 4);
export const EMBARGO_ENDS = '2024-03-01T11:00:00Z';

const STORY: Copy = { headline: 'Quay to reopen', slugline: 'Quay', guid: GUID, agency: 'Reuters', body: WORDS };
const OTHER: Copy = { headline: 'Vote in Kenya', body: ['Polls opened in Nairobi on Monday for a new parliament.'] };

/** What a version of an object may hold: articles by the name of their item, `''` for an object that is one article. */
export const FILES = {
  story: { '': STORY },
  rewrite: { '': { headline: 'Our quay', body: WORDS.slice(0, 3) } },
  other: { '': OTHER },
  notice: { '': { headline: 'Notice', body: ['MANDATORY KILL', `Please kill story item ${GUID}.`] } },
  embargoed: {
    '': {
      headline: 'Harbour report due',
      body: ['The report on the western quay says that it can be mended by spring.'],
      supplier: { embargoes: [{ field: 'embargoed', value: EMBARGO_ENDS }] },
    },
  },
  bundle: { x: OTHER, y: { headline: 'Floods in Peru', body: ['Rivers rose in Lima after a week of rain.'] } },
  smallerBundle: { y: { headline: 'Floods recede', body: ['Rivers fell in Lima after two dry days.'] } },
  unreadable: {},
  /** Of a format that the first edition of the program cannot read. */
  novel: { '': { headline: 'Bridge shut', body: ['The bridge of Oslo was shut on Monday.'] } },
} satisfies Record<string, Record<string, Copy>>;
export type FileName = keyof typeof FILES;
export const FILE_NAMES = Object.keys(FILES) as FileName[];
export const ITEM_IDS = ['x', 'y'];

/** The file that others are killed by, and the one it kills. */
export const NOTICE: FileName = 'notice';
export const KILLED: FileName = 'story';

/** What a deployment brings: the second edition calls everything an analysis, and reads what the first could not. */
export type Edition = 1 | 2;
export const kindIn = (edition: Edition) => (edition === 1 ? 'news' : 'analysis');

/** Each text is tagged once, since histories are about what comes after. */
const tagger = testDesk();
const tagged = new Map<FileName, TastedArticle[]>(
  FILE_NAMES.map((name) => [
    name,
    Object.entries<Copy>(FILES[name]).map(([itemId, copy]) => {
      const tasted = tagger.tag(articleOf(copy));
      return itemId === '' ? tasted : { ...tasted, article: { ...tasted.article, itemId } };
    }),
  ]),
);

/** The articles in a file, as an edition of the program tags them; none when it refuses the file. */
export function articlesIn(file: FileName, edition: Edition): TastedArticle[] {
  if (file === 'novel' && edition === 1) return [];
  return tagged.get(file)!.map((article) => ({ ...article, kind: kindIn(edition) }));
}

/** The desk of an edition: bytes are the name of a file. */
export function deskOf(edition: Edition): Pick<Desk, 'tasteItems'> {
  return {
    tasteItems: ({ bytes }) => {
      const articles = articlesIn(Buffer.from(bytes).toString() as FileName, edition);
      if (articles.length === 0) return Promise.reject(new Rejection('UNSUPPORTED_FORMAT'));
      return Promise.resolve(articles);
    },
  };
}
