import type { VisibleRecord } from '../visible-record';
import { csvOf } from './csv';
import type { FeedAddress } from './feeds';
import { jsonFeedOf, rssOf } from './feeds';
import { ninjsOf } from './ninjs';

export interface ListFormat {
  contentType: string;
  write(records: readonly VisibleRecord[], feed: FeedAddress): string;
}

const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

/** What a list can be had as, other than JSON; docs/api.md describes each. */
export const LIST_FORMATS = {
  csv: { contentType: 'text/csv; charset=utf-8; header=present', write: csvOf },
  ndjson: { contentType: 'application/x-ndjson', write: lines },
  ninjs: {
    contentType: 'application/x-ndjson',
    write: (records) => lines(records.map(ninjsOf).filter((item) => item !== undefined)),
  },
  jsonfeed: { contentType: 'application/feed+json', write: jsonFeedOf },
  rss: { contentType: 'application/rss+xml; charset=utf-8', write: rssOf },
} as const satisfies Record<string, ListFormat>;
export type ListFormatName = keyof typeof LIST_FORMATS;

export const LIST_FORMAT_NAMES = Object.keys(LIST_FORMATS) as ListFormatName[];
