import type { TaggedRecord } from '../../record/record';
import type { VisibleRecord } from '../visible-record';
import { isWhole } from '../visible-record';

/** Where a feed stands, and where its older entries are. */
export interface FeedAddress {
  /** Of the request. */
  url: string;
  next?: string;
}

const TITLE = 'Copytaster';

/** Feeds are read by strangers' programs: held copy is left out, rather than said to be there. */
function entries(records: readonly VisibleRecord[]): TaggedRecord[] {
  return records.filter(isWhole);
}

const guid = ({ id }: TaggedRecord): string => `urn:copytaster:${id}`;
const address = ({ id }: TaggedRecord, { url }: FeedAddress): string => new URL(`/v1/articles/${id}`, url).href;
const categories = ({ topics }: TaggedRecord): string[] => topics.map(({ name }) => name);

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeedOf(records: readonly VisibleRecord[], feed: FeedAddress): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: TITLE,
    feed_url: feed.url,
    ...(feed.next !== undefined && { next_url: feed.next }),
    items: entries(records).map((record) => ({
      id: guid(record),
      url: address(record, feed),
      title: record.article.headline ?? '',
      // The desk keeps no body: the headline is all there is to show.
      content_text: record.article.headline ?? '',
      date_published: record.source.receivedAt,
      ...(record.article.by !== undefined && { authors: [{ name: record.article.by }] }),
      ...(record.article.language !== undefined && { language: record.article.language }),
      tags: categories(record),
    })),
  });
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML 1.0 may hold it: a space stands for what it may not. */
function xml(text: string): string {
  const allowed = text.replace(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, ' ');
  return allowed.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

/** RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function rssOf(records: readonly VisibleRecord[], feed: FeedAddress): string {
  const items = entries(records).map((record) =>
    [
      '<item>',
      `<title>${xml(record.article.headline ?? '')}</title>`,
      `<link>${xml(address(record, feed))}</link>`,
      `<guid isPermaLink="false">${guid(record)}</guid>`,
      `<pubDate>${new Date(record.source.receivedAt).toUTCString()}</pubDate>`,
      ...categories(record).map((category) => `<category>${xml(category)}</category>`),
      '</item>',
    ].join(''),
  );
  const head = `<title>${TITLE}</title><link>${xml(feed.url)}</link><description>Articles as they were tagged</description>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>${head}${items.join('')}</channel></rss>\n`;
}
