import { Rejection } from '../../errors';
import type { Article } from '../article';
import type { MarkupElement } from '../markup/markup-tree';
import { elementsOf, findElement, wordsOf } from '../markup/markup-tree';
import type { ParseContext } from '../parse';
import { bodyOfHtml } from '../structured/body-of-markup';
import { fieldTime } from '../structured/field-time';
import type { NewsItem } from '../structured/news-item';
import { articleOfItem, emptyItem, hasCopy, primaryLanguage, urgencyOf } from '../structured/news-item';
import { bodyOfXml } from './body-of-xml';
import { readG2Facts } from './g2-facts';
import { readNitf } from './nitf';
import { attributeOf, childOf, childrenOf, ownText, wordsAt } from './xml-tree';

/** Items of the standard that describe copy, or what is planned, rather than being it. */
const OTHER_ITEMS = new Set('packageitem conceptitem knowledgeitem planningitem catalogitem'.split(' '));
/** Documents of the standard, and the parts of one that are found as files of their own. */
export const G2_ROOTS: ReadonlySet<string> = new Set([
  'newsmessage',
  'newsitem',
  'contentset',
  'contentmeta',
  'groupset',
  ...OTHER_ITEMS,
]);

/**
 * Reads NewsML-G2: every news item that has something to read. Packages, concepts, knowledge, plans and catalogues say
 * what there is, and are no copy.
 * @throws Rejection NO_ARTICLE naming the kinds of item when none has copy.
 */
export function readNewsMlG2(root: MarkupElement, context: ParseContext): Article[] {
  const items = root.name === 'newsmessage' ? itemsOfMessage(root) : [root];
  const read = items
    .filter(({ name }) => name === 'newsitem' || name === 'contentset')
    .map((item) => readNewsItem(item, context));
  const articles = read.filter(hasCopy).map((item) => articleOfItem(item, 'newsml-g2', context));
  if (articles.length > 0) return articles;
  const kinds = [...new Set(items.map(({ name }) => name))].join(', ');
  throw new Rejection('NO_ARTICLE', `NewsML-G2: no news item with copy${kinds === '' ? '' : ` (${kinds})`}.`);
}

function itemsOfMessage(message: MarkupElement): MarkupElement[] {
  return childrenOf(message, 'itemset').flatMap((set) => childrenOf(set, 'newsitem', ...OTHER_ITEMS));
}

const isPicture = (itemClass: string | undefined) =>
  itemClass !== undefined && !/:(?:text|composite|webpage|animated)?$/i.test(itemClass);

function readNewsItem(newsItem: MarkupElement, context: ParseContext): NewsItem {
  const { vocabulary, settings } = context;
  const itemMeta = childOf(newsItem, 'itemmeta');
  const contentMeta = childOf(newsItem, 'contentmeta');
  const item = readContent(newsItem.name === 'contentset' ? newsItem : childOf(newsItem, 'contentset'), context);
  const { given } = item;
  const zone = settings.defaultTimeZone;
  const time = (parent: MarkupElement | undefined, name: string) => fieldTime(wordsAt(parent, name), zone);

  item.headline = bestHeadline(contentMeta) ?? item.headline ?? wordsAt(itemMeta, 'title');
  item.byline =
    childrenOf(contentMeta, 'by')
      .map(wordsOf)
      .find((words) => words !== '') ?? item.byline;
  item.dateline = wordsAt(contentMeta, 'dateline') ?? item.dateline;
  const located = childOf(contentMeta, 'located');
  given.located = wordsAt(located, 'name') ?? attributeOf(located, 'literal') ?? given.located;
  given.guid = attributeOf(newsItem, 'guid') ?? given.guid;
  item.itemId = given.guid;
  given.version = attributeOf(newsItem, 'version') ?? given.version;
  given.language =
    primaryLanguage(attributeOf(childOf(contentMeta, 'language'), 'tag') ?? attributeOf(newsItem, 'lang')) ??
    given.language;
  given.firstCreated = time(itemMeta, 'firstcreated') ?? time(contentMeta, 'contentcreated');
  given.versionCreated =
    time(itemMeta, 'versioncreated') ?? time(contentMeta, 'contentmodified') ?? given.versionCreated;
  given.slugline = wordsAt(contentMeta, 'slugline') ?? given.slugline;
  given.urgency = urgencyOf(wordsAt(contentMeta, 'urgency')) ?? given.urgency;
  const rights = childrenOf(newsItem, 'rightsinfo');
  given.copyrightNotice =
    inLanguage(
      rights.flatMap((each) => childrenOf(each, 'copyrightnotice')),
      given.language,
    ) ?? given.copyrightNotice;
  given.usageTerms = inLanguage(
    rights.flatMap((each) => childrenOf(each, 'usageterms')),
    given.language,
  );
  item.notes.push(...childrenOf(itemMeta, 'ednote').map(wordsOf));
  readG2Facts(newsItem, item.supplier, vocabulary.supplier);
  readDescriptions(contentMeta, itemMeta, item);
  return item;
}

