import { parseFeed } from 'feedsmith';
import { Rejection } from '../../errors';
import type { Article } from '../article';
import type { FieldObject, FieldValue } from '../fields/field-values';
import { isObject, listOf, plainWords, wordsOfValue } from '../fields/field-values';
import type { ParseContext } from '../parse';
import { MAX_ITEMS } from '../limits';
import { bodyOfHtml } from '../structured/body-of-markup';
import { fieldTime } from '../structured/field-time';
import type { NewsItem } from '../structured/news-item';
import { articleOfItem, emptyItem, hasCopy, primaryLanguage } from '../structured/news-item';
import { supplierSubject } from '../structured/supplier-subject';
import { readNitf } from './nitf';
import { parseXmlTree } from './xml-tree';

export const FEED_ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf']);

const at = (value: FieldValue | undefined, ...path: string[]): FieldValue | undefined =>
  path.reduce<FieldValue | undefined>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);

/**
 * Reads RSS 0.9x, 1.0 and 2.0 and Atom: one article an entry. The XML is one that `parseXmlTree` has read, so its depth and
 * entities are known to be harmless.
 * @throws Rejection TOO_MANY_ITEMS above 1,000 entries, NO_ARTICLE when no entry has words.
 */
export function readFeed(xml: string, context: ParseContext): Article[] {
  const feed = feedOf(xml);
  const entries = listOf(feed.items ?? feed.entries).filter(isObject);
  if (entries.length > MAX_ITEMS) throw new Rejection('TOO_MANY_ITEMS');
  const articles = entries
    .map((entry) => readEntry(entry, feed, context))
    .filter(hasCopy)
    .map((item) => articleOfItem(item, 'feed', context));
  if (articles.length === 0) throw new Rejection('NO_ARTICLE', 'The feed has no entry with words.');
  return articles;
}

function feedOf(xml: string): FieldObject {
  try {
    return parseFeed(xml).feed;
  } catch (cause) {
    throw new Rejection('MALFORMED', 'It is no RSS or Atom feed.', { cause });
  }
}

function readEntry(entry: FieldObject, feed: FieldObject, context: ParseContext): NewsItem {
  const { vocabulary, settings } = context;
  const item = emptyItem();
  const { given, supplier } = item;
  const words = (...values: (FieldValue | undefined)[]) =>
    values.map((value) => plainWords(value)).find((each) => each !== undefined);
  const time = (...values: (FieldValue | undefined)[]) =>
    values.map((value) => fieldTime(wordsOfValue(value), settings.defaultTimeZone)).find((each) => each !== undefined);

  item.headline = words(entry.title, at(entry, 'dc', 'titles'));
  item.byline = namesOf(at(entry, 'dc', 'creators'), entry.authors);
  const full = wordsOfValue(at(entry, 'content', 'encoded') ?? entry.content);
  const short = wordsOfValue(entry.description ?? entry.summary ?? at(entry, 'dc', 'descriptions'));
  const nitf = full === undefined ? undefined : nitfWithin(full, context);
  const { body, captions } = nitf ?? bodyOf(withoutShortcodes(full ?? short ?? ''));
  item.body = body;
  item.captions = captions;
  item.byline = nitf?.byline ?? item.byline;
  item.dateline = nitf?.dateline;
  if (full !== undefined && short !== undefined) item.summary = bodyOfHtml(short).paragraphs.join(' ');
  readMedia(entry, item);

  given.guid = words(entry.guid, entry.id) ?? linkOf(entry);
  item.itemId = given.guid;
  given.firstCreated = time(entry.pubDate, entry.published, at(entry, 'dc', 'dates'), at(entry, 'dcterms', 'created'));
  given.versionCreated =
    time(entry.updated, at(entry, 'atom', 'updated'), at(entry, 'dcterms', 'modified')) ?? given.firstCreated;
  given.language = primaryLanguage(
    words(at(entry, 'dc', 'languages'), feed.language, at(feed, 'xml', 'lang'), at(feed, 'dc', 'languages')),
  );
  given.publisher = words(at(entry, 'source', 'title'), feed.title);
  given.copyrightNotice = words(entry.rights, at(entry, 'dc', 'rights'), feed.copyright, feed.rights);
  for (const [field, value] of [
    ['source', at(entry, 'source', 'title')],
    ['dc:publisher', at(entry, 'dc', 'publishers')],
    ['channel/title', feed.title],
  ] as const) {
    const name = words(value);
    if (name) supplier.credits.push({ field, value: name, role: 'text' });
  }
  listOf(entry.categories).forEach((category, index) => {
    const given = {
      name: words(at(category, 'label'), at(category, 'name'), at(category, 'term')),
      scheme: words(at(category, 'domain'), at(category, 'scheme')),
    };
    const code = words(at(category, 'term'), at(category, 'name'));
    const fact = supplierSubject(
      `category[${index}]`,
      /^(?:\d{8}|[\w-]+:\d{8})$/.test(code ?? '') ? { ...given, code } : { name: given.name },
      vocabulary.supplier,
    );
    if (fact) supplier.subjects.push(fact);
  });
  return item;
}

