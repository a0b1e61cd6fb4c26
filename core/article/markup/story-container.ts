import type { PagePart } from '../vocabulary';
import type { MarkupElement } from './markup-tree';
import type { PageBlock, PartsOfPage } from './page-blocks';
import { chainOf, isProse, normal, proseHeld } from './page-blocks';

/**
 * Finds the element that holds the story: that with the most prose close below it, as Readability and its kin count
 * (paragraphs count whole for what they stand in and less further up), then grown where the story goes on beside it.
 */

/** Elements that group paragraphs without being what holds the story. */
const GROUPS = new Set('p blockquote ul ol li span center font strong em b i'.split(' '));
/** What a paragraph counts for the elements around it, nearest first. */
const WEIGHTS = [1, 1 / 2, 1 / 6, 1 / 9];
/** Words of a paragraph that count; a wall of text is no better than a long paragraph. */
const COUNTED_WORDS = 60;
/** What stands in such an element is other stories, readers' words or the site's own. */
const OUTSIDE: ReadonlySet<PagePart> = new Set([
  'comment',
  'related',
  'promo',
  'furniture',
  'share',
  'caption',
  'byline',
]);
/** What a paragraph counts that stands in such an element: its name may mislead. */
const OUTSIDE_SHARE = 0.25;
const OUTSIDE_TAGS = new Set(['aside', 'footer', 'form', 'nav']);
/** Elements from the block outwards whose names are looked at. */
const NEAR = 4;
/** An element is likelier to hold the story when its name says so, or the headline stands in it or beside it. */
const NAMES_STORY = new Set(['article', 'main']);
const NAMED_BONUS = 1.3;
const TITLED_BONUS = 1.3;
/** An element of the same name and class is part of the story when it holds this share of what the best holds. */
const TWIN_SHARE = 0.2;
/** Words of a paragraph that make an element grow to take it in. */
const GROWTH_WORDS = 15;
/** Prose that an element gains by growing, for each word of anything else. */
const GROWTH_RATE = 1.5;
const MOST_GROWTH = 4;

function standsOutside(block: PageBlock, parts: PartsOfPage, most: ReadonlySet<MarkupElement>): boolean {
  return chainOf(block.element)
    .slice(0, NEAR)
    .filter((element) => !most.has(element))
    .some((element) => OUTSIDE_TAGS.has(element.name) || [...parts.at(element)].some((part) => OUTSIDE.has(part)));
}

/** Elements that hold most of the page's prose: a page with a sidebar is not in the sidebar. */
function holdersOfMost(blocks: readonly PageBlock[]): Set<MarkupElement> {
  const held = proseHeld(blocks);
  const total = blocks.reduce((sum, block) => sum + (isProse(block) ? block.words : 0), 0);
  return new Set([...held].filter(([, words]) => words > total / 2).map(([element]) => element));
}

/** The elements that hold the story, usually one; none when the page has no prose. */
export function findContainers(
  blocks: readonly PageBlock[],
  parts: PartsOfPage,
  headlines: ReadonlySet<string>,
): Set<MarkupElement> {
  const scores = new Map<MarkupElement, number>();
  const most = holdersOfMost(blocks);
  const outside = blocks.map((block) => standsOutside(block, parts, most));
  blocks.forEach((block, index) => {
    if (!isProse(block)) return;
    const full = Math.min(block.words, COUNTED_WORDS) * (1 - block.linkShare);
    const score = outside[index] ? full * OUTSIDE_SHARE : full;
    let level = 0;
    for (const element of chainOf(block.element)) {
      if (GROUPS.has(element.name)) continue;
      if (level === WEIGHTS.length) break;
      scores.set(element, (scores.get(element) ?? 0) + score * WEIGHTS[level++]!);
    }
  });
  const titled = new Set(
    blocks
      .filter(({ element, text }) => element.name === 'h1' || (element.name === 'h2' && headlines.has(normal(text))))
      .flatMap(({ element }) => chainOf(element)),
  );
  for (const [element, score] of scores) {
    const named =
      parts.at(element).has('story') || NAMES_STORY.has(element.name) || element.attributes.itemprop === 'articleBody';
    const near = titled.has(element) || (element.parent !== undefined && titled.has(element.parent));
    scores.set(element, score * (named ? NAMED_BONUS : 1) * (near ? TITLED_BONUS : 1));
  }
  let best: MarkupElement | undefined;
  for (const [element, score] of scores) if (!best || score > scores.get(best)!) best = element;
  if (!best) return new Set();
  const grown = grow(best, blocks, outside);
  const containers = new Set([grown]);
  const { class: name } = best.attributes;
  if (grown === best && name)
    for (const [element, score] of scores)
      if (element.name === best.name && element.attributes.class === name && score > scores.get(best)! * TWIN_SHARE)
        containers.add(element);
  return containers;
}

/** The element around `container` while that adds more of the story than of anything else. */
function grow(container: MarkupElement, blocks: readonly PageBlock[], outside: readonly boolean[]): MarkupElement {
  const prose = new Map<MarkupElement, number>();
  const other = new Map<MarkupElement, number>();
  blocks.forEach((block, index) => {
    const story = block.words >= GROWTH_WORDS && isProse(block) && block.sentence && !outside[index];
    const counts = story ? prose : other;
    for (const element of chainOf(block.element)) counts.set(element, (counts.get(element) ?? 0) + block.words);
  });
  let grown = container;
  let around = container.parent;
  for (let level = 0; around && level < MOST_GROWTH; level++, around = around.parent) {
    const gain = (prose.get(around) ?? 0) - (prose.get(grown) ?? 0);
    const loss = (other.get(around) ?? 0) - (other.get(grown) ?? 0);
    if (gain > 0 && gain > loss * GROWTH_RATE) grown = around;
  }
  return grown;
}
