import type { MarkupElement } from '../markup/markup-tree';
import type { MarkupBody } from '../structured/body-of-markup';
import { bodyOfElement } from '../structured/body-of-markup';

/** Elements that hold the words of one paragraph. */
const PARAGRAPHS = new Set('p hl1 hl2 h1 h2 h3 h4 h5 h6 dt'.split(' '));
/** What may stand in a paragraph and is no word of it. */
const BLOCKS = new Set('p br ul ol li dl table tr td th figure figcaption blockquote div pre media hr'.split(' '));

/**
 * Body and captions of a tree of XML. Suppliers mark up names within paragraphs with elements of their own: those stand in
 * the line, as `span` does.
 */
export function bodyOfXml(root: MarkupElement, skips?: (element: MarkupElement) => boolean): MarkupBody {
  return bodyOfElement(inLine(root, undefined, false), skips);
}

/** Entities that an export escaped twice: `&amp;quot;`. */
const ESCAPED: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  '#39': "'",
  '#34': '"',
  amp: '&',
  nbsp: '\u00a0',
};
const unescaped = (words: string) =>
  words.includes('&') ? words.replace(/&(quot|apos|#39|#34|amp|nbsp);/g, (_, name: string) => ESCAPED[name]!) : words;

/** A copy of a tree in which what stands within a paragraph is a span. */
function inLine(element: MarkupElement, parent: MarkupElement | undefined, within: boolean): MarkupElement {
  const isSpan = within && !BLOCKS.has(element.name);
  const copy: MarkupElement = { ...element, name: isSpan ? 'span' : element.name, parent, children: [] };
  const inside = isSpan || PARAGRAPHS.has(element.name);
  copy.children = element.children.map((child) =>
    typeof child === 'string' ? unescaped(child) : inLine(child, copy, inside),
  );
  return copy;
}