const bodyOf = (html: string): Pick<NewsItem, 'body' | 'captions'> => {
  const { paragraphs, captions } = bodyOfHtml(html);
  return { body: paragraphs, captions };
};

/** The NITF document that an entry holds (AP's feeds); undefined without one. */
function nitfWithin(content: string, context: ParseContext): NewsItem | undefined {
  const start = content.indexOf('<nitf');
  const end = content.lastIndexOf('</nitf>');
  if (start < 0 || end < start) return undefined;
  try {
    const item = readNitf(parseXmlTree(content.slice(start, end + '</nitf>'.length)), context);
    return hasCopy(item) ? item : undefined;
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return undefined;
  }
}

/** Tags in brackets that WordPress exports as they stand in its editor: `[caption id="1"]`, `[gallery]`, `[/dropcap]`. */
const SHORTCODE = /\[(\/?)([a-z][\w-]{1,30})(?: [^[\]<>]{0,500})?\/?\]/gi;
const OWN_SHORTCODES = new Set('audio caption embed gallery playlist video wp_caption'.split(' '));

/** A body without shortcodes: WordPress's own, and those of plugins that are closed somewhere. */
function withoutShortcodes(html: string): string {
  if (!html.includes('[')) return html;
  const closed = new Set<string>();
  for (const [, close, name] of html.matchAll(SHORTCODE)) if (close) closed.add(name!.toLowerCase());
  return html.replace(SHORTCODE, (code, _, name: string) =>
    closed.has(name.toLowerCase()) || OWN_SHORTCODES.has(name.toLowerCase()) ? '' : code,
  );
}

function namesOf(...lists: (FieldValue | undefined)[]): string | undefined {
  for (const list of lists) {
    const names = listOf(list)
      .map((each) => nameOf(plainWords(each)))
      .filter((name) => name !== undefined);
    if (names.length > 0) return names.join(', ');
  }
  return undefined;
}

/** Feeds write "ann@example.org (Ann Lee)". */
function nameOf(author: string | undefined): string | undefined {
  const open = author?.indexOf(' (') ?? -1;
  return open > 0 && author!.endsWith(')') && author!.slice(0, open).includes('@')
    ? author!.slice(open + 2, -1)
    : author;
}

function linkOf(entry: FieldObject): string | undefined {
  const links = listOf(entry.links);
  const own = links.find((link) => at(link, 'rel') === undefined || at(link, 'rel') === 'alternate') ?? links[0];
  return wordsOfValue(entry.link) ?? wordsOfValue(at(own, 'href'));
}

/** Pictures of Media RSS, with what is said for all of them where they say nothing. */
function readMedia(entry: FieldObject, item: NewsItem): void {
  const media = at(entry, 'media');
  const groups = listOf(at(media, 'groups'));
  const shared = { text: plainWords(at(media, 'description')), credit: plainWords(at(media, 'credits')) };
  const contents = [...listOf(at(media, 'contents')), ...groups.flatMap((group) => listOf(at(group, 'contents')))];
  for (const content of contents.length > 0 || shared.credit === undefined ? contents : [null]) {
    const text =
      plainWords(at(content ?? undefined, 'description')) ??
      shared.text ??
      plainWords(at(content ?? undefined, 'title')) ??
      '';
    const credit =
      plainWords(at(content ?? undefined, 'credits')) ??
      shared.credit ??
      plainWords(at(content ?? undefined, 'copyright'));
    if (credit) item.supplier.credits.push({ field: 'media:credit', value: credit, role: 'picture' });
    if (text !== '' || credit) item.captions.push({ text, ...(credit && { credit }) });
  }
}
