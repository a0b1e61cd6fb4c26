import type { Caption } from '../article';
import type { Block } from '../markup/blocks';
import { blocksOf } from '../markup/blocks';
import type { MarkupElement } from '../markup/markup-tree';
import { parseMarkup } from '../markup/markup-tree';

/** Feeds and exports escape what is escaped already. */
const ESCAPED_TWICE = /&amp;(?=(?:apos|quot|nbsp|[lr]squo|[lr]dquo|[nm]dash|hellip|#\d{1,6});)/g;
/** Characters of a line that a margin broke. */
const LEAST_WRAPPED = 50;
const LONGEST_WRAPPED = 100;

export interface MarkupBody {
  paragraphs: string[];
  captions: Caption[];
}

/** Body and captions of a tree, HTML's or XML's. `skips` says what is no part of either. */
export function bodyOfElement(root: MarkupElement, skips?: (element: MarkupElement) => boolean): MarkupBody {
  return sorted(blocksOf(root, skips));
}

/** Body and captions of a fragment of HTML; of words without tags, their lines are the paragraphs. */
export function bodyOfHtml(given: string): MarkupBody {
  const html = given.includes('&amp;') ? given.replace(ESCAPED_TWICE, '&') : given;
  if (!/<[a-z!/]/i.test(html)) {
    const words = html.includes('&') ? sorted(blocksOf(parseMarkup(`<pre>${html}</pre>`))).paragraphs.join('\n') : html;
    return { paragraphs: unwrapped(words), captions: [] };
  }
  return sorted(blocksOf(parseMarkup(html)));
}

/** Words without markup: at empty lines, and where a line neither ends as a sentence nor fills its width. */
function unwrapped(words: string): string[] {
  const paragraphs: string[] = [];
  let carried = false;
  for (const line of words.split(/\r\n?|\n/)) {
    const clean = line.trim();
    if (carried && clean !== '') paragraphs.push(`${paragraphs.pop()!} ${clean}`);
    else if (clean !== '') paragraphs.push(clean);
    carried = clean.length >= LEAST_WRAPPED && clean.length <= LONGEST_WRAPPED && !/[.!?:"”'’)\]…。]$/.test(clean);
  }
  return paragraphs;
}

function sorted(blocks: readonly Block[]): MarkupBody {
  const body: MarkupBody = { paragraphs: [], captions: [] };
  for (const { kind, text } of blocks) {
    const last = body.captions.at(-1);
    if (kind === 'caption') {
      // A credit may stand above its caption.
      if (last?.text === '') last.text = text;
      else body.captions.push({ text });
    } else if (kind === 'credit') {
      if (last && last.credit === undefined) last.credit = text;
      else body.captions.push({ text: '', credit: text });
    } else body.paragraphs.push(text);
  }
  return body;
}
