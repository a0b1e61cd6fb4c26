import { splitCredit } from '../captions';
import { parsePrintedDate } from '../printed-dates';
import type { PagePart } from '../vocabulary';
import { namesCredit } from './blocks';
import type { MarkupElement } from './markup-tree';
import { elementsOf } from './markup-tree';
import type { PageBlock, PartsOfPage } from './page-blocks';
import { chainOf } from './page-blocks';

/** A caption as it stands on the page; the credit apart where the page keeps it apart. */
export interface PageCaption {
  text: string;
  credit?: string;
}

const LONGEST_CAPTION = 80;
/** Words of a line beside a picture that is no sentence. */
const LONGEST_LABEL = 25;
const LONGEST_CREDIT = 12;
const OTHER_STORIES: ReadonlySet<PagePart> = new Set(['related', 'promo', 'comment']);
const OTHER_TAGS = new Set(['aside', 'footer', 'nav', 'form']);

/** The elements that hold a picture directly or in one of their children. */
export function pictureFrames(root: MarkupElement): Set<MarkupElement> {
  const frames = new Set<MarkupElement>();
  for (const { name, parent } of elementsOf(root)) {
    if (name !== 'img' || !parent) continue;
    frames.add(parent);
    if (parent.parent) frames.add(parent.parent);
  }
  return frames;
}

/** Whether a block is what is said of a picture: by its element, its cue, its credit or where it stands. */
export function isCaption(block: PageBlock, parts: PartsOfPage, frames: ReadonlySet<MarkupElement>): boolean {
  const { kind, words, cue, element, text, sentence, linkShare } = block;
  if (kind === 'caption' || kind === 'credit') return true;
  if (words > LONGEST_CAPTION || linkShare > 0.8) return false;
  if (cue === 'caption' || (parts.at(element).has('caption') && words > 1)) return true;
  if (cue !== undefined || words < 4 || parsePrintedDate(text) !== undefined) return false;
  const own = element.name !== 'p' && kind === 'paragraph';
  const framed = frames.has(element) || (element.parent !== undefined && frames.has(element.parent));
  return framed && (splitCredit(text) !== undefined || (own && !sentence && words < LONGEST_LABEL));
}

/**
 * The captions of the story's pictures: those in the element that holds the story, or in the `<article>` or `<main>` around
 * it, but not those of other stories' pictures.
 */
export function captionsOf(
  blocks: readonly PageBlock[],
  containers: ReadonlySet<MarkupElement>,
  parts: PartsOfPage,
  frames: ReadonlySet<MarkupElement>,
): PageCaption[] {
  const scopes = new Set([...containers].map(scopeOf));
  const captions: PageCaption[] = [];
  let last: { caption: PageCaption; element: MarkupElement } | undefined;
  for (const block of blocks) {
    if (!isCaption(block, parts, frames)) continue;
    const chain = chainOf(block.element);
    const depth = chain.findIndex((each) => scopes.has(each));
    if (depth < 0 || !/\p{L}/u.test(block.text) || chain.slice(0, depth).some((each) => belongsElsewhere(each, parts)))
      continue;
    const apart = block.kind === 'credit' || (namesCredit(block.element) && block.words <= LONGEST_CREDIT);
    if (apart && last && !last.caption.credit && haveOneParent(last.element, block.element)) {
      last.caption.credit = block.text;
      continue;
    }
    const caption = apart ? { text: '', credit: block.text } : { text: block.text };
    captions.push(caption);
    last = { caption, element: block.element };
  }
  return captions;
}

function belongsElsewhere(element: MarkupElement, parts: PartsOfPage): boolean {
  return OTHER_TAGS.has(element.name) || [...parts.at(element)].some((part) => OTHER_STORIES.has(part));
}

function scopeOf(container: MarkupElement): MarkupElement {
  return (
    chainOf(container).find(({ name }) => name === 'article' || name === 'main') ??
    container.parent?.parent ??
    container
  );
}

/** Whether two elements stand in one figure: within three steps of a common one. */
function haveOneParent(a: MarkupElement, b: MarkupElement): boolean {
  const around = chainOf(a).slice(0, 4);
  return chainOf(b)
    .slice(0, 4)
    .some((each) => around.includes(each));
}