function bestHeadline(contentMeta: MarkupElement | undefined): string | undefined {
  const headlines = childrenOf(contentMeta, 'headline').filter((each) => wordsOf(each) !== '');
  const main =
    headlines.find((each) => each.attributes.role === undefined || /main|:h1$|title/i.test(each.attributes.role)) ??
    headlines[0];
  return main && wordsOf(main);
}

/** Of one statement in several languages, the one in the item's. */
function inLanguage(elements: readonly MarkupElement[], language: string | undefined): string | undefined {
  const own = elements.find((each) => language !== undefined && primaryLanguage(each.attributes.lang) === language);
  const chosen = own ?? elements.find((each) => wordsOf(each) !== '');
  return (chosen && wordsOf(chosen)) || undefined;
}

/** Descriptions are captions of pictures; of text they are the summary. */
function readDescriptions(
  contentMeta: MarkupElement | undefined,
  itemMeta: MarkupElement | undefined,
  item: NewsItem,
): void {
  const itemClass = attributeOf(childOf(itemMeta, 'itemclass'), 'qcode');
  const credit = wordsAt(contentMeta, 'creditline') ?? item.byline;
  const descriptions = childrenOf(contentMeta, 'description').filter((each) => wordsOf(each) !== '');
  const caption = descriptions.find((each) => /caption/i.test(each.attributes.role ?? '')) ?? descriptions[0];
  if (isPicture(itemClass) && item.body.length === 0) {
    if (caption) item.captions.push({ text: wordsOf(caption), ...(credit && { credit }) });
    return;
  }
  const summary =
    descriptions.find((each) => /summary|abstract|intro|lead/i.test(each.attributes.role ?? '')) ??
    (item.body.length === 0 ? descriptions[0] : undefined);
  item.summary ??= summary && wordsOf(summary);
}

/** What the content set holds: NITF, HTML or words. Further renditions of the same copy are passed over. */
function readContent(contentSet: MarkupElement | undefined, context: ParseContext): NewsItem {
  for (const content of childrenOf(contentSet, 'inlinexml', 'inlinedata')) {
    const nitf = findElement(content, 'nitf');
    const item = nitf ? readNitf(nitf, context) : emptyItem();
    if (!nitf) readMarkup(content, item);
    if (item.body.some((words) => words.trim() !== '') || item.captions.length > 0) return item;
  }
  return emptyItem();
}

function readMarkup(content: MarkupElement, item: NewsItem): void {
  const page = findElement(content, 'html');
  const root = page ? (childOf(page, 'body') ?? page) : content;
  const isPlain = !root.children.some((child) => typeof child !== 'string');
  const { paragraphs, captions } = isPlain
    ? bodyOfHtml(ownText(root))
    : bodyOfXml(root, ({ name }) => name === 'header');
  item.body = paragraphs;
  item.captions.push(...captions);
  for (const element of elementsOf(root))
    if (element.name === 'h1') {
      item.headline = wordsOf(element) || undefined;
      break;
    }
  const title = page && wordsAt(page, 'head', 'title');
  item.headline ??= title;
}
