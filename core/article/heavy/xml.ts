import { Rejection } from '../../errors';
import type { Article } from '../article';
import { findItems } from '../fields/find-items';
import { readItem } from '../fields/read-item';
import type { MarkupElement } from '../markup/markup-tree';
import type { ParseContext } from '../parse';
import { MAX_ITEMS } from '../limits';
import { articleOfItem, hasCopy } from '../structured/news-item';
import { FEED_ROOTS, readFeed } from '../xml/feed';
import { fieldOfElement } from '../xml/fields-of-xml';
import { G2_ROOTS, readNewsMlG2 } from '../xml/newsml-g2';
import { readNewsMl1 } from '../xml/newsml-1';
import { readNitf } from '../xml/nitf';
import { parseXmlTree } from '../xml/xml-tree';

/**
 * Reads XML of newsrooms: NITF, NewsML 1, NewsML-G2, RSS and Atom, and content systems with the usual field names.
 * @throws Rejection MALFORMED, UNSAFE, TOO_DEEP, TOO_COMPLEX, TOO_MANY_ITEMS, or NO_ARTICLE with what it is instead.
 */
export function parseNewsXml(xml: string, context: ParseContext): Article[] {
  const root = parseXmlTree(xml);
  const articles = readRoot(root, xml, context);
  if (articles.length > MAX_ITEMS) throw new Rejection('TOO_MANY_ITEMS');
  return articles;
}

function readRoot(root: MarkupElement, xml: string, context: ParseContext): Article[] {
  if (root.name === 'nitf') {
    const item = readNitf(root, context);
    if (!hasCopy(item)) throw new Rejection('NO_ARTICLE', 'The NITF document has no words.');
    return [articleOfItem(item, 'nitf', context)];
  }
  if (root.name === 'newsml') return readNewsMl1(root, context);
  if (G2_ROOTS.has(root.name)) return readNewsMlG2(root, context);
  if (FEED_ROOTS.has(root.name)) return readFeed(xml, context);
  const items = findItems({ [root.name]: fieldOfElement(root) }, context.vocabulary.supplier);
  const articles = items
    .map((item) => readItem(item, context))
    .filter(hasCopy)
    .map((item) => articleOfItem(item, 'xml', context));
  if (articles.length === 0) throw new Rejection('NO_ARTICLE', 'XML: no element has the fields of an article.');
  return articles;
}
